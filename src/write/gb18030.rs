//! Plain text in GB 18030-2022: one line of the file for each line of the document.

use encoding_rs::{EncoderResult, GB18030};

use crate::error::{Error, Unplaced};
use crate::format::Format;
use crate::model::Document;
use crate::note::Noted;

/// How plain text looks.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {
    /// What ends a line.
    pub line_end: LineEnd,
}

/// What ends a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LineEnd {
    /// A line feed.
    #[default]
    Lf,
    /// A carriage return and a line feed, as recipients on Windows expect.
    Crlf,
}

/// The scalar values that the 2022 mapping does not give back: U+E5E5, which it leaves out, and
/// the 18 private-use characters whose codes went to standard characters (GB 18030-2022,
/// foreword; WHATWG Encoding Standard, index gb18030 ranges). Sorted.
const NOT_GIVEN_BACK: [char; 19] = [
    '\u{E5E5}', '\u{E78D}', '\u{E78E}', '\u{E78F}', '\u{E790}', '\u{E791}', '\u{E792}',
    '\u{E793}', '\u{E794}', '\u{E795}', '\u{E796}', '\u{E81E}', '\u{E826}', '\u{E82B}',
    '\u{E82C}', '\u{E832}', '\u{E843}', '\u{E854}', '\u{E864}',
];

/// Encode the document, each line ended, without byte order mark.
///
/// # Errors
/// [`Error::Unencodable`] with every character that would not come back.
pub fn write(document: &Document, settings: &Settings) -> Result<Noted<Vec<u8>>, Error> {
    let text = document.text();
    let lost = lost(&text);
    if !lost.is_empty() {
        return Err(Error::Unencodable(lost));
    }
    encode(&ended(text, settings.line_end)).map(Noted::quiet)
}

/// The text with its line ends; a document without text is an empty file.
fn ended(mut text: String, line_end: LineEnd) -> String {
    if text.is_empty() {
        return text;
    }
    text.push('\n');
    match line_end {
        LineEnd::Lf => text,
        LineEnd::Crlf => text.replace('\n', "\r\n"),
    }
}

/// Each character that would not come back, with its first place.
fn lost(text: &str) -> Vec<Unplaced> {
    let mut lost: Vec<Unplaced> = Vec::new();
    // All of them lie in U+E000..U+EFFF, whose first byte in UTF-8 is EE.
    if !text.as_bytes().contains(&0xEE) {
        return lost;
    }
    for (offset, character) in text.char_indices() {
        let known = || lost.iter().any(|seen| seen.character == character);
        if NOT_GIVEN_BACK.binary_search(&character).is_ok() && !known() {
            lost.push(Unplaced { character, offset });
        }
    }
    lost
}

fn encode(text: &str) -> Result<Vec<u8>, Error> {
    let refused =
        |reason: &str| Error::Writing { format: Format::Gb18030, reason: reason.to_owned() };
    let mut encoder = GB18030.new_encoder();
    let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len());
    let mut bytes = Vec::with_capacity(room.ok_or_else(|| refused("the text is too long"))?);
    let (result, _) =
        encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true);
    match result {
        EncoderResult::InputEmpty => Ok(bytes),
        EncoderResult::OutputFull => {
            Err(refused("the encoder asked for more room than it said"))
        }
        EncoderResult::Unmappable(c) => {
            Err(Error::Unencodable(vec![Unplaced { character: c, offset: 0 }]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Block, BlockKind, Span};

    fn note(text: &str) -> Document {
        let text = text.chars().collect();
        let block = Block { kind: BlockKind::Note(text), span: Span::default() };
        Document {
            articles: vec![Article { head: vec![], blocks: vec![block.clone(), block] }],
            ..Document::default()
        }
    }

    #[test]
    fn each_line_ends_as_asked() {
        let lf = write(&note("文"), &Settings::default()).unwrap().value;
        assert_eq!(lf, b"\xCE\xC4\n\xCE\xC4\n");
        let crlf = write(&note("文"), &Settings { line_end: LineEnd::Crlf }).unwrap().value;
        assert_eq!(crlf, b"\xCE\xC4\r\n\xCE\xC4\r\n");
        assert_eq!(write(&Document::default(), &Settings::default()).unwrap().value, b"");
    }

    #[test]
    fn a_character_that_would_not_come_back_is_named_once() {
        let Err(Error::Unencodable(lost)) =
            write(&note("文\u{E5E5}\u{E81E}"), &Settings::default())
        else {
            panic!()
        };
        let lost: Vec<_> = lost.iter().map(|c| (c.character, c.offset)).collect();
        assert_eq!(lost, [('\u{E5E5}', 3), ('\u{E81E}', 6)]);
    }

    #[test]
    fn every_other_scalar_value_comes_back() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let text: &str = c.encode_utf8(&mut buffer);
            let back = encode(text).ok().and_then(|bytes| {
                let text = GB18030.decode_without_bom_handling_and_without_replacement(&bytes);
                text.map(std::borrow::Cow::into_owned)
            });
            let given_back = back.as_deref() == Some(text);
            assert_eq!(given_back, NOT_GIVEN_BACK.binary_search(&c).is_err(), "{c:?}");
        }
    }
}
