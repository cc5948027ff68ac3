//! The name of the book: the same words give the same name, wherever and whenever it is made.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::model::Document;

/// A UUID of version 8 (RFC 9562, 5.8) from the SHA-256 of the catalogue data and every line;
/// version 5 would promise SHA-1.
pub(super) fn of(document: &Document) -> String {
    let mut hash = Sha256::new();
    let mut line = |text: &str| {
        hash.update(text.as_bytes());
        hash.update(b"\n");
    };
    line(document.meta.title.as_deref().unwrap_or_default());
    document.meta.creators.iter().for_each(|name| line(name));
    line(&document.meta.date.map(|date| date.to_string()).unwrap_or_default());
    document.lines().for_each(|l| line(&l.text));
    uuid(&hash.finalize())
}

fn uuid(digest: &[u8]) -> String {
    let mut name = String::from("urn:uuid:");
    for (at, &byte) in digest.iter().take(16).enumerate() {
        let byte = match at {
            6 => byte & 0x0F | 0x80,
            8 => byte & 0x3F | 0x80,
            _ => byte,
        };
        if matches!(at, 4 | 6 | 8 | 10) {
            name.push('-');
        }
        // Writing to a string cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Block, BlockKind, Span, Text};

    fn saying(text: &str) -> Document {
        let kind = BlockKind::Note(Text::new(text).unwrap());
        let blocks = vec![Block { kind, span: Span::new(0, 0) }];
        Document { articles: vec![Article { head: Vec::new(), blocks }], ..Document::default() }
    }

    #[test]
    fn other_words_have_another_name() {
        assert_eq!(of(&saying("甲")), of(&saying("甲")));
        assert_ne!(of(&saying("甲")), of(&saying("乙")));
    }

    #[test]
    fn the_name_is_a_uuid_of_version_8() {
        let name = uuid(&[0xFF; 32]);
        assert_eq!(name, "urn:uuid:ffffffff-ffff-8fff-bfff-ffffffffffff");
    }
}
