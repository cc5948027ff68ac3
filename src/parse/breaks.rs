//! Whether a page break cut a paragraph of a manuscript without hard wraps (STANDARDS.md H.3,
//! rule 1).

use super::layout::{Gaps, Indent, Layout, is_indent};
use super::lines::{Line, Page};
use super::mark::MarkKind;
use super::script::{
    ends_closed, is_colon, is_comma, is_full_stop, is_han, is_terminated, length_up_to,
    squeezed,
};
use super::shape::{Shape, shape};
use super::title;

/// What is known about all the lines of a manuscript.
pub(super) struct Breaks<'a, 's> {
    lines: &'s [Line<'a>],
    layout: Layout,
    shapes: Vec<Shape>,
    neighbours: Vec<[Option<usize>; 2]>,
    strays: bool,
}

impl<'a, 's> Breaks<'a, 's> {
    /// Look at all the lines.
    pub(super) fn find(lines: &'s [Line<'a>], layout: Layout) -> Self {
        let shapes: Vec<Shape> = lines.iter().map(|line| shape(line.text)).collect();
        let neighbours = neighbours(lines, &shapes);
        let strays = has_strays(lines, &shapes);
        Self { lines, layout, shapes, neighbours, strays }
    }

    /// Whether a line continues the paragraph that started earlier and ends just before it.
    pub(super) fn continues(&self, start: usize, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.lines.get(before));
        let (Some(before), Some(line)) = (before, self.lines.get(at)) else { return false };
        let Some((&look, &opened)) = self.shapes.get(at).zip(self.shapes.get(start)) else {
            return false;
        };
        let addressed = look == Shape::Addressee && !before.text.contains(is_comma);
        if is_terminated(before.text) || look.starts() || addressed {
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
            return self.is_sentence(start, before.text);
        }
        length_up_to(before.text, 41) > 40 && !title::is_complete(before.text)
            || self.is_sentence(start, before.text)
            || (is_terminated(line.text) && announces(before.text))
            || (opened == Shape::Plain && self.is_odd_gap(at))
    }

    /// Whether a short line without a stop is the beginning of a sentence.
    fn is_sentence(&self, start: usize, text: &str) -> bool {
        let Some(&opened) = self.shapes.get(start) else { return false };
        if text.contains(is_full_stop) || text.contains(['；', ';']) {
            return true;
        }
        match opened {
            Shape::Marked(mark) if mark.kind == MarkKind::Clause => text.len() > mark.len,
            Shape::Marked(mark) if mark.kind == MarkKind::Ordinal => true,
            Shape::Marked(mark) => !mark.kind.is_named() && self.among_sentences(start),
            Shape::News(_) => true,
            Shape::Plain => {
                let commas =
                    pauses_often(text) || (text.contains(is_comma) && self.is_in_text(start));
                commas && !is_spaced(text)
            }
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

    /// Whether a line stands in the text and not in a head: below a finished paragraph or below a
    /// numbered line, with no more than one empty line between.
    fn is_in_text(&self, at: usize) -> bool {
        let above = at
            .checked_sub(1)
            .and_then(|above| Some((self.lines.get(above)?, self.shapes.get(above)?)));
        let near = self.lines.get(at).is_some_and(|line| line.gap < 2);
        near && above.is_some_and(|(line, shape)| {
            let closed = is_terminated(line.text) && *shape != Shape::Label;
            closed || shape.mark().is_some()
        })
    }

    /// Whether a finished line is the rest of a word or of a stray.
    fn is_rest(&self, at: usize, line: &Line<'_>) -> bool {
        is_terminated(line.text) && (is_rest_of_word(line.text) || self.is_stray(at))
    }

    /// Whether the line before a line is a stray.
    fn is_stray(&self, at: usize) -> bool {
        self.strays
            && at.checked_sub(1).is_some_and(|at| is_loose(self.lines, &self.shapes, at))
    }

    /// Whether the gap before a line can only come from a page break: an empty line where
    /// paragraphs have none, below a line that no title or heading looks like.
    fn is_odd_gap(&self, at: usize) -> bool {
        let Some(start) = at.checked_sub(1) else { return false };
        let (Some(before), Some(line)) = (self.lines.get(start), self.lines.get(at)) else {
            return false;
        };
        let paged = line.page == Page::New;
        let indented = self.layout.indent == Indent::Indented;
        let in_text = indented || (paged && start > 0) || self.is_in_text(start);
        if !in_text || title::is_complete(before.text) {
            return false;
        }
        match (self.layout.indent, self.layout.gaps) {
            (Indent::Indented, _) => is_indent(before.indent) && !is_indent(line.indent),
            (Indent::Flush, Gaps::Tight) => {
                before.gap == 0 && line.gap == 1 || paged || self.is_rest(at, line)
            }
            (Indent::Flush, Gaps::Spaced) => {
                let long = length_up_to(before.text, 26) > 25 && is_terminated(line.text);
                line.gap == 0 && is_terminated(line.text)
                    || line.gap == 1 && (long || self.is_rest(at, line))
            }
        }
    }
}

/// Whether a line has more commas than a title would.
fn pauses_often(text: &str) -> bool {
    length_up_to(text, 26) > 25 && text.chars().filter(|&c| is_comma(c)).take(2).count() == 2
}

/// Whether a line has a colon inside, as sentences have, and is neither a field nor a list of
/// names.
fn announces(text: &str) -> bool {
    length_up_to(text, 16) > 15 && text.contains(is_colon) && !is_spaced(text)
}

/// Whether a line opens with a character or two and a stop: the rest of a word.
fn is_rest_of_word(line: &str) -> bool {
    line.chars().skip(1).take(2).any(|c| is_full_stop(c) || is_comma(c))
}

/// Whether the text has white space between Chinese characters, as titles and lists of names do.
fn is_spaced(text: &str) -> bool {
    squeezed(text).len() < text.len() && text.chars().any(is_han)
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
    numbered
        && (1..lines.len()).any(|at| is_torn(lines, at))
        && (1..lines.len()).filter(|&at| is_loose(lines, shapes, at)).count() < 3
}

/// Whether a line was certainly cut: it is long and goes on below without a stop.
fn is_torn(lines: &[Line<'_>], at: usize) -> bool {
    let Some((before, line)) = at.checked_sub(1).and_then(|b| lines.get(b)).zip(lines.get(at))
    else {
        return false;
    };
    length_up_to(before.text, 61) > 60 && !is_terminated(before.text) && line.gap < 2
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
        && !title::names_year(line.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{layout, lines};

    /// Whether the second-last line goes on in the last.
    fn continues(source: &str) -> bool {
        let lines = lines::read(source);
        let breaks = Breaks::find(&lines, layout::find(&lines));
        breaks.continues(lines.len() - 2, lines.len() - 1)
    }

    const TEXT: &str = "报告\n\n坚持把习近平新时代中国特色社会主义思想作为统领事业的总纲，着力夯实团结奋斗的共同思想政治基础。\n\n";

    #[test]
    fn a_long_line_without_a_stop_goes_on() {
        let cut = "紧扣助力我市高质量转型发展，汇集各方人才，集聚各界智慧，全力形成一批体现政协优势的建言成果。聚焦\n\n产业发展。";
        assert!(continues(&format!("{TEXT}{cut}")));
    }

    #[test]
    fn a_short_line_without_a_stop_is_a_heading_unless_it_reads_as_a_sentence() {
        assert!(!continues(&format!("{TEXT}工作回顾\n\n一年来，我们坚持不懈。")));
        assert!(continues(&format!("{TEXT}各位代表，过去一年，形势\n\n复杂多变。")));
        assert!(continues(&format!("{TEXT}第十一条　任何单位及\n\n其设施受法律保护。")));
    }

    #[test]
    fn a_counter_among_sentences_is_a_sentence() {
        let list = "1.财务混乱的；\n\n2.依照有关规\n\n定年检的；\n\n3.疏于管理的。";
        let lines = lines::read(list);
        let breaks = Breaks::find(&lines, layout::find(&lines));
        assert!(breaks.continues(1, 2));
    }

    #[test]
    fn a_title_does_not_run_into_the_text() {
        assert!(!continues("稳中求进，再创佳绩\n\n会议开幕了。"));
        assert!(!continues("我的家乡\n\n那里有一条河。\n那里有一座山。"));
    }
}
