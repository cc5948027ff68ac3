//! What every XHTML page begins with.

use crate::xml::Xml;

/// The language of the text; the precise tag, which font choice and line breaking key on.
pub(super) const LANGUAGE: &str = "zh-Hans";

/// A page, open up to its head, which is closed; the body comes next.
pub(super) fn start(title: &str, sheet: &str) -> Xml {
    let mut xml = Xml::new();
    xml.doctype("html");
    let root = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", LANGUAGE),
        ("xml:lang", LANGUAGE),
    ];
    xml.open("html", &root);
    xml.raw_line_feed();
    xml.open("head", &[]);
    xml.raw_line_feed();
    xml.empty("meta", &[("charset", "utf-8")]);
    xml.raw_line_feed();
    xml.leaf("title", &[], title);
    xml.raw_line_feed();
    xml.empty("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", sheet)]);
    xml.raw_line_feed();
    xml.close();
    xml.raw_line_feed();
    xml
}
