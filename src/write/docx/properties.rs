//! docProps: what a catalogue would say (ISO/IEC 29500-2, 8; -1, 22.2).

use super::part::Part;
use crate::model::{Article, Document, Text};
use crate::xml::Xml;

/// The moment of a document that names no day: when the ZIP calendar begins, so that the same
/// manuscript always gives the same bytes.
const UNDATED: &str = "1980-01-01T00:00:00Z";

/// Title, authors, day and language.
pub(super) fn core(document: &Document) -> Part {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    if let Some(title) = title(document) {
        xml.leaf("dc:title", &[], &title);
    }
    let creators: Vec<&str> = document.meta.creators.iter().map(Text::as_str).collect();
    if !creators.is_empty() {
        xml.leaf("dc:creator", &[], &creators.join("; "));
    }
    let moment =
        document.meta.date.map_or(UNDATED.to_owned(), |day| format!("{day}T00:00:00Z"));
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &moment);
    }
    xml.leaf("dc:language", &[], "zh-CN");
    let content_type = "application/vnd.openxmlformats-package.core-properties+xml";
    Part::new("/docProps/core.xml", content_type, xml)
}

/// The program.
pub(super) fn app() -> Part {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", namespace)]);
    xml.leaf("Application", &[], "wenyin");
    let content_type = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    Part::new("/docProps/app.xml", content_type, xml)
}

/// The title of the whole, or else of the first article that has one.
fn title(document: &Document) -> Option<Text> {
    let first = || document.articles.iter().find_map(Article::title);
    document.meta.title.clone().or_else(first)
}
