//! Lines whose columns would be lost if they were joined.

use super::lines::Line;
use super::mark::mark;

/// One past the last line of the table that starts at a line, if one does.
pub(super) fn end(lines: &[Line<'_>], start: usize) -> Option<usize> {
    let first = lines.get(start)?;
    let kind = kind(first.text)?;
    let more = lines.get(start + 1..)?.iter();
    let count = 1 + more
        .take_while(|line| line.gap == 0 && self::kind(line.text) == Some(kind))
        .count();
    (count >= 2).then_some(start + count)
}

/// What parts the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Columns {
    /// Tabs.
    Tabs,
    /// Characters that draw boxes, or bars.
    Rules,
}

fn kind(text: &str) -> Option<Columns> {
    // Most lines have none of the bytes that could part columns.
    if !text.bytes().any(|b| matches!(b, b'\t' | b'|' | 0xE2 | 0xEF)) {
        return None;
    }
    let rule = |c: char| matches!(c, '\u{2500}'..='\u{257F}' | '|' | '｜');
    if text.chars().filter(|&c| rule(c)).take(2).count() == 2 {
        return Some(Columns::Rules);
    }
    // 第一条 followed by a tab is a clause, not a cell.
    (text.contains('\t') && mark(text).is_none()).then_some(Columns::Tabs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::read;

    #[test]
    fn two_lines_with_columns_are_a_table() {
        assert_eq!(end(&read("年份\t产值\n2019\t12\n正文"), 0), Some(2));
        assert_eq!(end(&read("│甲│乙│\n│丙│丁│"), 0), Some(2));
    }

    #[test]
    fn one_line_with_a_tab_is_none() {
        assert_eq!(end(&read("第一条\t本法\n第二条\t本法"), 0), None);
        assert_eq!(end(&read("甲\t乙\n丙"), 0), None);
    }
}
