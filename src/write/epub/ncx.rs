//! The table of contents of EPUB 2 (OPF 2.0.1, 2.4.1), which older reading systems want.

use crate::xml::Xml;

use super::page::LANGUAGE;
use super::plan::{Entry, Plan};

/// The navigation control file.
pub(super) fn write(plan: &Plan<'_>) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = "http://www.daisy.org/z3986/2005/ncx/";
    xml.open("ncx", &[("xmlns", namespace), ("version", "2005-1"), ("xml:lang", LANGUAGE)]);
    xml.raw_line_feed();
    let entries = plan.entries();
    head(&mut xml, plan, &entries);
    labelled(&mut xml, "docTitle", &plan.title);
    xml.raw_line_feed();
    xml.open("navMap", &[]);
    points(&mut xml, &entries);
    xml.finish()
}

fn head(xml: &mut Xml, plan: &Plan<'_>, entries: &[Entry<'_>]) {
    let depth = entries.iter().map(|entry| entry.depth).max().unwrap_or(1).to_string();
    let facts = [
        ("dtb:uid", plan.identifier.as_str()),
        ("dtb:depth", &depth),
        ("dtb:totalPageCount", "0"),
        ("dtb:maxPageNumber", "0"),
    ];
    xml.open("head", &[]);
    xml.raw_line_feed();
    for (name, content) in facts {
        xml.empty("meta", &[("name", name), ("content", content)]);
        xml.raw_line_feed();
    }
    xml.close();
    xml.raw_line_feed();
}

/// Points in points, as deep as the entries go.
fn points(xml: &mut Xml, entries: &[Entry<'_>]) {
    let mut open = 0;
    for (at, entry) in entries.iter().enumerate() {
        while open >= entry.depth {
            xml.close();
            open -= 1;
        }
        xml.raw_line_feed();
        let order = (at + 1).to_string();
        xml.open("navPoint", &[("id", &format!("n{order}")), ("playOrder", &order)]);
        labelled(xml, "navLabel", entry.label);
        xml.empty("content", &[("src", &entry.target)]);
        open += 1;
    }
}

fn labelled(xml: &mut Xml, name: &'static str, label: &str) {
    xml.open(name, &[]);
    xml.leaf("text", &[], label);
    xml.close();
}
