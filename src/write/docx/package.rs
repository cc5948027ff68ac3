//! The ZIP package and its relationships (ISO/IEC 29500-2).

use super::part::Part;
use crate::error::Error;
use crate::format::Format;
use crate::pack::{Archive, Failure};
use crate::xml::Xml;

/// Content type of a part that lists relationships.
pub(super) const RELATIONSHIPS: &str =
    "application/vnd.openxmlformats-package.relationships+xml";

/// Relationship of the document to its footer of odd pages.
pub(super) const ODD_FOOTER: &str = "rId4";
/// Relationship of the document to its footer of even pages.
pub(super) const EVEN_FOOTER: &str = "rId5";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// Put the parts into an archive, `[Content_Types].xml` first.
pub(super) fn pack(parts: &[Part]) -> Result<Vec<u8>, Error> {
    let refused = |e: Failure| Error::Writing { format: Format::Docx, reason: e.to_string() };
    archive(parts).map_err(refused)
}

fn archive(parts: &[Part]) -> Result<Vec<u8>, Failure> {
    let mut archive = Archive::new();
    archive.deflate("[Content_Types].xml", &content_types(parts))?;
    for part in parts {
        archive.deflate(part.name.trim_start_matches('/'), &part.xml)?;
    }
    archive.finish()
}

fn content_types(parts: &[Part]) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", namespace)]);
    for (extension, content_type) in [("rels", RELATIONSHIPS), ("xml", "application/xml")] {
        xml.empty("Default", &[("Extension", extension), ("ContentType", content_type)]);
    }
    for part in parts.iter().filter(|part| part.content_type != RELATIONSHIPS) {
        let attributes = [("PartName", part.name), ("ContentType", part.content_type)];
        xml.empty("Override", &attributes);
    }
    xml.finish()
}

/// From the package to its document and properties.
pub(super) fn root_relationships() -> Part {
    let mut xml = open();
    relate(&mut xml, "rId1", &format!("{OFFICE}officeDocument"), "word/document.xml");
    relate(&mut xml, "rId2", PACKAGE, "docProps/core.xml");
    relate(&mut xml, "rId3", &format!("{OFFICE}extended-properties"), "docProps/app.xml");
    Part::new("/_rels/.rels", RELATIONSHIPS, xml)
}

/// From the document to the parts that it uses.
pub(super) fn document_relationships() -> Part {
    let mut xml = open();
    let targets = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "fontTable", "fontTable.xml"),
        (ODD_FOOTER, "footer", "footer1.xml"),
        (EVEN_FOOTER, "footer", "footer2.xml"),
    ];
    for (id, kind, target) in targets {
        relate(&mut xml, id, &format!("{OFFICE}{kind}"), target);
    }
    Part::new("/word/_rels/document.xml.rels", RELATIONSHIPS, xml)
}

fn open() -> Xml {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.open("Relationships", &[("xmlns", namespace)]);
    xml
}

fn relate(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}
