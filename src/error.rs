//! Failures that leave no output.

use std::fmt::{self, Write as _};

use crate::format::Format;

/// Why there is no output.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not text in any encoding that we read.
    #[error("not text in {}; name the right one with --input-encoding", faults(.0))]
    NotText(
        /// For each encoding that was tried, the first bytes that do not belong.
        Vec<Fault>,
    ),
    /// No encoding has this name.
    #[error(
        "no encoding is called {0:?}; name one such as utf-8, gb18030, gbk, big5 or utf-16le"
    )]
    UnknownEncoding(String),
    /// The model as JSON is not what it should be.
    #[error("not a wenyin document: {reason}")]
    NotADocument {
        /// What is wrong, with line and column.
        reason: String,
    },
    /// Characters that the encoding of an output would not give back.
    #[error("{} would not come back from GB 18030: {}", plural(.0.len(), "character"), list(.0))]
    Unencodable(Vec<Unplaced>),
    /// Characters that no font has.
    #[error("no font has {}: {}; --font-dir names a folder with fonts that do",
        plural(.0.len(), "character"), list(.0))]
    MissingGlyphs(Vec<Unplaced>),
    /// A file or folder cannot be read or written.
    #[error("cannot {action} {path}: {source}")]
    File {
        /// What was to be done: “read”, “write”, “list”.
        action: &'static str,
        /// The file or folder.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A font file cannot be used.
    #[error("the font {name} cannot be used: {reason}")]
    Font {
        /// The file or the face.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A library that writes a format refused.
    #[error("cannot write {format}: {reason}")]
    Writing {
        /// The format that was being written.
        format: Format,
        /// What the library said.
        reason: String,
    },
    /// What was written cannot be read back.
    #[error("the {format} that was made cannot be read back: {reason}")]
    Unreadable {
        /// The format that was being proved.
        format: Format,
        /// What is wrong with it, and where.
        reason: String,
    },
    /// What was read back is not what the document says.
    #[error("the {format} that was made does not say what the document says: {difference}")]
    Different {
        /// The format that was being proved.
        format: Format,
        /// The first place where it differs.
        difference: Difference,
    },
}

/// Bytes that do not belong to an encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The encoding in which they are wrong.
    pub encoding: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// The character within the line, from 1.
    pub column: usize,
    /// How many bytes stand before them.
    pub offset: usize,
    /// The bytes themselves.
    pub bytes: Vec<u8>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { encoding, line, column, offset, bytes } = self;
        write!(f, "{encoding} (line {line}, column {column}, byte {offset}:")?;
        for byte in bytes {
            write!(f, " {byte:02X}")?;
        }
        f.write_str(")")
    }
}

/// A character that an output cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unplaced {
    /// The character.
    pub character: char,
    /// The byte of the model's text (`Document::text`) at which it first stands.
    pub offset: usize,
}

/// The first place where an output does not say what the document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The line of the document, from 0 in the order of `Document::lines`.
    pub line: usize,
    /// The character within the line, from 0.
    pub column: usize,
    /// What the document says there, with a little of what follows.
    pub expected: String,
    /// What was read there.
    pub found: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, expected, found } = self;
        let (line, column) = (line + 1, column + 1);
        write!(f, "line {line} of the document, character {column}: ")?;
        write!(f, "expected {expected:?}, found {found:?}")
    }
}

/// The faults of several encodings in one breath.
fn faults(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or in ")
}

/// “1 character”, “2 characters”.
fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("{count} {noun}") } else { format!("{count} {noun}s") }
}

/// So many characters stand in the sentence itself; whoever prints it lists all with their places.
const IN_A_SENTENCE: usize = 24;

/// The first characters with their code points, and how many more there are.
fn list(characters: &[Unplaced]) -> String {
    let one = |c: &Unplaced| format!("{} (U+{:04X})", c.character, u32::from(c.character));
    let mut said =
        characters.iter().take(IN_A_SENTENCE).map(one).collect::<Vec<_>>().join(", ");
    if let Some(more) = characters.len().checked_sub(IN_A_SENTENCE).filter(|&more| more > 0) {
        let _ = write!(said, " and {more} more");
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_first_characters_and_counts_the_rest() {
        let many = |count| {
            Error::MissingGlyphs(vec![Unplaced { character: '𠀀', offset: 0 }; count])
        };
        let said = many(24).to_string();
        assert!(said.starts_with("no font has 24 characters: 𠀀 (U+20000), 𠀀"), "{said}");
        assert!(said.contains("𠀀 (U+20000); --font-dir"), "{said}");
        let said = many(50_000).to_string();
        assert!(said.contains(" and 49976 more; --font-dir"), "{said}");
        assert!(said.len() < 600);
    }
}
