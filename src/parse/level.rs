//! How deep headings lie, from their marks in reading order (STANDARDS.md H.3, rule 4).

use super::mark::{Mark, MarkKind};

/// A heading, as far as its depth goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// It has a number.
    Marked(Mark),
    /// It has none, and its words say what part it is: 前言, 结语.
    Part,
    /// It has none.
    Plain,
}

impl Head {
    fn mark(&self) -> Option<Mark> {
        match self {
            Self::Marked(mark) => Some(*mark),
            Self::Part | Self::Plain => None,
        }
    }
}

/// The level of each heading, from 1.
pub(super) fn levels(heads: &[Head]) -> Vec<usize> {
    let mut stack: Vec<usize> = Vec::new();
    let mut levels = Vec::with_capacity(heads.len());
    for rank in ranks(heads) {
        while stack.pop_if(|open| *open > rank).is_some() {}
        if stack.last() != Some(&rank) {
            stack.push(rank);
        }
        levels.push(stack.len());
    }
    levels
}

/// A number for each heading that is smaller the further out it stands.
fn ranks(heads: &[Head]) -> Vec<usize> {
    let marks: Vec<Mark> = heads.iter().filter_map(Head::mark).collect();
    let frame = framed(heads, &marks);
    let mut ranks: Vec<usize> = Vec::with_capacity(heads.len());
    let mut below = None;
    for head in heads.iter().rev() {
        if let Some(mark) = head.mark() {
            below = Some(mark);
        }
        let frames = |kind| below.is_none_or(|below| below.kind == kind && below.number == 1);
        ranks.push(match (head, frame) {
            (Head::Marked(mark), _) => rank(mark.kind),
            (Head::Plain, Some(kind)) if frames(kind) => rank(kind) - 1,
            (Head::Plain | Head::Part, _) => plain_rank(below, &marks),
        });
    }
    ranks.reverse();
    ranks
}

/// The outermost counter, if headings without a number stand right above its only series and
/// below it: the series then belongs to the first of them, and the last has none.
fn framed(heads: &[Head], marks: &[Mark]) -> Option<MarkKind> {
    let kind = marks.iter().map(|mark| mark.kind).min().filter(|&k| k <= MarkKind::Comma)?;
    let counts = |head: &Head| head.mark().is_some_and(|mark| mark.kind == kind);
    let (first, last) = (heads.iter().position(counts)?, heads.iter().rposition(counts)?);
    let above = first.checked_sub(1).and_then(|above| heads.get(above));
    let below = heads.get(last + 1..).unwrap_or_default();
    (above == Some(&Head::Plain) && below.contains(&Head::Plain)).then_some(kind)
}

/// Marked headings have even ranks, so that others fit between.
const fn rank(kind: MarkKind) -> usize {
    kind as usize * 2 + 2
}

/// The rank of a heading without a mark: beside 一、 or 第一章, unless that counter starts anew
/// below each such heading; above （一） and 1., which need a parent; inside a series that goes on
/// below it.
fn plain_rank(below: Option<Mark>, marks: &[Mark]) -> usize {
    let Some(Mark { kind, number, .. }) = below else {
        let outermost = marks.iter().map(|mark| mark.kind).min();
        return outermost.map_or(rank(MarkKind::Comma), |kind| rank(kind.min(MarkKind::Comma)));
    };
    if number != 1 {
        return rank(kind) + 1;
    }
    let starts = marks.iter().filter(|m| m.kind == kind && m.number == 1).count();
    let outer = kind <= MarkKind::Comma && starts < 2;
    if outer { rank(kind) } else { rank(kind) - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::mark::mark;
    use crate::parse::title;

    fn of(lines: &[&str]) -> Vec<usize> {
        let head = |line: &&str| match mark(line) {
            Some(mark) => Head::Marked(mark),
            None if title::is_known_part(line) => Head::Part,
            None => Head::Plain,
        };
        levels(&lines.iter().map(head).collect::<Vec<_>>())
    }

    #[test]
    fn levels_come_from_the_order_of_appearance() {
        assert_eq!(of(&["一、甲", "（一）乙", "1.丙", "二、丁", "（一）戊"]), [1, 2, 3, 1, 2]);
        assert_eq!(of(&["第一章 甲", "第一节 乙", "第二章 丙"]), [1, 2, 1]);
        assert_eq!(of(&["一、甲", "1.乙", "二、丙"]), [1, 2, 1]);
    }

    #[test]
    fn a_counter_that_starts_anew_has_a_parent() {
        assert_eq!(
            of(&["2019年工作回顾", "（一）甲", "2020年工作安排", "（一）乙"]),
            [1, 2, 1, 2]
        );
        assert_eq!(of(&["工作回顾", "一、甲", "工作安排", "一、乙"]), [1, 2, 1, 2]);
    }

    #[test]
    fn a_heading_between_two_of_a_series_lies_inside_the_first() {
        assert_eq!(of(&["一、甲", "（一）乙", "丙", "（二）丁", "二、戊"]), [1, 2, 3, 2, 1]);
    }

    #[test]
    fn a_preface_stands_beside_the_first_chapter() {
        assert_eq!(of(&["前言", "一、甲", "（一）乙", "二、丙", "结语"]), [1, 1, 2, 1, 1]);
    }

    #[test]
    fn a_series_between_two_plain_headings_belongs_to_the_first() {
        assert_eq!(of(&["工作回顾", "一、甲", "二、乙", "工作安排"]), [1, 2, 2, 1]);
    }
}
