//! word/footer1.xml and footer2.xml: page numbers, `— 1 —` (GB/T 9704-2012, 7.5).

use super::part::{Part, R, W};
use super::run::{Dress, Script};
use crate::xml::Xml;

/// The footer of odd pages, at the right.
pub(super) fn odd() -> Part {
    part("/word/footer1.xml", "Footer")
}

/// The footer of even pages, at the left.
pub(super) fn even() -> Part {
    part("/word/footer2.xml", "FooterEven")
}

fn part(name: &'static str, style: &str) -> Part {
    let mut xml = Xml::new();
    xml.open("w:ftr", &[W, R]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", style)]);
    xml.close();
    text(&mut xml, "— ");
    page_field(&mut xml);
    text(&mut xml, " —");
    let content_type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
    Part::new(name, content_type, xml)
}

/// The field that counts pages; 1 stands there until a word processor has counted.
fn page_field(xml: &mut Xml) {
    mark(xml, "begin");
    open_run(xml);
    xml.leaf("w:instrText", &[("xml:space", "preserve")], " PAGE ");
    xml.close();
    mark(xml, "separate");
    text(xml, "1");
    mark(xml, "end");
}

fn mark(xml: &mut Xml, kind: &str) {
    open_run(xml);
    xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    xml.close();
}

fn text(xml: &mut Xml, text: &str) {
    open_run(xml);
    xml.leaf("w:t", &[("xml:space", "preserve")], text);
    xml.close();
}

fn open_run(xml: &mut Xml) {
    xml.open("w:r", &[]);
    Script::Chinese.properties(xml, Dress::Plain);
}
