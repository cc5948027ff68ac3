//! How the whole manuscript is laid out: hard wraps, indents and empty lines.

use super::lines::{Line, Page};
use super::script::{columns, is_barred_from_line_start, is_opener, is_terminated};

/// How the manuscript is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// The column at which lines were wrapped, if they were.
    pub(super) wrap: Option<usize>,
    /// What begins a paragraph.
    pub(super) indent: Indent,
    /// What separates paragraphs.
    pub(super) gaps: Gaps,
}

/// Whether paragraphs begin with white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Indent {
    /// They do.
    Indented,
    /// They do not.
    Flush,
}

/// Whether empty lines separate paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gaps {
    /// They do.
    Spaced,
    /// They do not.
    Tight,
}

/// Columns by which a paragraph is indented: usually four, two ideographs.
pub(super) fn is_indent(columns: usize) -> bool {
    (2..=6).contains(&columns)
}

/// Columns from which a line is not indented but centred or set to the right.
pub(super) const FAR: usize = 8;

/// Columns past the wrap to which marks may hang: four of them.
const HANGING: usize = 8;

/// Find the layout of a manuscript from all its lines.
pub(super) fn find(lines: &[Line<'_>]) -> Layout {
    let wrap = wrap_column(lines);
    let pairs = || lines.windows(2).filter_map(|pair| Some((pair.first()?, pair.last()?)));
    let mut starts: Vec<&Line<'_>> = pairs()
        .filter(|(before, line)| starts_paragraph(before, line, wrap))
        .map(|(_, line)| line)
        .collect();
    if starts.is_empty() {
        starts = pairs().map(|(_, line)| line).collect();
    }
    let indented = starts.iter().filter(|line| is_indent(line.indent)).count();
    let gap = |line: &Line<'_>| line.gap > 0 || line.page == Page::New;
    let spaced = starts.iter().filter(|line| gap(line)).count();
    let most = |count: usize| count * 2 > starts.len();
    Layout {
        wrap,
        indent: if most(indented) { Indent::Indented } else { Indent::Flush },
        gaps: if most(spaced) { Gaps::Spaced } else { Gaps::Tight },
    }
}

/// Whether a line is likely to begin a paragraph of running text, so that its indent and the gap
/// before it say how paragraphs are set.
fn starts_paragraph(before: &Line<'_>, line: &Line<'_>, wrap: Option<usize>) -> bool {
    match wrap {
        Some(wrap) => line.reach() + 8 > wrap && !is_cut(before, line, wrap, Indent::Flush),
        None => line.width > 60 && is_terminated(before.text),
    }
}

/// The column at which the lines were wrapped: there most lines end, and hardly one goes past.
fn wrap_column(lines: &[Line<'_>]) -> Option<usize> {
    const WIDEST: usize = 160;
    let mut histogram = [0usize; WIDEST + 4];
    let mut beyond = 0usize;
    for line in lines.iter().filter(|line| line.indent < FAR) {
        match histogram.get_mut(line.reach()) {
            Some(count) => *count += 1,
            None => beyond += 1,
        }
    }
    let at = |column: usize| histogram.get(column).copied().unwrap_or(0);
    let near = |column: usize| (column..column + 3).map(at).sum::<usize>();
    // The mode of lines that hold a sentence at all; the first of equals, so the result is one.
    let peak = (24..WIDEST).rev().max_by_key(|&column| near(column))?;
    let fullest = (peak..peak + 3).rev().max_by_key(|&column| at(column))?;
    let wrap = if at(fullest + 1) * 10 > at(fullest) * 4 { fullest + 1 } else { fullest };
    beyond += (wrap + HANGING + 1..WIDEST + 4).map(at).sum::<usize>();
    let full: usize = (wrap.saturating_sub(3)..wrap + 4).map(at).sum();
    let cut = lines.iter().filter(|line| line.reach() + 3 >= wrap && line.reach() <= wrap + 3);
    let open = cut.filter(|line| !is_terminated(line.text)).count();
    let most = full * 4 >= lines.len() && beyond * 25 <= lines.len() && open * 2 > full;
    // A short document has many short lines; that none is longer, and most of the full ones are
    // open, is as good a sign.
    let all = full * 8 >= lines.len() && beyond == 0 && open * 3 > full * 2;
    (full >= 3 && (most || all)).then_some(wrap)
}

/// Whether a wrapped line ends because it was full: what follows it would not have fitted.
pub(super) fn is_cut(line: &Line<'_>, next: &Line<'_>, wrap: usize, indent: Indent) -> bool {
    // Where an indent opens each paragraph, a line without one continues even a full sentence.
    let open = !is_terminated(line.text) || (indent == Indent::Indented && next.indent == 0);
    // A line that goes far past the column was not wrapped at all.
    line.reach() <= wrap + HANGING && line.reach() + first_unit(next.text, open) > wrap
}

/// Columns of what a wrapping program may not part from the start of the next line.
fn first_unit(next: &str, open: bool) -> usize {
    let mut chars = next.chars().peekable();
    let Some(first) = chars.next() else { return 0 };
    let mut unit = columns(first);
    if is_opener(first) {
        unit += chars.next().map_or(0, columns);
    }
    if !open {
        return unit;
    }
    // A mark that may not begin a line takes the character before it along, and a number or a
    // Latin word may move as a whole; only behind an open sentence is that worth assuming.
    if first.is_ascii_alphanumeric() {
        let in_word = |c: &char| c.is_ascii_alphanumeric() || ".%".contains(*c);
        let word = next.chars().take_while(in_word).count();
        let marks = next.chars().skip_while(in_word);
        let marks: usize =
            marks.take_while(|&c| is_barred_from_line_start(c)).map(columns).sum();
        return (word + marks).clamp(1, 12);
    }
    while chars.peek().is_some_and(|&c| is_barred_from_line_start(c)) {
        unit += chars.next().map_or(0, columns);
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::read;

    fn layout(source: &str) -> Layout {
        find(&read(source))
    }

    #[test]
    fn lines_of_one_width_are_wrapped() {
        let source = concat!(
            "　　在中华人民共和国境内从事飞行活\n动，必须遵守本条例和其他有关的规\n定。\n",
            "　　从事通用航空飞行活动的单位个人\n必须按照规定取得从事活动的资格。\n",
        );
        let found = layout(source);
        assert_eq!((found.wrap, found.indent), (Some(32), Indent::Indented));
    }

    #[test]
    fn whole_paragraphs_are_not_wrapped() {
        let source = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三。\n\n\
                      一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六。\n\n\
                      一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八。\n";
        let found = layout(source);
        assert_eq!((found.wrap, found.gaps), (None, Gaps::Spaced));
    }

    #[test]
    fn a_bracket_that_moved_to_the_next_line_leaves_a_full_line() {
        let lines = read("一二三四五六七\n《八九》十\n");
        assert!(is_cut(&lines[0], &lines[1], 16, Indent::Flush));
        assert!(!is_cut(&lines[0], &lines[1], 18, Indent::Flush));
    }
}
