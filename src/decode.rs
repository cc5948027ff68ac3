//! Bytes in, text and its encoding out.
#![deny(clippy::indexing_slicing, clippy::string_slice)]

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, Fault};

/// Which encoding to read.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {
    /// The name of the encoding, as the WHATWG Encoding Standard knows it; found out if `None`.
    pub encoding: Option<String>,
}

/// Text and the encoding in which it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// The name of the encoding, such as `UTF-8` or `gb18030`.
    pub encoding: &'static str,
}

/// The byte order marks: that of GB 18030 is U+FEFF in its four-byte form.
const MARKS: [(&[u8], &Encoding); 4] = [
    (&[0xEF, 0xBB, 0xBF], UTF_8),
    (&[0xFF, 0xFE], UTF_16LE),
    (&[0xFE, 0xFF], UTF_16BE),
    (&[0x84, 0x31, 0x95, 0x33], GB18030),
];

/// Decode a manuscript: by its byte order mark, as strict UTF-8, as strict GB 18030-2022.
/// Nothing is ever replaced.
///
/// ```
/// use wenyin::decode::{Settings, decode};
/// let decoded = decode(b"\xCE\xC4\xD3\xA1", &Settings::default())?;
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("文印", "gb18030"));
/// # Ok::<(), wenyin::Error>(())
/// ```
///
/// # Errors
/// [`Error::UnknownEncoding`] for a name that the standard does not know, and
/// [`Error::NotText`] with the place of the first wrong bytes in each encoding that was tried.
pub fn decode(bytes: &[u8], settings: &Settings) -> Result<Decoded, Error> {
    if let Some(name) = &settings.encoding {
        let encoding = named(name)?;
        return strict(unmarked(bytes, encoding), bytes, encoding).map_err(one_fault);
    }
    for (mark, encoding) in MARKS {
        if let Some(content) = bytes.strip_prefix(mark) {
            return strict(content, bytes, encoding).map_err(one_fault);
        }
    }
    let as_utf8 = match strict(bytes, bytes, UTF_8) {
        Ok(decoded) => return Ok(decoded),
        Err(fault) => fault,
    };
    strict(bytes, bytes, GB18030).map_err(|as_gb| Error::NotText(vec![as_utf8, as_gb]))
}

fn one_fault(fault: Fault) -> Error {
    Error::NotText(vec![fault])
}

/// The encoding of a name; GBK and GB 2312 are read as the superset that they are part of.
fn named(name: &str) -> Result<&'static Encoding, Error> {
    let unknown = || Error::UnknownEncoding(name.to_owned());
    let encoding = Encoding::for_label_no_replacement(name.as_bytes()).ok_or_else(unknown)?;
    Ok(if encoding == encoding_rs::GBK { GB18030 } else { encoding })
}

/// The bytes without the byte order mark of this encoding.
fn unmarked<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> &'a [u8] {
    let mut own = MARKS.into_iter().filter(|(_, of)| *of == encoding);
    own.find_map(|(mark, _)| bytes.strip_prefix(mark)).unwrap_or(bytes)
}

/// Decode `content`, the end of `whole`, without tolerance.
fn strict(content: &[u8], whole: &[u8], encoding: &'static Encoding) -> Result<Decoded, Fault> {
    let skipped = whole.len() - content.len();
    if encoding == UTF_8 {
        return match std::str::from_utf8(content) {
            Ok(text) => Ok(Decoded { text: text.to_owned(), encoding: encoding.name() }),
            Err(e) => {
                let at = e.valid_up_to();
                let length = e.error_len().unwrap_or(content.len() - at);
                Err(fault(content, skipped, at..at + length, encoding))
            }
        };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(content.len());
    let mut text = String::with_capacity(room.unwrap_or(content.len()));
    let (result, read) = decoder.decode_to_string_without_replacement(content, &mut text, true);
    match result {
        DecoderResult::InputEmpty => {
            text.shrink_to_fit();
            Ok(Decoded { text, encoding: encoding.name() })
        }
        DecoderResult::Malformed(length, after) => {
            let end = read.saturating_sub(usize::from(after));
            let start = end.saturating_sub(usize::from(length));
            Err(fault(content, skipped, start..end, encoding))
        }
        // The buffer holds the longest text that so many bytes can make.
        DecoderResult::OutputFull => Err(fault(content, skipped, read..read, encoding)),
    }
}

/// The place of wrong bytes in the whole file.
fn fault(
    content: &[u8],
    skipped: usize,
    wrong: std::ops::Range<usize>,
    encoding: &'static Encoding,
) -> Fault {
    let (before, _) =
        encoding.decode_without_bom_handling(content.get(..wrong.start).unwrap_or(content));
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
    Fault {
        encoding: if encoding == GB18030 { "GB 18030" } else { encoding.name() },
        line,
        column,
        offset: skipped + wrong.start,
        bytes: content.get(wrong).unwrap_or_default().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, &Settings::default()).unwrap();
        (decoded.text, decoded.encoding)
    }

    fn as_named(bytes: &[u8], name: &str) -> Result<Decoded, Error> {
        decode(bytes, &Settings { encoding: Some(name.to_owned()) })
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_not_text() {
        assert_eq!(found(b"\xEF\xBB\xBFa"), ("a".to_owned(), "UTF-8"));
        assert_eq!(found(b"\xFF\xFE\x87\x65"), ("文".to_owned(), "UTF-16LE"));
        assert_eq!(found(b"\xFE\xFF\x65\x87"), ("文".to_owned(), "UTF-16BE"));
        assert_eq!(found(b"\x84\x31\x95\x33\xCE\xC4"), ("文".to_owned(), "gb18030"));
    }

    #[test]
    fn utf_8_comes_before_gb_18030() {
        assert_eq!(found("文印室".as_bytes()), ("文印室".to_owned(), "UTF-8"));
        assert_eq!(found(b"\xCE\xC4\xD3\xA1"), ("文印".to_owned(), "gb18030"));
    }

    #[test]
    fn the_mapping_of_2022_is_read() {
        assert_eq!(found(b"\xA6\xD9\xFE\x59").0, "\u{FE10}\u{9FB4}");
    }

    #[test]
    fn wrong_bytes_are_named_with_their_place_in_both_encodings() {
        let e = decode("甲\n乙\u{7F}".as_bytes(), &Settings::default());
        assert!(e.is_ok());
        let mut bytes = "甲\n乙丙".as_bytes().to_vec();
        bytes.push(0xFF);
        let Err(Error::NotText(faults)) = decode(&bytes, &Settings::default()) else {
            panic!()
        };
        let utf8 = faults.first().unwrap();
        assert_eq!((utf8.line, utf8.column, utf8.offset), (2, 3, 10));
        assert_eq!(utf8.bytes, [0xFF]);
        assert_eq!(faults.len(), 2);
        let said = Error::NotText(faults).to_string();
        assert!(said.contains("UTF-8 (line 2, column 3, byte 10: FF)"), "{said}");
        assert!(said.contains("GB 18030 (line "), "{said}");
    }

    #[test]
    fn a_cut_character_at_the_end_is_a_fault() {
        let Err(Error::NotText(faults)) = as_named(b"\xCE\xC4\xD3", "gb18030") else {
            panic!()
        };
        let fault = faults.first().unwrap();
        assert_eq!((fault.offset, fault.bytes.as_slice()), (2, [0xD3].as_slice()));
    }

    #[test]
    fn a_name_overrides_and_must_be_known() {
        assert_eq!(as_named(b"\xA4\xE5", "big5").unwrap().text, "文");
        assert_eq!(as_named(b"\xCE\xC4", "gbk").unwrap().encoding, "gb18030");
        assert!(as_named(b"\xCE\xC4", "utf-8").is_err());
        assert!(matches!(as_named(b"", "klingon"), Err(Error::UnknownEncoding(_))));
    }
}
