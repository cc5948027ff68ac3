//! The number that opens a heading or a paragraph (GB/T 9704-2012, 7.3.3).

/// The kinds of number that open a heading or a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// 第一章, 第二节.
    Chapter,
    /// 第三条.
    Article,
    /// 一、
    First,
    /// （一）
    Second,
    /// 1. and （1）
    Lower,
    /// No number.
    None,
}

/// The kind of number that opens a text.
pub fn number(text: &str) -> Number {
    let inner = text.trim_start_matches(['（', '(', '第']);
    let opening = text.chars().next();
    let rest = inner.trim_start_matches(is_numeral);
    let after = rest.chars().next();
    if rest.len() == inner.len() {
        return Number::None;
    }
    let digits = inner.starts_with(|c: char| c.is_ascii_digit());
    match (opening, after) {
        (Some('第'), Some('章' | '节' | '编' | '回' | '部' | '篇' | '卷' | '集')) => {
            Number::Chapter
        }
        (Some('第'), Some('条' | '款')) => Number::Article,
        (Some('（' | '('), Some('）' | ')')) if !digits => Number::Second,
        (Some('（' | '('), Some('）' | ')')) => Number::Lower,
        (_, Some('、')) if !digits && inner.len() == text.len() => Number::First,
        (_, Some('、' | '.' | '．')) if inner.len() == text.len() => Number::Lower,
        _ => Number::None,
    }
}

/// Whether a character is a digit of a number, Arabic or Chinese.
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "〇○零一二三四五六七八九十百千两".contains(c)
}

/// How many bytes of a text are its number and the mark after it, as in “一、” or “（一）”; the
/// room after them is the same in every line.
pub fn label(text: &str) -> usize {
    if number(text) == Number::None {
        return 0;
    }
    let inner = text.trim_start_matches(['（', '(', '第']).trim_start_matches(is_numeral);
    let mark = inner.chars().next().map_or(0, char::len_utf8);
    text.len() - inner.len() + mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_the_number_with_its_mark() {
        let of = |text: &'static str| &text[..label(text)];
        assert_eq!(of("一、基本情况"), "一、");
        assert_eq!(of("（十二）加强领导"), "（十二）");
        assert_eq!(of("第三条 本法"), "第三条");
        assert_eq!(of("2020年工作"), "");
    }
}
