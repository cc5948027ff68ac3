//! The head of an article: title, byline, date line and their kind.

use crate::model::{HeadKind, HeadLine};
use crate::xml::Xml;

use super::block::classes;
use super::label::blank;
use super::plan::ArticlePlan;

/// Open the section of the article, which stays open, and write its head.
pub(super) fn write(xml: &mut Xml, article: &ArticlePlan<'_>) {
    open(xml, article);
    let parts = &article.article.head;
    if parts.is_empty() {
        return;
    }
    xml.open("header", &[]);
    xml.raw_line_feed();
    let mut top = article.top;
    for part in parts {
        if top == Some(part.kind) && !part.lines.iter().all(|line| blank(line)) {
            top = None;
            lines(xml, "h1", part);
        } else {
            lines(xml, "p", part);
        }
        xml.raw_line_feed();
    }
    xml.close();
    xml.raw_line_feed();
}

/// An annex says that it is one; everything else is a chapter of the book.
fn open(xml: &mut Xml, article: &ArticlePlan<'_>) {
    let annex = article.article.head.iter().any(|part| part.kind == HeadKind::Label);
    let (kind, role) =
        if annex { ("appendix", "doc-appendix") } else { ("chapter", "doc-chapter") };
    match article.top {
        Some(_) => xml.open(
            "section",
            &[("epub:type", kind), ("role", role), ("aria-labelledby", "title")],
        ),
        // The role makes a landmark, which wants a name, and there is none on the page; a type
        // without its role would be a finding of Ace.
        None => xml.open("section", &[]),
    }
    xml.raw_line_feed();
}

/// The lines of a part in one element, each on its own as the author broke them.
fn lines(xml: &mut Xml, name: &'static str, part: &HeadLine) {
    let keep = part.lines.iter().map(|line| classes(class(part.kind), line));
    let class = keep.max_by_key(|class| class.len()).unwrap_or_default();
    match name {
        "h1" => xml.open(name, &[("id", "title"), ("class", &class)]),
        _ => xml.open(name, &[("class", &class)]),
    }
    for (at, line) in part.lines.iter().enumerate() {
        if at > 0 {
            xml.empty("br", &[]);
        }
        xml.text(line);
    }
    xml.close();
}

const fn class(kind: HeadKind) -> &'static str {
    match kind {
        HeadKind::Label => "label",
        HeadKind::Title => "title",
        HeadKind::Subtitle => "subtitle",
        HeadKind::DocumentNumber => "docno",
        HeadKind::DateLine => "dateline",
        HeadKind::Byline => "byline",
        HeadKind::Source => "source",
    }
}
