//! What a paragraph is numbered with, and what follows from it (GB/T 9704-2012, 7.3.3).

use crate::model::Level;

/// The kinds of number that open a heading or a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
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
    None,
}

/// The paragraph style of a heading, and the character style of its face where the face of its
/// number is not that of its level.
pub(super) fn heading(level: Level, text: &str) -> (&'static str, Option<&'static str>) {
    const PLAIN: [(&str, &str); 6] = [
        ("Heading1", "LeadHei"),
        ("Heading2", "LeadKai"),
        ("Heading3", "LeadFang"),
        ("Heading4", "LeadFang"),
        ("Heading5", "LeadFang"),
        ("Heading6", "LeadFang"),
    ];
    const CENTRED: [&str; 6] =
        ["Chapter1", "Chapter2", "Chapter3", "Chapter4", "Chapter5", "Chapter6"];
    let depth = usize::from(level.depth() - 1).min(5);
    let (style, usual) = PLAIN[depth];
    let face = match number(text) {
        Number::Chapter => return (CENTRED[depth], None),
        Number::None if depth == 0 => return (CENTRED[0], None),
        Number::First | Number::Article => "LeadHei",
        Number::Second => "LeadKai",
        Number::None if depth == 1 => "LeadKai",
        Number::Lower | Number::None => "LeadFang",
    };
    (style, (face != usual).then_some(face))
}

/// The character style of what opens and labels a paragraph.
pub(super) fn lead(text: &str) -> &'static str {
    match number(text) {
        Number::Chapter | Number::Article | Number::First => "LeadHei",
        Number::Second => "LeadKai",
        Number::Lower => "LeadFang",
        Number::None if text.starts_with("本报") || text.starts_with('新') => "LeadHei",
        Number::None => "LeadKai",
    }
}

/// How many bytes of a text are its number and the mark after it, as in “一、” or “（一）”.
pub(super) fn label(text: &str) -> usize {
    if number(text) == Number::None {
        return 0;
    }
    let inner = text.trim_start_matches(['（', '(', '第']).trim_start_matches(is_numeral);
    let mark = inner.chars().next().map_or(0, char::len_utf8);
    text.len() - inner.len() + mark
}

fn number(text: &str) -> Number {
    let inner = text.trim_start_matches(['（', '(', '第']);
    let rest = inner.trim_start_matches(is_numeral);
    if rest.len() == inner.len() {
        return Number::None;
    }
    let digits = inner.starts_with(|c: char| c.is_ascii_digit());
    let bare = inner.len() == text.len();
    match (text.chars().next(), rest.chars().next()) {
        (Some('第'), Some('章' | '节' | '编' | '回' | '部' | '篇' | '卷' | '集')) => {
            Number::Chapter
        }
        (Some('第'), Some('条' | '款')) => Number::Article,
        (Some('（' | '('), Some('）' | ')')) if !digits => Number::Second,
        (Some('（' | '('), Some('）' | ')')) => Number::Lower,
        (_, Some('、')) if !digits && bare => Number::First,
        (_, Some('、' | '.' | '．')) if bare => Number::Lower,
        _ => Number::None,
    }
}

/// Whether a character is a digit of a number, Arabic or Chinese.
pub(super) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "〇○零一二三四五六七八九十百千两".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_wears_the_face_of_its_level() {
        assert_eq!(lead("第二十三条"), "LeadHei");
        assert_eq!(lead("三、关于资金问题。"), "LeadHei");
        assert_eq!(lead("本报讯（记者 王晓）"), "LeadHei");
        assert_eq!(lead("（二）推动创新。"), "LeadKai");
        assert_eq!(lead("(十二)推动创新。"), "LeadKai");
        assert_eq!(lead("二是补短板。"), "LeadKai");
        assert_eq!(lead("1．总量。"), "LeadFang");
        assert_eq!(lead("（3）总量。"), "LeadFang");
    }

    #[test]
    fn chapters_and_top_headings_without_a_number_are_centred() {
        for text in ["第一章　总则", "第12节 附则", "第一百二十回", "2019年工作回顾"]
        {
            assert_eq!(heading(Level::TOP, text), ("Chapter1", None), "{text}");
        }
        for text in ["一、第一章", "（一）总则", "第三条"] {
            assert_eq!(heading(Level::TOP, text).0, "Heading1", "{text}");
        }
        assert_eq!(heading(Level::new(2), "2019年工作回顾"), ("Heading2", None));
        assert_eq!(heading(Level::new(3), "第一节　总则"), ("Chapter3", None));
    }

    #[test]
    fn the_number_of_a_heading_chooses_its_face() {
        assert_eq!(heading(Level::new(2), "一、总则"), ("Heading2", Some("LeadHei")));
        assert_eq!(heading(Level::TOP, "（一）总则"), ("Heading1", Some("LeadKai")));
        assert_eq!(heading(Level::new(2), "（一）总则"), ("Heading2", None));
        assert_eq!(heading(Level::new(6), "1.总则"), ("Heading6", None));
    }

    #[test]
    fn a_label_is_the_number_with_its_mark() {
        let of = |text: &'static str| &text[..label(text)];
        assert_eq!(of("一、基本情况"), "一、");
        assert_eq!(of("（十二）加强领导"), "（十二）");
        assert_eq!(of("第三条 本法"), "第三条");
        assert_eq!(of("2020年工作"), "");
        assert_eq!(of(""), "");
    }
}
