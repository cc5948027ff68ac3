//! Whether a line of a hard-wrapped manuscript continues the full line before it.

use super::layout::{Gaps, Indent, Layout, is_cut, is_indent};
use super::lines::Line;
use super::script::{is_barred_from_line_start, is_comma, is_terminated};
use super::shape::{Shape, shape};

/// A manuscript whose lines were wrapped at a column.
pub(super) struct Wraps<'a, 's> {
    /// Its lines.
    pub(super) lines: &'s [Line<'a>],
    /// Its layout.
    pub(super) layout: Layout,
    /// The column.
    pub(super) wrap: usize,
}

impl Wraps<'_, '_> {
    /// Whether a line continues the one before it.
    pub(super) fn continues(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.lines.get(before));
        let (Some(before), Some(line)) = (before, self.lines.get(at)) else { return false };
        is_cut(before, line, self.wrap, self.layout.indent)
            && !self.heads(line)
            && if is_terminated(before.text) {
                self.follows_sentence(line)
            } else {
                self.goes_on(line)
            }
    }

    /// Whether a line is a part of a head that nothing runs into.
    fn heads(&self, line: &Line<'_>) -> bool {
        self.is_short(line) && matches!(shape(line.text), Shape::DocumentNumber | Shape::Source)
    }

    /// Whether a line ends further before the margin than a wrap leaves it: three characters.
    fn is_short(&self, line: &Line<'_>) -> bool {
        line.reach() + 6 <= self.wrap
    }

    /// Whether a line continues a sentence that is not finished.
    fn goes_on(&self, line: &Line<'_>) -> bool {
        match (self.layout.indent, self.layout.gaps) {
            (Indent::Indented, _) => !is_indent(line.indent),
            (Indent::Flush, Gaps::Spaced) => line.gap == 0 || !shape(line.text).starts(),
            (Indent::Flush, Gaps::Tight) => line.gap < 2,
        }
    }

    /// Whether a line continues a paragraph whose last line is full and ends a sentence.
    fn follows_sentence(&self, line: &Line<'_>) -> bool {
        if self.layout.indent == Indent::Indented {
            let shape = shape(line.text);
            let named = shape.mark().is_some_and(|mark| mark.kind.is_named());
            let heading = named || (shape.mark().is_some() && self.ends_early(line));
            return !(is_indent(line.indent) || heading || shape.follows_title());
        }
        if self.layout.gaps == Gaps::Spaced {
            return line.gap == 0;
        }
        !self.ends_early(line) && !tells_on(line.text) && !shape(line.text).starts()
    }

    /// Whether a line stops short of the margin without a mark, as only headings do there.
    fn ends_early(&self, line: &Line<'_>) -> bool {
        let whole = !line.text.starts_with(is_barred_from_line_start);
        let open = !is_terminated(line.text) && !line.text.ends_with(is_pause);
        self.is_short(line) && whole && open && !line.text.is_empty()
    }
}

/// Whether a line opens as paragraphs of the novel in chapters do.
fn tells_on(line: &str) -> bool {
    let words = ["却说", "且说", "话说", "再说", "单说", "话分两头"];
    words.iter().any(|word| line.starts_with(word))
}

/// A mark behind which a sentence goes on.
fn is_pause(c: char) -> bool {
    is_comma(c) || c == '、'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::read;

    fn continues(indent: Indent, gaps: Gaps, source: &str) -> bool {
        let lines = read(source);
        let layout = Layout { wrap: Some(16), indent, gaps };
        Wraps { lines: &lines, layout, wrap: 16 }.continues(1)
    }

    #[test]
    fn a_full_line_goes_on_and_a_short_one_does_not() {
        assert!(continues(Indent::Flush, Gaps::Tight, "一二三四五六七八\n九十。"));
        assert!(!continues(Indent::Flush, Gaps::Tight, "一二三四\n九十。"));
    }

    #[test]
    fn where_paragraphs_are_indented_a_flush_line_goes_on_after_a_full_stop() {
        assert!(continues(Indent::Indented, Gaps::Tight, "一二三四五六七。\n九十。"));
        assert!(!continues(Indent::Indented, Gaps::Tight, "一二三四五六七。\n　　九十。"));
        assert!(!continues(Indent::Indented, Gaps::Tight, "一二三四五六七。\n第二章 总则"));
    }

    #[test]
    fn behind_a_full_stop_at_the_margin_a_heading_starts_anew() {
        assert!(!continues(Indent::Flush, Gaps::Tight, "一二三四五六七。\n二、安排"));
        assert!(!continues(Indent::Flush, Gaps::Tight, "一二三四五六七。\n工作安排"));
        assert!(continues(Indent::Flush, Gaps::Tight, "一二三四五六七。\n工作安排。"));
    }

    #[test]
    fn a_page_break_within_a_wrapped_sentence_is_bridged() {
        assert!(continues(Indent::Flush, Gaps::Spaced, "一二三四五六七八\n\n九十。"));
        assert!(!continues(Indent::Flush, Gaps::Spaced, "一二三四五六七。\n\n九十。"));
    }
}
