//! What a catalogue would say about the document, once for the information dictionary and the
//! XMP packet, so that they say the same.

use std::fmt::Write;

use lopdf::{Dictionary, Object, StringFormat, dictionary};

use crate::model::{Article, Date, Document};

/// What stands in for a title that the manuscript does not have; a file has to have one
/// (ISO 14289-1, 7.1).
const UNTITLED: &str = "（无标题）";

/// The UTF-16 units of the longest text that goes into a string of the file, which may have
/// 32,767 bytes (ISO 19005-2, 6.1.13).
const LONGEST: usize = 16_000;

/// The day of a document that has none; the same that archives carry.
const UNDATED: &str = "1980-01-01";

/// The program, as the file names it.
pub(super) const PRODUCER: &str = concat!("wenyin ", env!("CARGO_PKG_VERSION"));

/// The language of the document.
pub(super) const LANGUAGE: &str = "zh-CN";

/// What is said about the document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Metadata {
    /// Its title.
    pub(super) title: String,
    /// Who wrote it.
    pub(super) creators: Vec<String>,
    /// Its day, as ISO 8601 writes it.
    pub(super) date: String,
}

impl Metadata {
    /// What the document says of itself.
    pub(super) fn of(document: &Document) -> Self {
        let title = document.meta.title.clone();
        let title = title.or_else(|| document.articles.iter().find_map(Article::title));
        let date = document.meta.date.as_ref().map(Date::to_string);
        let creators = document.meta.creators.iter();
        Self {
            title: title.map_or_else(|| UNTITLED.to_owned(), |title| shortened(&title)),
            creators: creators.map(|name| shortened(name)).collect(),
            date: date.unwrap_or_else(|| UNDATED.to_owned()),
        }
    }

    /// The information dictionary (ISO 32000-1, 14.3.3).
    pub(super) fn information(&self) -> Dictionary {
        let date = format!("D:{}000000Z", self.date.replace('-', ""));
        let mut information = dictionary! {
            "Title" => string(&self.title),
            "Creator" => string(PRODUCER),
            "Producer" => string(PRODUCER),
            "CreationDate" => Object::string_literal(date.as_str()),
            "ModDate" => Object::string_literal(date.as_str()),
        };
        if !self.creators.is_empty() {
            information.set("Author", string(&self.creators.join("; ")));
        }
        information
    }

    /// The day and midnight, as XMP writes them.
    pub(super) fn moment(&self) -> String {
        format!("{}T00:00:00Z", self.date)
    }
}

/// Text in UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

/// Text as a string of the file: plain where it is ASCII.
pub(super) fn string(text: &str) -> Object {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        return Object::string_literal(text);
    }
    Object::String(utf16(&shortened(text)), StringFormat::Hexadecimal)
}

/// A count as an object.
pub(super) fn integer(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Text with no more than [`LONGEST`] units, with a sign that something is missing.
fn shortened(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut units = 0;
    for character in text.chars() {
        units += character.len_utf16();
        if units >= LONGEST {
            break;
        }
        short.push(character);
    }
    short.push('…');
    short
}

/// Bytes in hexadecimal, with hyphens where a UUID has them.
pub(super) fn uuid(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (at, byte) in bytes.iter().take(16).enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Meta;

    #[test]
    fn a_document_that_says_nothing_is_called_untitled() {
        let metadata = Metadata::of(&Document::default());
        assert_eq!(metadata.title, UNTITLED);
        let information = metadata.information();
        assert!(!information.has(b"Author"));
        let day = information.get(b"CreationDate").unwrap().as_str().unwrap();
        assert_eq!(day, b"D:19800101000000Z");
    }

    #[test]
    fn the_day_and_the_authors_are_those_of_the_document() {
        let names = ["张三", "李四"].map(|name| name.chars().collect());
        let meta =
            Meta { creators: names.to_vec(), date: Date::new(2020, 1, 6), ..Meta::default() };
        let metadata = Metadata::of(&Document { meta, ..Document::default() });
        assert_eq!(metadata.moment(), "2020-01-06T00:00:00Z");
        let author = metadata.information();
        let author = author.get(b"Author").unwrap().as_str().unwrap();
        assert_eq!(author, utf16("张三; 李四"));
    }

    #[test]
    fn no_string_is_longer_than_a_string_may_be() {
        let long = "𠮷".repeat(20_000);
        let Object::String(bytes, _) = string(&long) else { panic!("no string") };
        assert!(bytes.len() <= 32_767, "{}", bytes.len());
        assert!(bytes.ends_with(&[0x20, 0x26]));
    }
}
