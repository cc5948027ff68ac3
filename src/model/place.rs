//! Places in the source.

use std::fmt;

/// A range of bytes of the decoded source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// From a first byte to one past the last.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// From the start of this span to the end of a later one.
    #[must_use]
    pub const fn to(self, later: Self) -> Self {
        Self { start: self.start, end: later.end }
    }
}

/// A place as an editor shows it: line and column, both counted from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character within the line, from 1.
    pub column: usize,
}

impl Position {
    /// The position of a byte offset; an offset past the end is the end of the text.
    ///
    /// ```
    /// use wenyin::model::Position;
    /// assert_eq!(Position::of("各位\n委员", 10), Position { line: 2, column: 2 });
    /// ```
    pub fn of(text: &str, offset: usize) -> Self {
        let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
        let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let line = before.split(|&b| b == b'\n').count();
        let tail = before.get(start..).unwrap_or_default();
        // A byte that continues a character is 10xxxxxx in UTF-8.
        let column = 1 + tail.iter().filter(|&&b| b & 0xC0 != 0x80).count();
        Self { line, column }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
