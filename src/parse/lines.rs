//! Source text in, its lines out, without what only separates them.

use super::script::{columns, is_break, is_dropped, is_space, trim, width};

/// A line with something in it.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Its text without indent and trailing white space.
    pub(super) text: &'a str,
    /// Byte of the source at which that text starts.
    pub(super) start: usize,
    /// Columns of white space before the text.
    pub(super) indent: usize,
    /// Columns of the text.
    pub(super) width: usize,
    /// Columns of the single space after the text, if one is there.
    pub(super) trail: usize,
    /// How many empty lines stand before it.
    pub(super) gap: usize,
    /// Whether a page began between the line before and this one.
    pub(super) page: Page,
}

/// Whether a page begins with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// It is not known to.
    Same,
    /// A page number or a form feed says so.
    New,
}

impl Line<'_> {
    /// One past the last byte of its text.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Columns from the margin to the end of the line; one trailing space may have been wrapped
    /// with it.
    pub(super) fn reach(&self) -> usize {
        self.indent + self.width + self.trail
    }
}

/// Read the lines of a manuscript.
pub(super) fn read(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut at, mut gap, mut page, mut carriage) = (0, 0, Page::Same, false);
    for raw in source.split_inclusive(is_break) {
        let start = at;
        at += raw.len();
        // The second half of CR LF is not a line of its own.
        if carriage && raw == "\n" {
            carriage = false;
            continue;
        }
        carriage = raw.ends_with('\r');
        let text = trim(raw);
        if text.is_empty() {
            gap += 1;
        } else {
            lines.push(line(raw, text, start, gap, page));
            (gap, page) = (0, Page::Same);
        }
        if raw.ends_with('\u{C}') {
            page = Page::New;
        }
    }
    lines
}

fn line<'a>(raw: &'a str, text: &'a str, at: usize, gap: usize, page: Page) -> Line<'a> {
    let lead = raw.len() - raw.trim_start_matches(|c| is_space(c) || is_dropped(c)).len();
    let before = raw.get(..lead).unwrap_or_default();
    let indent = before.chars().map(indent_columns).sum();
    let mut after = raw.get(lead + text.len()..).unwrap_or_default().chars();
    let trail = after.next().filter(|c| matches!(c, ' ' | '\u{3000}')).map_or(0, columns);
    let trail =
        if after.next().is_some_and(|c| is_space(c) && !is_break(c)) { 0 } else { trail };
    Line { text, start: at + lead, indent, width: width(text), trail, gap, page }
}

/// A tab counts as the two ideographs that it stands for.
fn indent_columns(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{3000}' => 2,
        '\u{200B}' | '\u{FEFF}' => 0,
        _ if is_dropped(c) => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_carriage_return_and_line_feed_end_one_line() {
        let lines = read("甲\r\n乙\r\n\r\n　　丙\n");
        let seen: Vec<_> = lines.iter().map(|l| (l.text, l.gap, l.indent)).collect();
        assert_eq!(seen, [("甲", 0, 0), ("乙", 0, 0), ("丙", 1, 4)]);
    }

    #[test]
    fn a_form_feed_begins_a_page() {
        let lines = read("甲\u{C}乙");
        assert_eq!(lines.iter().map(|l| l.page).collect::<Vec<_>>(), [Page::Same, Page::New]);
    }

    #[test]
    fn a_line_of_controls_is_empty() {
        assert_eq!(read("\u{1}\u{FEFF}\n\u{0}甲").len(), 1);
    }
}
