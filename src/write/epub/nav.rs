//! The table of contents of EPUB 3 (EPUB 3.3, 7).

use crate::xml::Xml;

use super::page;
use super::plan::{Entry, Plan};

/// The navigation document.
pub(super) fn write(plan: &Plan<'_>) -> Vec<u8> {
    let mut xml = page::start("目录", "style/book.css");
    xml.open("body", &[("class", "nav"), ("epub:type", "frontmatter")]);
    xml.raw_line_feed();
    contents(&mut xml, plan);
    landmarks(&mut xml, plan);
    xml.finish()
}

fn contents(xml: &mut Xml, plan: &Plan<'_>) {
    let toc = [
        ("epub:type", "toc"),
        ("id", "toc"),
        ("role", "doc-toc"),
        ("aria-labelledby", "toc-title"),
    ];
    xml.open("nav", &toc);
    xml.raw_line_feed();
    xml.leaf("h1", &[("id", "toc-title"), ("class", "title")], "目录");
    xml.raw_line_feed();
    list(xml, &plan.entries());
    xml.close();
    xml.raw_line_feed();
}

/// Lists in lists, as deep as the entries go.
fn list(xml: &mut Xml, entries: &[Entry<'_>]) {
    let mut open = 0;
    for entry in entries {
        if entry.depth > open {
            xml.open("ol", &[]);
            open += 1;
        } else {
            xml.close();
            while open > entry.depth {
                xml.close();
                xml.close();
                open -= 1;
            }
        }
        xml.raw_line_feed();
        xml.open("li", &[]);
        xml.leaf("a", &[("href", &entry.target)], entry.label);
    }
    for _ in 0..open {
        xml.close();
        xml.close();
    }
    xml.raw_line_feed();
}

/// Where the cover, the contents and the text begin, for the menu of the reading system only.
fn landmarks(xml: &mut Xml, plan: &Plan<'_>) {
    let nav = [
        ("epub:type", "landmarks"),
        ("aria-labelledby", "landmarks-title"),
        ("hidden", "hidden"),
    ];
    xml.open("nav", &nav);
    xml.raw_line_feed();
    xml.leaf("h2", &[("id", "landmarks-title")], "导览");
    xml.raw_line_feed();
    xml.open("ol", &[]);
    xml.raw_line_feed();
    landmark(xml, "cover", "text/cover.xhtml", "封面");
    landmark(xml, "toc", "nav.xhtml#toc", "目录");
    if !plan.articles.is_empty() {
        landmark(xml, "bodymatter", &plan.start(), "正文");
    }
    xml.close();
    xml.raw_line_feed();
    xml.close();
    xml.raw_line_feed();
}

fn landmark(xml: &mut Xml, kind: &str, target: &str, label: &str) {
    xml.open("li", &[]);
    xml.leaf("a", &[("epub:type", kind), ("href", target)], label);
    xml.close();
    xml.raw_line_feed();
}
