//! How deep headings lie, from their marks in reading order (STANDARDS.md H.3, rule 4).

use super::mark::{Mark, MarkKind};

/// The level of each heading, from 1; a heading without a mark has none.
pub(super) fn levels(marks: &[Option<Mark>]) -> Vec<usize> {
    let mut stack: Vec<usize> = Vec::new();
    let mut levels = Vec::with_capacity(marks.len());
    for rank in ranks(marks) {
        while stack.pop_if(|open| *open > rank).is_some() {}
        if stack.last() != Some(&rank) {
            stack.push(rank);
        }
        levels.push(stack.len());
    }
    levels
}

/// A number for each heading that is smaller the further out it stands.
fn ranks(marks: &[Option<Mark>]) -> Vec<usize> {
    let mut ranks: Vec<usize> = Vec::with_capacity(marks.len());
    let mut below = None;
    for mark in marks.iter().rev() {
        if let Some(mark) = mark {
            below = Some(*mark);
        }
        let rank = mark.map_or_else(|| plain_rank(below, marks), |mark| rank(mark.kind));
        ranks.push(rank);
    }
    ranks.reverse();
    ranks
}

/// Marked headings have even ranks, so that others fit between.
const fn rank(kind: MarkKind) -> usize {
    kind as usize * 2 + 2
}

/// The rank of a heading without a mark: beside 一、 or 第一章, unless that counter starts anew
/// below each such heading; above （一） and 1., which need a parent; inside a series that goes on
/// below it.
fn plain_rank(below: Option<Mark>, marks: &[Option<Mark>]) -> usize {
    let Some(Mark { kind, number, .. }) = below else {
        let outermost = marks.iter().flatten().map(|mark| mark.kind).min();
        return outermost.map_or(rank(MarkKind::Comma), |kind| rank(kind.min(MarkKind::Comma)));
    };
    if number != 1 {
        return rank(kind) + 1;
    }
    let starts = marks.iter().flatten().filter(|m| m.kind == kind && m.number == 1).count();
    let outer = kind <= MarkKind::Comma && starts < 2;
    if outer { rank(kind) } else { rank(kind) - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::mark::mark;

    fn of(lines: &[&str]) -> Vec<usize> {
        levels(&lines.iter().map(|line| mark(line)).collect::<Vec<_>>())
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
}
