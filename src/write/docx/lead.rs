//! In which face the words stand that open and label a paragraph.

/// Longer than a line of the page, it is a sentence of the text and no label.
const LONGEST_LABEL: usize = 28;

/// The character style of a lead: 黑体 as for level 1 (一、, 第三条, 本报讯), 楷体 as for level 2
/// (（一）, 一是), 仿宋 as for levels 3 and 4 (GB/T 9704-2012, 7.3.3).
pub(super) fn style(lead: &str) -> &'static str {
    if lead.chars().nth(LONGEST_LABEL).is_some() {
        return "LeadFang";
    }
    let inside = lead.trim_start_matches(['（', '(']);
    let after_number = inside.trim_start_matches(is_chinese_digit);
    let numbered = after_number.len() < inside.len();
    let bracketed = inside.len() < lead.len();
    if inside.starts_with(is_arabic_digit) {
        "LeadFang"
    } else if numbered && (bracketed || after_number.starts_with('是')) {
        "LeadKai"
    } else {
        "LeadHei"
    }
}

/// Whether a heading is that of a 编, 章, 节, 回 and the like, which stands in the middle.
pub(super) fn is_chapter(heading: &str) -> bool {
    let Some(inside) = heading.strip_prefix('第') else { return false };
    let number = |c| is_chinese_digit(c) || is_arabic_digit(c);
    let unit = inside.trim_start_matches(number);
    unit.len() < inside.len()
        && unit.starts_with(['编', '章', '节', '回', '卷', '部', '篇', '集', '折', '幕'])
}

const fn is_chinese_digit(c: char) -> bool {
    matches!(
        c,
        '〇' | '○'
            | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '两'
            | '廿'
            | '卅'
    )
}

const fn is_arabic_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '①'..='⒛')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_wears_the_face_of_its_level() {
        assert_eq!(style("第二十三条"), "LeadHei");
        assert_eq!(style("三、关于资金问题。"), "LeadHei");
        assert_eq!(style("本报讯（记者 王晓）"), "LeadHei");
        assert_eq!(style("（二）推动创新。"), "LeadKai");
        assert_eq!(style("(十二)推动创新。"), "LeadKai");
        assert_eq!(style("二是补短板。"), "LeadKai");
        assert_eq!(style("1．总量。"), "LeadFang");
        assert_eq!(style("（3）总量。"), "LeadFang");
        assert_eq!(style(""), "LeadHei");
    }

    #[test]
    fn a_lead_longer_than_a_line_looks_like_text() {
        assert_eq!(style(&format!("三、{}。", "字".repeat(30))), "LeadFang");
    }

    #[test]
    fn chapters_and_their_kin_are_known_by_their_number() {
        for heading in ["第一章　总则", "第12节 附则", "第一百二十回", "第三编"]
        {
            assert!(is_chapter(heading), "{heading}");
        }
        for heading in ["第一 章", "第章", "一、第一章", "第三次会议", ""] {
            assert!(!is_chapter(heading), "{heading}");
        }
    }
}
