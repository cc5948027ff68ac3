//! word/styles.xml, from the table.

use super::faces::{Face, LATIN};
use super::measures::{LINE, MEASURE, TIGHTENING, TITLE_LINE, characters};
use super::part::{Part, W};
use super::table::{Align, Indent, Keep, LETTERINGS, Lettering, Origin, STYLES, Space, Style};
use super::title;
use crate::xml::Xml;

/// 3号 as Word has it, in half points.
const BODY_SIZE: u32 = 32;

/// An attribute list with computed values.
type Values = Vec<(&'static str, String)>;

/// The styles.
pub(super) fn part() -> Part {
    let mut xml = Xml::new();
    xml.open("w:styles", &[W]);
    defaults(&mut xml);
    normal(&mut xml);
    default_lettering(&mut xml);
    for style in &STYLES {
        paragraph(&mut xml, style);
    }
    for lettering in &LETTERINGS {
        character(&mut xml, lettering);
    }
    let content_type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
    Part::new("/word/styles.xml", content_type, xml)
}

/// 3号仿宋, which counts where nothing else is said (5.2.2).
fn defaults(xml: &mut Xml) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    font(xml, Face::Fang);
    size(xml, BODY_SIZE);
    let language = [("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")];
    xml.empty("w:lang", &language);
    xml.close();
    xml.close();
    xml.empty("w:pPrDefault", &[]);
    xml.close();
}

/// Normal: how Chinese lines are broken and filled.
///
/// The grid of the page says 22 lines of 28 characters, but the styles do not lean on it: a face
/// of great height would take two of its lines, and `LibreOffice` gives each character that is
/// wider than its cell two of them. Lines of an exact height and characters a little closer
/// together come to the same everywhere.
fn normal(xml: &mut Xml) {
    let kind = [("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")];
    xml.open("w:style", &kind);
    value(xml, "w:name", "Normal");
    xml.empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    let switches = [
        ("w:widowControl", "1"),
        ("w:kinsoku", "1"),
        ("w:wordWrap", "1"),
        ("w:overflowPunct", "0"),
        ("w:autoSpaceDE", "1"),
        ("w:autoSpaceDN", "1"),
        ("w:adjustRightInd", "0"),
        ("w:snapToGrid", "0"),
    ];
    for (name, state) in switches {
        value(xml, name, state);
    }
    let line = LINE.to_string();
    xml.empty("w:spacing", &[("w:line", &line), ("w:lineRule", "exact")]);
    value(xml, "w:jc", "both");
    xml.close();
    xml.open("w:rPr", &[]);
    value(xml, "w:snapToGrid", "0");
    value(xml, "w:spacing", TIGHTENING);
    // What counts characters counts them in this size, and LibreOffice looks for it here only.
    size(xml, BODY_SIZE);
    xml.close();
    xml.close();
}

fn default_lettering(xml: &mut Xml) {
    let kind =
        [("w:type", "character"), ("w:default", "1"), ("w:styleId", "DefaultParagraphFont")];
    xml.open("w:style", &kind);
    value(xml, "w:name", "Default Paragraph Font");
    value(xml, "w:uiPriority", "1");
    xml.empty("w:semiHidden", &[]);
    xml.close();
}

fn paragraph(xml: &mut Xml, style: &Style) {
    let mut kind = vec![("w:type", "paragraph")];
    if style.origin == Origin::Own {
        kind.push(("w:customStyle", "1"));
    }
    kind.push(("w:styleId", style.id));
    xml.open("w:style", &kind);
    value(xml, "w:name", style.name);
    value(xml, "w:basedOn", style.base);
    if !style.next.is_empty() {
        value(xml, "w:next", style.next);
    }
    xml.empty("w:qFormat", &[]);
    paragraph_properties(xml, style);
    if style.face != Face::Inherited || style.size != 0 {
        xml.open("w:rPr", &[]);
        font(xml, style.face);
        size(xml, style.size);
        xml.close();
    }
    xml.close();
}

/// In the order of the schema (`CT_PPrBase`).
fn paragraph_properties(xml: &mut Xml, style: &Style) {
    xml.open("w:pPr", &[]);
    if style.keep == Keep::WithNext {
        xml.empty("w:keepNext", &[]);
        xml.empty("w:keepLines", &[]);
    }
    if style.id == "TOC1" {
        page_number_tab(xml);
    }
    some(xml, "w:spacing", &space(style.space));
    some(xml, "w:ind", &indent(style.indent));
    if style.space == Space::LineBeforeGroup {
        xml.empty("w:contextualSpacing", &[]);
    }
    match style.align {
        Align::Inherited => {}
        Align::Left => value(xml, "w:jc", "left"),
        Align::Centre => value(xml, "w:jc", "center"),
        Align::Right => value(xml, "w:jc", "right"),
    }
    if let Some(level) = style.outline.checked_sub(1) {
        value(xml, "w:outlineLvl", &level.to_string());
    }
    xml.close();
}

/// Where a table of contents has its page numbers, if a tab leads to them.
fn page_number_tab(xml: &mut Xml) {
    xml.open("w:tabs", &[]);
    let place = MEASURE.to_string();
    let tab = [("w:val", "right"), ("w:leader", "middleDot"), ("w:pos", place.as_str())];
    xml.empty("w:tab", &tab);
    xml.close();
}

fn space(space: Space) -> Values {
    let line = || LINE.to_string();
    match space {
        Space::Inherited => vec![],
        Space::LineBefore | Space::LineBeforeGroup => vec![("w:before", line())],
        Space::LineAfter => vec![("w:after", line())],
        Space::Lines => vec![("w:before", line()), ("w:after", line())],
        Space::Title => {
            let (before, after) = title::spaces(1);
            vec![
                ("w:before", before.to_string()),
                ("w:after", after.to_string()),
                ("w:line", TITLE_LINE.to_string()),
                ("w:lineRule", "exact".to_owned()),
            ]
        }
        Space::Natural => {
            vec![("w:line", "240".to_owned()), ("w:lineRule", "auto".to_owned())]
        }
    }
}

fn indent(indent: Indent) -> Values {
    let folio = || "280".to_owned();
    let nothing = || "0".to_owned();
    match indent {
        Indent::Inherited => vec![],
        Indent::Flush => vec![("w:firstLineChars", nothing()), ("w:firstLine", nothing())],
        Indent::FirstLine => vec![
            ("w:firstLineChars", "200".to_owned()),
            ("w:firstLine", characters(200).to_string()),
        ],
        Indent::RightTwo => right(200).into(),
        Indent::FolioLeft => vec![("w:left", folio()), ("w:right", nothing())],
        Indent::FolioRight => vec![("w:right", folio())],
    }
}

/// Lines after the first, and how much further out the first begins, in hundredths of a
/// character.
pub(super) fn hanging(rest: u32, out: u32) -> [(&'static str, String); 4] {
    [
        ("w:leftChars", rest.to_string()),
        ("w:left", characters(rest).to_string()),
        ("w:hangingChars", out.to_string()),
        ("w:hanging", characters(out).to_string()),
    ]
}

/// An indent at the right of so many hundredths of a character.
pub(super) fn right(hundredths: u32) -> [(&'static str, String); 2] {
    [("w:rightChars", hundredths.to_string()), ("w:right", characters(hundredths).to_string())]
}

fn character(xml: &mut Xml, lettering: &Lettering) {
    let kind = [("w:type", "character"), ("w:customStyle", "1"), ("w:styleId", lettering.id)];
    xml.open("w:style", &kind);
    value(xml, "w:name", lettering.name);
    value(xml, "w:basedOn", "DefaultParagraphFont");
    xml.empty("w:qFormat", &[]);
    xml.open("w:rPr", &[]);
    font(xml, lettering.face);
    xml.close();
    xml.close();
}

/// `hint` gives the marks that Chinese and Latin share, such as “”, to the Chinese face.
fn font(xml: &mut Xml, face: Face) {
    let Some(name) = face.name() else { return };
    let latin = face.latin();
    xml.empty(
        "w:rFonts",
        &[
            ("w:hint", "eastAsia"),
            ("w:ascii", latin),
            ("w:eastAsia", name),
            ("w:hAnsi", latin),
            ("w:cs", LATIN),
        ],
    );
}

fn size(xml: &mut Xml, half_points: u32) {
    if half_points > 0 {
        let size = half_points.to_string();
        value(xml, "w:sz", &size);
        value(xml, "w:szCs", &size);
    }
}

fn value(xml: &mut Xml, name: &'static str, value: &str) {
    xml.empty(name, &[("w:val", value)]);
}

/// An element that says nothing without attributes.
pub(super) fn some(xml: &mut Xml, name: &'static str, values: &[(&'static str, String)]) {
    if !values.is_empty() {
        let attributes: Vec<_> = values.iter().map(|(key, v)| (*key, v.as_str())).collect();
        xml.empty(name, &attributes);
    }
}
