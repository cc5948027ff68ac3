//! Lines in, paragraphs out: what a wrap or a page break cut is put together again.

use std::borrow::Cow;
use std::ops::Range;

use super::breaks::Breaks;
use super::layout::{FAR, Layout};
use super::lines::{Line, Page};
use super::mark::Mark;
use super::script::{is_terminated, length_up_to};
use super::shape::{Shape, shape};
use super::table;
use super::wraps::Wraps;

/// Lines that belong together.
#[derive(Debug, Clone)]
pub(super) struct Paragraph<'a> {
    /// Its lines, as indices.
    pub(super) lines: Range<usize>,
    /// Its text on one line.
    pub(super) text: Cow<'a, str>,
    /// What it looks like.
    pub(super) shape: Shape,
    /// Columns of white space before it.
    pub(super) indent: usize,
    /// How many empty lines stand before it.
    pub(super) gap: usize,
    /// Whether it must keep its line breaks.
    pub(super) setting: Setting,
}

/// Whether a paragraph is running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// It is.
    Running,
    /// It is a table, whose lines must stay apart.
    Tabular,
}

impl Paragraph<'_> {
    /// Whether it is centred or set to the right.
    pub(super) fn is_far(&self) -> bool {
        self.indent >= FAR
    }

    /// Its length in characters, counted no further than a limit.
    pub(super) fn length_up_to(&self, limit: usize) -> usize {
        length_up_to(&self.text, limit)
    }

    /// Whether it ends as a paragraph does.
    pub(super) fn is_terminated(&self) -> bool {
        is_terminated(&self.text)
    }

    /// Its mark, if it has one and is running text.
    pub(super) fn mark(&self) -> Option<Mark> {
        self.shape.mark()
    }
}

/// Put the lines together.
pub(super) fn join<'a>(lines: &[Line<'a>], layout: Layout) -> Vec<Paragraph<'a>> {
    let joints = match layout.wrap {
        Some(wrap) => Joints::Wrapped(Wraps { lines, layout, wrap }),
        None => Joints::Broken(Breaks::find(lines, layout)),
    };
    let mut paragraphs = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let (end, setting) = match table::end(lines, start) {
            Some(end) => (end, Setting::Tabular),
            None => (joints.end(lines, start), Setting::Running),
        };
        paragraphs.extend(paragraph(lines, start..end, setting));
        start = end;
    }
    paragraphs
}

fn paragraph<'a>(
    lines: &[Line<'a>],
    range: Range<usize>,
    setting: Setting,
) -> Option<Paragraph<'a>> {
    let first = lines.get(range.start)?;
    let text = if setting == Setting::Tabular || range.len() == 1 {
        Cow::Borrowed(first.text)
    } else {
        Cow::Owned(whole(lines.get(range.clone())?))
    };
    let shape = if setting == Setting::Tabular { Shape::Plain } else { shape(&text) };
    let gap = if first.page == Page::New { first.gap.max(1) } else { first.gap };
    Some(Paragraph { lines: range, text, shape, indent: first.indent, gap, setting })
}

/// Several lines as one.
fn whole(lines: &[Line<'_>]) -> String {
    let mut whole = String::new();
    for line in lines {
        if needs_space(&whole, line.text) {
            whole.push(' ');
        }
        whole.push_str(line.text);
    }
    whole
}

/// Whether two joined parts would run two Latin words together.
pub(super) fn needs_space(before: &str, after: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    letter(before.chars().next_back()) && letter(after.chars().next())
}

/// Whether a centred remark, such as a date line over two lines, is not closed yet.
fn is_open(lines: &[Line<'_>]) -> bool {
    const MOST: usize = 3;
    let opens = lines.first().is_some_and(|line| line.text.starts_with(['（', '(']));
    let closed = |line: &Line<'_>| line.text.ends_with(['）', ')']) || is_terminated(line.text);
    opens && lines.len() <= MOST && !lines.iter().any(closed)
}

/// What decides whether a line continues the one before it.
enum Joints<'a, 's> {
    /// Lines were wrapped at a column.
    Wrapped(Wraps<'a, 's>),
    /// Only page breaks cut paragraphs.
    Broken(Breaks<'a, 's>),
}

impl Joints<'_, '_> {
    /// One past the last line of the paragraph that starts at a line.
    fn end(&self, lines: &[Line<'_>], start: usize) -> usize {
        let mut end = start + 1;
        while self.continues(lines, start, end) {
            end += 1;
        }
        end
    }

    /// Whether a line continues the paragraph that started earlier and ends just before it.
    fn continues(&self, lines: &[Line<'_>], start: usize, at: usize) -> bool {
        let (Some(first), Some(line)) = (lines.get(start), lines.get(at)) else { return false };
        if table::end(lines, at).is_some() {
            return false;
        }
        if line.indent >= FAR || first.indent >= FAR {
            let above = lines.get(start..at).unwrap_or_default();
            return line.indent >= FAR && line.gap == 0 && is_open(above);
        }
        match self {
            Self::Wrapped(wraps) => wraps.continues(at),
            Self::Broken(breaks) => breaks.continues(start, at),
        }
    }
}
