//! word/fontTable.xml: what to take where an official face is not installed.

use super::part::{Part, W};
use crate::xml::Xml;

/// A face and its stand-in.
struct Font {
    name: &'static str,
    other: Option<&'static str>,
    charset: &'static str,
    family: &'static str,
    pitch: &'static str,
}

/// Simplified Chinese (ISO/IEC 29500-1, 17.8.3.2).
const GB2312: &str = "86";

/// Sorted by name; the stand-ins are the faces that come with Windows.
const FONTS: [Font; 6] = [
    latin("Times New Roman"),
    chinese("仿宋_GB2312", "FangSong", "modern"),
    chinese("宋体", "SimSun", "auto"),
    chinese("方正小标宋简体", "SimSun", "script"),
    chinese("楷体_GB2312", "KaiTi", "modern"),
    chinese("黑体", "SimHei", "modern"),
];

const fn latin(name: &'static str) -> Font {
    Font { name, other: None, charset: "00", family: "roman", pitch: "variable" }
}

const fn chinese(name: &'static str, other: &'static str, family: &'static str) -> Font {
    Font { name, other: Some(other), charset: GB2312, family, pitch: "default" }
}

/// The table of faces.
pub(super) fn part() -> Part {
    let mut xml = Xml::new();
    xml.open("w:fonts", &[W]);
    for font in &FONTS {
        put(&mut xml, font);
    }
    let content_type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
    Part::new("/word/fontTable.xml", content_type, xml)
}

fn put(xml: &mut Xml, font: &Font) {
    xml.open("w:font", &[("w:name", font.name)]);
    if let Some(other) = font.other {
        xml.empty("w:altName", &[("w:val", other)]);
    }
    xml.empty("w:charset", &[("w:val", font.charset)]);
    xml.empty("w:family", &[("w:val", font.family)]);
    xml.empty("w:pitch", &[("w:val", font.pitch)]);
    xml.close();
}
