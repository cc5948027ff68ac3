//! Positions for many offsets of one text, without counting from its start each time.

use super::place::Position;

/// How many bytes one entry of the count of characters stands for.
const STRIDE: usize = 1024;

/// Where the lines of a text begin and how many characters stand before each stretch of it.
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    counts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Read the text once.
    pub fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut counts = vec![0];
        for stretch in text.as_bytes().chunks(STRIDE) {
            let before = counts.last().copied().unwrap_or_default();
            counts.push(before + characters(stretch));
        }
        Self { text, starts, counts }
    }

    /// The position of a byte offset; an offset past the end is the end of the text.
    ///
    /// ```
    /// use wenyin::model::{LineIndex, Position};
    /// let index = LineIndex::new("各位\n委员");
    /// assert_eq!(index.position(10), Position { line: 2, column: 2 });
    /// ```
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Position { line, column: 1 + self.before(offset) - self.before(start) }
    }

    /// How many characters begin before an offset.
    fn before(&self, offset: usize) -> usize {
        let stretch = offset / STRIDE;
        let rest = self.text.as_bytes().get(stretch * STRIDE..offset).unwrap_or_default();
        self.counts.get(stretch).copied().unwrap_or_default() + characters(rest)
    }
}

/// How many characters begin in a piece of UTF-8; a byte that continues one is 10xxxxxx.
fn characters(piece: &[u8]) -> usize {
    piece.iter().map(|&byte| usize::from(byte & 0xC0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_counted_from_the_start() {
        let text = format!("各位\n{}委\r\n\n员x", "甲乙,".repeat(900));
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = text.get(..offset).unwrap();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(index.position(offset), Position { line, column }, "byte {offset}");
        }
        let end = index.position(text.len());
        assert_eq!(index.position(text.len() + 5), end);
    }
}
