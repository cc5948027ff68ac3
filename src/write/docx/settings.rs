//! word/settings.xml: how lines are broken and what a word processor must not “correct”.

use super::measures::characters;
use super::part::{Part, W};
use crate::xml::Xml;

/// What must not begin a line: CLREQ 3.1.3 (GB), the ASCII marks that stand in for Chinese ones
/// in many manuscripts, and what Word itself keeps away from there. With — and … in the set, a
/// —— or …… is not torn in two.
pub(super) const NEVER_FIRST: &str = concat!(
    "!%),-./:;>?]}¢¨°·ˇˉ–—―‖’”…‧‰′″›℃∶‼⁇⁈⁉、。〃々〉》」』】〕〗〞・︶︺︾﹀﹄﹚﹜﹞",
    "！＂％＇），．／：；？］｀｜｝～￠"
);

/// What must not end a line, from the same sources. Word's own set has · and ． too, which CLREQ
/// lets end a line.
pub(super) const NEVER_LAST: &str = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥";

/// Switches that Chinese Word sets in every document (ISO/IEC 29500-1, 17.15.3).
const LAYOUT: [&str; 7] = [
    "w:spaceForUL",
    "w:balanceSingleByteDoubleByteWidth",
    "w:doNotLeaveBackslashAlone",
    "w:ulTrailSpace",
    "w:doNotExpandShiftReturn",
    "w:adjustLineHeightInTable",
    "w:useFELayout",
];

/// Word 2013 and later ([MS-DOCX] 2.3).
const COMPATIBILITY: [(&str, &str); 5] = [
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
];

/// The settings of the document, in the order of the schema.
pub(super) fn part() -> Part {
    let mut xml = Xml::new();
    xml.open("w:settings", &[W]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.empty("w:defaultTabStop", &[("w:val", &characters(200).to_string())]);
    xml.empty("w:evenAndOddHeaders", &[]);
    xml.empty("w:characterSpacingControl", &[("w:val", "compressPunctuation")]);
    xml.empty("w:noLineBreaksAfter", &[("w:lang", "zh-CN"), ("w:val", NEVER_LAST)]);
    xml.empty("w:noLineBreaksBefore", &[("w:lang", "zh-CN"), ("w:val", NEVER_FIRST)]);
    compatibility(&mut xml);
    xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
    xml.empty("w:decimalSymbol", &[("w:val", ".")]);
    xml.empty("w:listSeparator", &[("w:val", ",")]);
    let content_type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
    Part::new("/word/settings.xml", content_type, xml)
}

fn compatibility(xml: &mut Xml) {
    xml.open("w:compat", &[]);
    for name in LAYOUT {
        xml.empty(name, &[]);
    }
    for (name, value) in COMPATIBILITY {
        let uri = "http://schemas.microsoft.com/office/word";
        xml.empty("w:compatSetting", &[("w:name", name), ("w:uri", uri), ("w:val", value)]);
    }
    xml.close();
}
