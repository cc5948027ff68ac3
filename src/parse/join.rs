//! Lines in, paragraphs out: what a wrap or a page break cut is put together again.

use std::borrow::Cow;
use std::ops::Range;

use super::layout::{FAR, Gaps, Indent, Layout, is_cut, is_indent};
use super::lines::{Line, Page};
use super::mark::{Mark, MarkKind};
use super::script::{
    ends_closed, is_barred_from_line_start, is_comma, is_full_stop, is_han, is_terminated,
    length_up_to, squeezed,
};
use super::shape::{Shape, shape};
use super::table;
use super::title;

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
    let shapes: Vec<Shape> = lines.iter().map(|line| shape(line.text)).collect();
    let neighbours = neighbours(lines, &shapes);
    let strays = has_strays(lines, &shapes);
    let joints = Joints { lines, shapes: &shapes, neighbours: &neighbours, layout, strays };
    let mut paragraphs = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let (end, setting) = match table::end(lines, start) {
            Some(end) => (end, Setting::Tabular),
            None => (joints.end(start), Setting::Running),
        };
        paragraphs.extend(paragraph(lines, &shapes, start..end, setting));
        start = end;
    }
    paragraphs
}

fn paragraph<'a>(
    lines: &[Line<'a>],
    shapes: &[Shape],
    range: Range<usize>,
    setting: Setting,
) -> Option<Paragraph<'a>> {
    let first = lines.get(range.start)?;
    let (text, look) = if setting == Setting::Tabular {
        (Cow::Borrowed(first.text), Shape::Plain)
    } else if range.len() == 1 {
        (Cow::Borrowed(first.text), *shapes.get(range.start)?)
    } else {
        let whole = whole(lines.get(range.clone())?);
        let look = shape(&whole);
        (Cow::Owned(whole), look)
    };
    let gap = if first.page == Page::New { first.gap.max(1) } else { first.gap };
    Some(Paragraph { lines: range, text, shape: look, indent: first.indent, gap, setting })
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

/// For each marked line, the lines before and after it that continue its counter.
fn neighbours(lines: &[Line<'_>], shapes: &[Shape]) -> Vec<[Option<usize>; 2]> {
    let mut found = vec![[None; 2]; lines.len()];
    let mut last: [Option<(usize, usize)>; MarkKind::ALL.len()] = Default::default();
    for (at, shape) in shapes.iter().enumerate() {
        let Some(mark) = shape.mark() else { continue };
        let Some(slot) = last.get_mut(mark.kind as usize) else { continue };
        if let Some((before, number)) = *slot
            && number + 1 == mark.number
        {
            set(&mut found, at, 0, before);
            set(&mut found, before, 1, at);
        }
        *slot = Some((at, mark.number));
    }
    found
}

fn set(found: &mut [[Option<usize>; 2]], at: usize, side: usize, value: usize) {
    if let Some(slot) = found.get_mut(at).and_then(|pair| pair.get_mut(side)) {
        *slot = Some(value);
    }
}

/// Whether short lines without a number and without a stop are strays of page breaks rather than
/// headings: the manuscript numbers its parts, and there are hardly any such lines.
fn has_strays(lines: &[Line<'_>], shapes: &[Shape]) -> bool {
    let outer = |shape: &&Shape| shape.mark().is_some_and(|m| m.kind <= MarkKind::Comma);
    let numbered = shapes.iter().filter(outer).count() > 2;
    numbered && (1..lines.len()).filter(|&at| is_loose(lines, shapes, at)).count() < 3
}

/// Whether a line stands between two finished paragraphs and is itself short and unfinished.
fn is_loose(lines: &[Line<'_>], shapes: &[Shape], at: usize) -> bool {
    let around =
        (at.checked_sub(1).and_then(|b| lines.get(b)), lines.get(at), lines.get(at + 1));
    let (Some(before), Some(line), Some(next)) = around else { return false };
    shapes.get(at) == Some(&Shape::Plain)
        && line.gap < 2
        && length_up_to(line.text, 26) <= 25
        && !is_terminated(line.text)
        && is_terminated(before.text)
        && is_terminated(next.text)
        && !title::is_known_part(line.text)
}

/// What decides whether a line continues the one before it.
struct Joints<'a, 's> {
    lines: &'s [Line<'a>],
    shapes: &'s [Shape],
    neighbours: &'s [[Option<usize>; 2]],
    layout: Layout,
    strays: bool,
}

impl Joints<'_, '_> {
    /// One past the last line of the paragraph that starts at a line.
    fn end(&self, start: usize) -> usize {
        let mut end = start + 1;
        while end < self.lines.len()
            && table::end(self.lines, end).is_none()
            && self.continues(start, end)
        {
            end += 1;
        }
        end
    }

    /// Whether a line continues the paragraph that started earlier and ends just before it.
    fn continues(&self, start: usize, at: usize) -> bool {
        let (Some(first), Some(line), Some(before), Some(&shape)) = (
            self.lines.get(start),
            self.lines.get(at),
            self.lines.get(at.wrapping_sub(1)),
            self.shapes.get(at),
        ) else {
            return false;
        };
        if line.indent >= FAR || first.indent >= FAR {
            return false;
        }
        match self.layout.wrap {
            Some(wrap) => {
                is_cut(before, line, wrap, self.layout.indent)
                    && !self.starts_anew(at, shape, wrap)
                    && self.wrapped(before, line, shape)
            }
            None => self.broken(start, at, line, before),
        }
    }

    /// Whether a line in a hard-wrapped manuscript begins something, though the line before it is
    /// full: a part of the head, or, behind a finished sentence, a line that ends without reason
    /// as headings do, or one that opens as paragraphs open.
    fn starts_anew(&self, at: usize, shape: Shape, wrap: usize) -> bool {
        if matches!(shape, Shape::DocumentNumber | Shape::Source) {
            return true;
        }
        let (Some(before), Some(line)) =
            (self.lines.get(at.wrapping_sub(1)), self.lines.get(at))
        else {
            return false;
        };
        let spaced = self.layout.gaps == Gaps::Spaced;
        if !is_terminated(before.text) || (spaced && line.gap == 0) {
            return false;
        }
        let flush = self.layout.indent == Indent::Flush;
        // Three characters short of the margin is not what a wrap leaves.
        let short = line.reach() + 6 <= wrap;
        let whole = !line.text.starts_with(is_barred_from_line_start);
        let open = !is_terminated(line.text) && !line.text.ends_with(is_pause);
        let heading = short && whole && open && (flush || shape.mark().is_some());
        heading || (flush && tells_on(line.text))
    }

    /// Whether a line continues the full line before it, in a hard-wrapped manuscript.
    fn wrapped(&self, before: &Line<'_>, line: &Line<'_>, shape: Shape) -> bool {
        let closed = is_terminated(before.text);
        if self.layout.indent == Indent::Indented {
            let heading = shape.mark().is_some_and(|mark| mark.kind.is_named());
            return !is_indent(line.indent) && !(closed && (heading || shape.follows_title()));
        }
        if self.layout.gaps == Gaps::Spaced && line.gap > 0 {
            return !closed && !shape.starts();
        }
        if closed { !shape.starts() } else { line.gap < 2 }
    }

    /// Whether a page break cut the sentence that a line goes on with, in a manuscript without
    /// hard wraps (STANDARDS.md H.3, rule 1).
    fn broken(&self, start: usize, at: usize, line: &Line<'_>, before: &Line<'_>) -> bool {
        let Some((&look, &opened)) = self.shapes.get(at).zip(self.shapes.get(start)) else {
            return false;
        };
        if is_terminated(before.text) || look.starts() {
            return false;
        }
        if self.layout.indent == Indent::Indented && is_indent(line.indent) {
            return false;
        }
        // A second break in one paragraph: what came before is no heading any more.
        if at > start + 1 {
            return true;
        }
        if ends_closed(before.text) && length_up_to(before.text, 61) <= 60 && line.gap > 0 {
            return self.is_sentence(start, opened, before.text);
        }
        length_up_to(before.text, 41) > 40 && !title::is_complete(before.text)
            || self.is_sentence(start, opened, before.text)
            || self.is_odd_gap(opened, at, line, before)
    }

    /// Whether a short line without a stop is the beginning of a sentence.
    fn is_sentence(&self, start: usize, opened: Shape, text: &str) -> bool {
        if text.contains(is_full_stop) || text.contains(['；', ';']) {
            return true;
        }
        match opened {
            Shape::Marked(mark) if mark.kind == MarkKind::Clause => text.len() > mark.len,
            Shape::Marked(mark) if mark.kind == MarkKind::Ordinal => true,
            Shape::Marked(mark) => !mark.kind.is_named() && self.among_sentences(start),
            Shape::News(_) => true,
            Shape::Plain => text.contains(is_comma) && !is_spaced(text),
            Shape::DocumentNumber | Shape::DateLine | Shape::Date | Shape::Source => false,
            Shape::Label | Shape::Attachments | Shape::Dashed | Shape::Byline => false,
            Shape::Salutation | Shape::Addressee | Shape::Remark | Shape::Caption => false,
        }
    }

    /// Whether the lines that continue the counter on both sides end like sentences.
    fn among_sentences(&self, start: usize) -> bool {
        let Some(sides) = self.neighbours.get(start) else { return false };
        let (mut sentences, mut headings) = (0, 0);
        for line in sides.iter().flatten().filter_map(|&side| self.lines.get(side)) {
            if is_terminated(line.text) || line.text.contains(is_full_stop) {
                sentences += 1;
            } else {
                headings += 1;
            }
        }
        sentences > headings
    }

    /// Whether the line before a line is a stray.
    fn is_stray(&self, at: usize) -> bool {
        self.strays && at.checked_sub(1).is_some_and(|at| is_loose(self.lines, self.shapes, at))
    }

    /// Whether the gap before a line can only come from a page break: an empty line where
    /// paragraphs have none, below a line that no title or heading looks like.
    fn is_odd_gap(&self, opened: Shape, at: usize, line: &Line<'_>, before: &Line<'_>) -> bool {
        if opened != Shape::Plain || title::is_complete(before.text) {
            return false;
        }
        let paged = line.page == Page::New;
        match (self.layout.indent, self.layout.gaps) {
            (Indent::Indented, _) => is_indent(before.indent) && !is_indent(line.indent),
            (Indent::Flush, Gaps::Tight) => line.gap == 1 || paged,
            (Indent::Flush, Gaps::Spaced) => {
                line.gap == 1
                    && is_terminated(line.text)
                    && (length_up_to(before.text, 26) > 25
                        || is_rest_of_word(line.text)
                        || self.is_stray(at))
            }
        }
    }
}

/// Whether a line opens as paragraphs of the novel in chapters do.
fn tells_on(line: &str) -> bool {
    ["却说", "且说", "话说", "再说", "单说", "话分两头"]
        .iter()
        .any(|word| line.starts_with(word))
}

/// Whether a line opens with a character or two and a stop: the rest of a word.
fn is_rest_of_word(line: &str) -> bool {
    line.chars().skip(1).take(2).any(|c| is_full_stop(c) || is_comma(c))
}

/// A mark behind which a sentence goes on.
fn is_pause(c: char) -> bool {
    is_comma(c) || c == '、'
}

/// Whether the text has white space between Chinese characters, as titles and lists of names do.
fn is_spaced(text: &str) -> bool {
    squeezed(text).len() < text.len() && text.chars().any(is_han)
}
