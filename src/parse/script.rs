//! What kind of character a character is, as far as the parser asks.

use crate::model::Text;

/// White space of any width, with the two characters that are as good as none.
pub(super) fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{3000}' || c == '\u{200B}' || c == '\u{FEFF}' || c.is_whitespace()
}

/// A character that the model leaves out wherever it stands.
pub(super) fn is_dropped(c: char) -> bool {
    c == '\u{FEFF}' || !Text::allows(c)
}

/// What ends a line of the manuscript.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The line without what only separates or indents it.
pub(super) fn trim(line: &str) -> &str {
    line.trim_matches(|c| is_space(c) || is_dropped(c))
}

/// Columns that a character takes in a fixed pitch: two for Chinese, one for Latin.
pub(super) fn columns(c: char) -> usize {
    match c {
        '\0'..='\u{A6}' => 1,
        '°' | '±' | '·' | '×' | '÷' => 2,
        '\u{A7}'..='\u{2E7}' => 1,
        '\u{FF61}'..='\u{FFDC}' => 1,
        _ => 2,
    }
}

/// Columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// A mark that ends a sentence or a clause so strongly that a paragraph may end with it.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '：' | ':' | '…' | '｡')
}

/// A mark that ends a sentence.
pub(super) fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '｡')
}

/// A comma of either width.
pub(super) fn is_comma(c: char) -> bool {
    matches!(c, '，' | ',')
}

/// A colon of either width.
pub(super) fn is_colon(c: char) -> bool {
    matches!(c, '：' | ':')
}

/// A closing bracket or quotation mark.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '〉' | '】' | '〕' | ']' | '］')
}

/// An opening bracket or quotation mark.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '（' | '(' | '《' | '〈' | '【' | '〔' | '[' | '［')
}

/// A mark that must not begin a line (CLREQ 3.1.4), in either width.
pub(super) fn is_barred_from_line_start(c: char) -> bool {
    is_stop(c) || is_comma(c) || is_closer(c) || matches!(c, '、' | '·' | '％' | '%' | '.')
}

/// A Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'
        | '〇' | '々')
}

/// Whether the text ends as a paragraph does: with a stop, or with one inside closing brackets.
pub(super) fn is_terminated(text: &str) -> bool {
    let last = text.chars().rev().find(|&c| !is_closer(c) && !is_space(c));
    last.is_some_and(is_stop) || is_remarked(text)
}

/// Whether the text ends with a remark in brackets behind a full stop: …。（责任单位：市商务局）
fn is_remarked(text: &str) -> bool {
    let Some(inner) = text.strip_suffix(['）', ')']) else { return false };
    inner.rsplit_once(['（', '(']).is_some_and(|(before, _)| before.ends_with(is_full_stop))
}

/// Whether the text ends with a closing bracket or quotation mark and no stop.
pub(super) fn ends_closed(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_closer)
}

/// How many characters a text has, counted no further than a limit.
pub(super) fn length_up_to(text: &str, limit: usize) -> usize {
    text.chars().take(limit).count()
}

/// The text without any white space.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|&c| !is_space(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_inside_closing_brackets_ends_a_paragraph() {
        assert!(is_terminated("他说：“好。”"));
        assert!(is_terminated("（完。）"));
        assert!(!is_terminated("建设“六大体系”"));
        assert!(is_terminated("支持投放。（责任单位：市商务局）"));
        assert!(!is_terminated("组织（WTO）"));
        assert!(!is_terminated(""));
    }

    #[test]
    fn chinese_takes_two_columns_and_latin_one() {
        assert_eq!(width("文a，,"), 6);
    }

    #[test]
    fn what_only_separates_is_trimmed() {
        assert_eq!(trim("\u{FEFF}　 第 一\t条\u{0}\r"), "第 一\t条");
    }
}
