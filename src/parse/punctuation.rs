//! ASCII punctuation in Chinese context and its full-width form (STANDARDS.md H.5).

use super::script::is_han;

/// The full-width form of a mark that has one here.
fn full(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '!' => '！',
        '?' => '？',
        '(' => '（',
        ')' => '）',
        _ => return None,
    })
}

/// A Chinese character or mark.
fn is_chinese(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
            | '“' | '”' | '‘' | '’' | '—' | '…')
}

/// The marks of a line that become full-width: their bytes and their new forms, in order.
pub(super) fn widen(line: &str) -> Vec<(usize, char)> {
    if !line.bytes().any(|b| matches!(b, b',' | b';' | b':' | b'!' | b'?' | b'(' | b')')) {
        return Vec::new();
    }
    let mut found: Vec<(usize, char)> = Vec::new();
    let mut open: Vec<Bracket> = Vec::new();
    let mut before = None;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|&(_, c)| c);
        let wide = full(c).filter(|_| is_in_chinese(before, after));
        match c {
            '(' => open.push(Bracket { at, wide: wide.is_some() }),
            ')' => close(&mut found, open.pop(), (at, wide.is_some())),
            _ => found.extend(wide.map(|wide| (at, wide))),
        }
        before = Some(wide.unwrap_or(c));
    }
    found.extend(open.iter().filter(|b| b.wide).map(|b| (b.at, '（')));
    found.sort_unstable();
    found
}

/// An opening bracket that waits for its partner.
struct Bracket {
    at: usize,
    wide: bool,
}

/// A pair is widened if one of the two stands in Chinese, so that both look alike.
fn close(found: &mut Vec<(usize, char)>, open: Option<Bracket>, (at, wide): (usize, bool)) {
    let partner = open.as_ref().is_some_and(|b| b.wide);
    if wide || partner {
        found.push((at, '）'));
        found.extend(open.map(|b| (b.at, '（')));
    }
}

/// Whether a mark stands in Chinese: beside a Chinese character or mark on one side at least.
/// Between digits (10:30) and inside Latin there is none.
fn is_in_chinese(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(is_chinese) || after.is_some_and(is_chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(line: &str) -> String {
        let marks = widen(line);
        let new = |at| marks.iter().find(|(byte, _)| *byte == at).map(|(_, c)| *c);
        line.char_indices().map(|(at, c)| new(at).unwrap_or(c)).collect()
    }

    #[test]
    fn marks_between_chinese_characters_widen() {
        assert_eq!(wide("各位委员:你们好!是吗?好;好,"), "各位委员：你们好！是吗？好；好，");
        assert_eq!(wide("“好”,他说"), "“好”，他说");
    }

    #[test]
    fn numbers_and_latin_stay() {
        for line in
            ["增长14.5%", "在10:30到场", "共1,000人", "https://a.cn/b?c", "Smith, J. (ed.)"]
        {
            assert_eq!(wide(line), line);
        }
    }

    #[test]
    fn brackets_widen_in_pairs() {
        assert_eq!(wide("(1)有专职人员"), "（1）有专职人员");
        assert_eq!(wide("世贸组织(WTO)成员"), "世贸组织（WTO）成员");
        assert_eq!(wide("f(x)"), "f(x)");
        assert_eq!(wide("国(边)界(线"), "国（边）界（线");
    }

    #[test]
    fn a_mark_beside_a_widened_mark_widens() {
        assert_eq!(wide("(本文有删减),完"), "（本文有删减），完");
    }
}
