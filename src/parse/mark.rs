//! The numbers and words with which Chinese documents mark their parts.

use super::number::{is_arabic, is_chinese_numeral, is_numeral, leading};
use super::script::{is_space, is_stop};

/// What numbers a line, from the outermost to the innermost (GB/T 9704-2012, 7.3.3; laws:
/// 立法法, 编 章 节 条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum MarkKind {
    /// 第一编, 第一卷, 卷一.
    Book,
    /// 第一部分, 第一篇.
    Part,
    /// 第一章, 第一回.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条.
    Clause,
    /// 一、
    Comma,
    /// （一）
    Bracket,
    /// 1.
    Dot,
    /// （1）
    ArabicBracket,
    /// ①
    Circle,
    /// 一是, 一要, which open a sentence and never a heading.
    Ordinal,
}

impl MarkKind {
    /// Every kind, outermost first.
    pub(super) const ALL: [Self; 11] = [
        Self::Book,
        Self::Part,
        Self::Chapter,
        Self::Section,
        Self::Clause,
        Self::Comma,
        Self::Bracket,
        Self::Dot,
        Self::ArabicBracket,
        Self::Circle,
        Self::Ordinal,
    ];

    /// Whether it is written out: 第…章.
    pub(super) fn is_named(self) -> bool {
        matches!(self, Self::Book | Self::Part | Self::Chapter | Self::Section)
    }
}

/// The mark at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// What marks it.
    pub(super) kind: MarkKind,
    /// Its number.
    pub(super) number: usize,
    /// How many bytes the mark takes.
    pub(super) len: usize,
}

/// The mark with which a line starts.
pub(super) fn mark(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    let (kind, number, rest) = match first {
        '第' => named(line)?,
        '卷' => volume(line)?,
        '（' | '(' => bracketed(line)?,
        '①'..='⑳' => circled(first, line)?,
        _ if is_arabic(first) => dotted(line)?,
        _ if is_chinese_numeral(first) => counted(line)?,
        _ => return None,
    };
    Some(Mark { kind, number, len: line.len() - rest.len() })
}

type Found<'a> = (MarkKind, usize, &'a str);

/// 第三章, 第十条, followed by white space, a title or nothing.
fn named(line: &str) -> Option<Found<'_>> {
    let (number, rest) =
        leading(line.strip_prefix('第')?.trim_start_matches(is_space), is_numeral)?;
    let rest = rest.trim_start_matches(is_space);
    if let Some(rest) = rest.strip_prefix("部分") {
        return Some((MarkKind::Part, number, rest));
    }
    let unit = rest.chars().next()?;
    let kind = match unit {
        '编' | '卷' => MarkKind::Book,
        '篇' | '部' => MarkKind::Part,
        '章' | '回' | '讲' | '折' | '集' => MarkKind::Chapter,
        '节' => MarkKind::Section,
        '条' => MarkKind::Clause,
        _ => return None,
    };
    let rest = rest.strip_prefix(unit)?;
    let rest = if kind == MarkKind::Clause { after_clause(rest) } else { rest };
    let apart =
        rest.chars().next().is_none_or(|c| is_space(c) || matches!(c, '：' | ':' | '【'));
    // 第三章规定的… is prose; only 章 and its like may touch a title, as 第一章总则 does.
    let title =
        kind.is_named() && !matches!(unit, '集' | '部' | '卷' | '讲') && !reads_on(rest);
    (apart || title).then_some((kind, number, rest))
}

/// What follows 第三条之一.
fn after_clause(rest: &str) -> &str {
    let more = rest.strip_prefix('之').and_then(|r| leading(r, is_chinese_numeral));
    more.map_or(rest, |(_, rest)| rest)
}

/// Whether the words after 第三章 go on with a sentence about it.
fn reads_on(rest: &str) -> bool {
    let onward =
        ['的', '和', '至', '或', '、', '，', ',', '规', '所', '中', '以', '第', '到', '及'];
    rest.starts_with(onward) || rest.contains(is_stop)
}

/// （一） or （1）.
fn bracketed(line: &str) -> Option<Found<'_>> {
    let inner = line.strip_prefix(['（', '('])?.trim_start_matches(is_space);
    let (kind, (number, rest)) = match leading(inner, is_chinese_numeral) {
        Some(found) => (MarkKind::Bracket, found),
        None => (MarkKind::ArabicBracket, leading(inner, is_arabic)?),
    };
    let rest = rest.trim_start_matches(is_space).strip_prefix(['）', ')'])?;
    // Numbers of this size are years or amounts: （1996）.
    (number < 200).then(|| (kind, number, rest.strip_prefix('、').unwrap_or(rest)))
}

fn circled(first: char, line: &str) -> Option<Found<'_>> {
    let number = usize::try_from(u32::from(first) - u32::from('①')).ok()? + 1;
    Some((MarkKind::Circle, number, line.strip_prefix(first)?))
}

/// 卷一, 卷之二 (the parts of old books), alone or before a title behind white space.
fn volume(line: &str) -> Option<Found<'_>> {
    let rest = line.strip_prefix('卷')?;
    let (number, rest) = leading(rest.strip_prefix('之').unwrap_or(rest), is_chinese_numeral)?;
    let apart = rest.chars().next().is_none_or(is_space);
    (apart && !rest.contains(is_stop)).then_some((MarkKind::Book, number, rest))
}

/// 1. or 1、, but not 14.5 and not 1.5万元.
fn dotted(line: &str) -> Option<Found<'_>> {
    let (number, rest) = leading(line, is_arabic)?;
    let rest = rest.strip_prefix(['.', '．', '、'])?;
    let goes_on =
        rest.trim_start_matches(is_space).chars().next().is_none_or(|c| !is_arabic(c));
    // 2012.，as in a list of years, is no counter.
    (number < 200 && goes_on).then_some((MarkKind::Dot, number, rest))
}

/// 一、 or 一是, but not 一、二、三等奖.
fn counted(line: &str) -> Option<Found<'_>> {
    let (number, rest) = leading(line, is_chinese_numeral)?;
    if let Some(after) = rest.strip_prefix(['是', '要']) {
        return Some((MarkKind::Ordinal, number, after));
    }
    let after = rest.strip_prefix(['、', '．', '.'])?;
    (number < 200 && !counts_on(after)).then_some((MarkKind::Comma, number, after))
}

/// Whether the counter is the first of an enumeration in prose: 一、二、三等奖, 二、三产业.
fn counts_on(rest: &str) -> bool {
    let Some((_, after)) = leading(rest, is_chinese_numeral) else { return false };
    after.starts_with(['、', '等', '产', '级', '季', '次', '类', '线', '期', '号'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Option<(MarkKind, usize)> {
        mark(line).map(|m| (m.kind, m.number))
    }

    #[test]
    fn every_form_of_number_is_known_in_both_widths() {
        assert_eq!(of("一、总则"), Some((MarkKind::Comma, 1)));
        assert_eq!(of("（十一）加强"), Some((MarkKind::Bracket, 11)));
        assert_eq!(of("(十一)加强"), Some((MarkKind::Bracket, 11)));
        assert_eq!(of("1．属于"), Some((MarkKind::Dot, 1)));
        assert_eq!(of("（2）经费"), Some((MarkKind::ArabicBracket, 2)));
        assert_eq!(of("③办法"), Some((MarkKind::Circle, 3)));
        assert_eq!(of("第三章　附则"), Some((MarkKind::Chapter, 3)));
        assert_eq!(of("第一章总则"), Some((MarkKind::Chapter, 1)));
        assert_eq!(of("第二百零三条　本法"), Some((MarkKind::Clause, 203)));
        assert_eq!(of("第八条之一 本法"), Some((MarkKind::Clause, 8)));
        assert_eq!(of("三是加强"), Some((MarkKind::Ordinal, 3)));
    }

    #[test]
    fn amounts_and_enumerations_are_not_numbers_of_parts() {
        for line in
            ["14.5万元", "2019年12月", "一、二、三等奖", "二、三产业", "（1996）", "1949.10"]
        {
            assert_eq!(of(line), None, "{line}");
        }
    }

    #[test]
    fn a_clause_that_a_sentence_speaks_of_marks_nothing() {
        assert_eq!(of("第三条规定的事项"), None);
        assert_eq!(of("第三章规定的事项"), None);
        assert_eq!(of("第一部电影"), None);
    }
}
