//! The package document: catalogue data, list of files, reading order (EPUB 3.3, 5).

use crate::xml::Xml;

use super::label::blank;
use super::page::LANGUAGE;
use super::plan::Plan;

/// Where it stands in the archive.
pub(super) const PATH: &str = "EPUB/package.opf";

/// The day of a document that names none: the first day that a ZIP archive can name.
const NO_DAY: &str = "1980-01-01";

/// What a reader who does not see the pages should know before opening the book.
const SUMMARY: &str = "正文全部为可重新排版的文字，标题逐级嵌套，可由目录直达；\
    唯一的图像是封面，其文字与书名、署名和日期相同。";

/// What helps such a reader (schema.org, in the order of EPUB Accessibility 1.1).
const ACCESS: [(&str, &str); 10] = [
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityHazard", "none"),
    ("schema:accessibilitySummary", SUMMARY),
];

/// The file that says where the package document is (EPUB 3.3, 4.2.6.3.1).
pub(super) fn container() -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = "urn:oasis:names:tc:opendocument:xmlns:container";
    xml.open("container", &[("version", "1.0"), ("xmlns", namespace)]);
    xml.open("rootfiles", &[]);
    let kind = "application/oebps-package+xml";
    xml.empty("rootfile", &[("full-path", PATH), ("media-type", kind)]);
    xml.finish()
}

/// The package document.
pub(super) fn write(plan: &Plan<'_>) -> Vec<u8> {
    let mut xml = Xml::new();
    let root = [
        ("xmlns", "http://www.idpf.org/2007/opf"),
        ("version", "3.0"),
        ("unique-identifier", "uid"),
        ("xml:lang", LANGUAGE),
        ("prefix", "schema: http://schema.org/"),
    ];
    xml.open("package", &root);
    xml.raw_line_feed();
    metadata(&mut xml, plan);
    manifest(&mut xml, plan);
    spine(&mut xml, plan);
    guide(&mut xml, plan);
    xml.finish()
}

fn metadata(xml: &mut Xml, plan: &Plan<'_>) {
    xml.open("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
    xml.raw_line_feed();
    leaf(xml, "dc:identifier", &[("id", "uid")], &plan.identifier);
    leaf(xml, "dc:title", &[], &plan.title);
    leaf(xml, "dc:language", &[], LANGUAGE);
    creators(xml, plan);
    let day = plan.document.meta.date.map(|date| date.to_string());
    if let Some(day) = &day {
        leaf(xml, "dc:date", &[], day);
    }
    let modified = format!("{}T00:00:00Z", day.as_deref().unwrap_or(NO_DAY));
    leaf(xml, "meta", &[("property", "dcterms:modified")], &modified);
    for (property, value) in ACCESS {
        leaf(xml, "meta", &[("property", property)], value);
    }
    // Reading systems of EPUB 2 find the cover by this.
    xml.empty("meta", &[("name", "cover"), ("content", "cover-image")]);
    xml.raw_line_feed();
    end(xml);
}

fn creators(xml: &mut Xml, plan: &Plan<'_>) {
    let named = plan.document.meta.creators.iter().filter(|name| !blank(name));
    for (at, name) in named.enumerate() {
        let id = format!("creator-{}", at + 1);
        leaf(xml, "dc:creator", &[("id", &id)], name);
        let refines = format!("#{id}");
        let role = [("refines", &*refines), ("property", "role"), ("scheme", "marc:relators")];
        leaf(xml, "meta", &role, "aut");
    }
}

fn manifest(xml: &mut Xml, plan: &Plan<'_>) {
    const PAGE: &str = "application/xhtml+xml";
    xml.open("manifest", &[]);
    xml.raw_line_feed();
    item(xml, "nav", "nav.xhtml", PAGE, "nav");
    item(xml, "ncx", "toc.ncx", "application/x-dtbncx+xml", "");
    item(xml, "css", "style/book.css", "text/css", "");
    item(xml, "cover-image", "image/cover.svg", "image/svg+xml", "cover-image");
    item(xml, "cover", "text/cover.xhtml", PAGE, "");
    for file in plan.files() {
        item(xml, id(file), &format!("text/{file}"), PAGE, "");
    }
    end(xml);
}

/// The cover, then the text. The contents can be reached, and are in the menu of every reading
/// system, but are no page between the cover and the text.
fn spine(xml: &mut Xml, plan: &Plan<'_>) {
    xml.open("spine", &[("toc", "ncx")]);
    xml.raw_line_feed();
    for id in ["cover"].into_iter().chain(plan.files().map(id)) {
        xml.empty("itemref", &[("idref", id)]);
        xml.raw_line_feed();
    }
    xml.empty("itemref", &[("idref", "nav"), ("linear", "no")]);
    xml.raw_line_feed();
    end(xml);
}

/// The landmarks of EPUB 2.
fn guide(xml: &mut Xml, plan: &Plan<'_>) {
    xml.open("guide", &[]);
    xml.raw_line_feed();
    let places = [
        ("cover", "封面", "text/cover.xhtml".to_owned()),
        ("toc", "目录", "nav.xhtml".to_owned()),
        ("text", "正文", plan.start()),
    ];
    for (kind, title, place) in places {
        xml.empty("reference", &[("type", kind), ("title", title), ("href", &place)]);
        xml.raw_line_feed();
    }
    end(xml);
}

/// The name of a file without its ending, which no two share.
fn id(file: &str) -> &str {
    file.trim_end_matches(".xhtml")
}

fn item(xml: &mut Xml, id: &str, path: &str, kind: &str, properties: &str) {
    let item = [("id", id), ("href", path), ("media-type", kind), ("properties", properties)];
    let (without, _) = item.split_at(3);
    xml.empty("item", if properties.is_empty() { without } else { &item });
    xml.raw_line_feed();
}

fn leaf(xml: &mut Xml, name: &'static str, attributes: &[(&'static str, &str)], text: &str) {
    xml.leaf(name, attributes, text);
    xml.raw_line_feed();
}

fn end(xml: &mut Xml) {
    xml.close();
    xml.raw_line_feed();
}
