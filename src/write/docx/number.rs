//! What a paragraph is numbered with, and what follows from it (GB/T 9704-2012, 7.3.3).

use crate::model::Level;
use crate::phrase::{Number, number};

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
}
