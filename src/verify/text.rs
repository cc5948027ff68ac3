//! Lines in GB 18030: one for each line of the document, each with its line end.

use encoding_rs::GB18030;

/// The lines of a text in GB 18030-2022.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<String>, String> {
    if let Some(fault) = first_superseded(bytes) {
        return Err(fault);
    }
    let decoded = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    let text = decoded.ok_or("it holds bytes that are not GB 18030")?;
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let body = text.strip_suffix('\n').ok_or("its last line has no line end")?;
    let (body, end) = match body.strip_suffix('\r') {
        Some(body) => (body, "\r\n"),
        None => (body, "\n"),
    };
    Ok(body.split(end).map(str::to_owned).collect())
}

/// Byte sequences that the decoder takes but GB 18030-2022 gives to another character or to
/// none: it reads a single 80 as €, A3A0 as a blank, and the four-byte codes of eighteen
/// private-use characters as the standard characters that had them before 2022.
fn first_superseded(bytes: &[u8]) -> Option<String> {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        let length = match rest {
            [] => return None,
            [0..=0x7F, ..] => 1,
            [0x80, ..] | [0xA3, 0xA0, ..] => 0,
            [_, 0x30..=0x39, ..] => four(rest),
            _ => 2,
        };
        if length == 0 {
            let shown: Vec<_> = rest.iter().take(4).map(|b| format!("{b:02X}")).collect();
            return Some(format!("no character has the bytes {} at {at}", shown.join(" ")));
        }
        at += length;
    }
    None
}

/// The length of a four-byte code, 0 where it belongs to a character of private use.
const fn four(code: &[u8]) -> usize {
    match code {
        [0x84, 0x31, 0x82, 0x36..=0x39, ..] | [0x84, 0x31, 0x83, 0x30..=0x35, ..] => 0,
        [0x82, 0x35, 0x90, 0x37..=0x39, ..] | [0x82, 0x35, 0x91, 0x30..=0x34, ..] => 0,
        _ => 4,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{Article, Block, BlockKind, Document, Span, Text};

    /// A document of plain paragraphs.
    pub(in crate::verify) fn document(lines: &[&str]) -> Document {
        let block = |line: &&str| Block {
            kind: BlockKind::Paragraph { lead: None, text: Text::new(*line).unwrap() },
            span: Span::default(),
        };
        let blocks = lines.iter().map(block).collect();
        Document { articles: vec![Article { head: vec![], blocks }], ..Document::default() }
    }

    fn read(text: &str) -> Result<Vec<String>, String> {
        lines(&GB18030.encode(text).0)
    }

    #[test]
    fn each_line_has_one_line_end() {
        let both = Ok(vec!["甲𠮷€".to_owned(), "乙".to_owned()]);
        assert_eq!(read("甲𠮷€\n乙\n"), both);
        assert_eq!(read("甲𠮷€\r\n乙\r\n"), both);
        assert_eq!(read(""), Ok(vec![]));
        assert!(read("甲\n乙").unwrap_err().contains("no line end"));
        assert_ne!(read("甲𠮷€\n乙\n\n"), both);
        assert_ne!(read("甲𠮷€\n乙\r\n"), both);
        assert_ne!(read("\u{FEFF}甲𠮷€\n乙\n"), both);
    }

    #[test]
    fn bytes_that_are_not_gb18030_are_refused() {
        for wrong in [&b"\xFF\n"[..], b"\x80\n", b"\xB0\n", b"\x81\x30\x81\n", b"\xA3\xA0\n"] {
            assert!(lines(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn the_four_byte_codes_that_changed_in_2022_are_refused() {
        assert_eq!(lines(b"\xA6\xD9\n"), Ok(vec!["\u{FE10}".to_owned()]));
        let wrong = lines(b"\xB0\xA1\x84\x31\x82\x36\n").unwrap_err();
        assert_eq!(wrong, "no character has the bytes 84 31 82 36 at 2");
        assert!(lines(b"\x82\x35\x91\x34\n").is_err());
    }
}
