//! One block of text: each line of the document is one element, whatever stands around it.

use std::borrow::Cow;

use crate::model::{BlockKind, Text};
use crate::xml::Xml;

use super::links::Links;
use super::plan::Heading;

/// Write a block. A heading that comes here says nothing and is an empty line to the reader.
pub(super) fn write(xml: &mut Xml, kind: &BlockKind, links: &Links) {
    match kind {
        BlockKind::Paragraph { lead: Some(lead), text } => led(xml, lead, text),
        BlockKind::Paragraph { lead: None, text } | BlockKind::Heading(_, text) => {
            line(xml, "", text);
        }
        BlockKind::Salutation(text) => line(xml, "salutation", text),
        // The box around a group of these says what they are.
        BlockKind::Signoff(text) => line(xml, "", text),
        BlockKind::Note(text) => line(xml, "note", text),
        BlockKind::Caption(text) => line(xml, "caption", text),
        BlockKind::Toc(text) => contents_line(xml, text, links),
        // No `epub:type`: reading systems take a footnote so marked out of the text and show it
        // only where a reference is touched, and the manuscript has no such references.
        BlockKind::Footnote(text) => line(xml, "", text),
        BlockKind::Verbatim(rows) => verbatim(xml, rows),
    }
}

/// A heading of the outline, as element of this rank; HTML has no rank below the sixth.
pub(super) fn heading(xml: &mut Xml, heading: &Heading<'_>, rank: usize) {
    let name = match rank {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    let class = classes(if division(heading.text) { "division" } else { "" }, heading.text);
    let depth = format!("level-{}", heading.depth);
    let class = if class.is_empty() { depth } else { format!("{depth} {class}") };
    xml.leaf(name, &[("id", &heading.anchor), ("class", &class)], heading.text);
}

/// The class, and `keep` where collapsing white space would lose some of it to the eye.
pub(super) fn classes<'a>(class: &'a str, text: &str) -> Cow<'a, str> {
    if !text.starts_with(' ') && !text.contains("  ") && !text.contains('\t') {
        return Cow::Borrowed(class);
    }
    if class.is_empty() { Cow::Borrowed("keep") } else { Cow::Owned(format!("{class} keep")) }
}

fn line(xml: &mut Xml, class: &str, text: &str) {
    open(xml, &classes(class, text));
    xml.text(text);
    xml.close();
}

fn led(xml: &mut Xml, lead: &str, text: &str) {
    let meet = if lead.ends_with(' ') && text.starts_with(' ') { "  " } else { "" };
    let keep = [lead, text.trim_start_matches(' '), meet].map(|piece| classes("", piece));
    open(xml, keep.iter().max_by_key(|class| class.len()).map_or("", |class| class));
    xml.leaf("span", &[("class", lead_class(lead))], lead);
    xml.text(text);
    xml.close();
}

fn contents_line(xml: &mut Xml, text: &str, links: &Links) {
    open(xml, &classes("", text));
    match links.find(text) {
        Some(place) => xml.leaf("a", &[("href", place)], text),
        None => xml.text(text),
    }
    xml.close();
}

/// Lines that scroll sideways instead of breaking; whoever has no mouse can reach them.
fn verbatim(xml: &mut Xml, lines: &[Text]) {
    if lines.is_empty() {
        return;
    }
    xml.open("pre", &[("tabindex", "0")]);
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            xml.text("\n");
        }
        xml.text(line);
    }
    xml.close();
}

fn open(xml: &mut Xml, class: &str) {
    if class.is_empty() { xml.open("p", &[]) } else { xml.open("p", &[("class", class)]) }
}

/// Which kind of lead this is, by how it begins (STANDARDS.md H.2).
fn lead_class(lead: &str) -> &'static str {
    let first = lead.trim_start();
    if numbered(first, &['条']) {
        "lead clause"
    } else if first.starts_with("本报") || first.contains("讯") || first.contains('电') {
        "lead dispatch"
    } else if first.trim_start_matches(NUMERALS).starts_with('、') {
        "lead first"
    } else if first.starts_with(['（', '(']) {
        "lead second"
    } else {
        "lead point"
    }
}

/// Whether a heading names a division of a book or a law: 第一章, 第二编, 第三回.
fn division(text: &str) -> bool {
    numbered(text.trim_start(), &['编', '篇', '卷', '部', '章', '节', '回', '集'])
}

/// Whether a text begins with 第, a number and one of these.
fn numbered(text: &str, units: &[char]) -> bool {
    let Some(rest) = text.strip_prefix('第') else { return false };
    let after = rest.trim_start_matches(NUMERALS);
    after.len() < rest.len() && after.starts_with(units)
}

/// What a number is written with.
const NUMERALS: [char; 27] = [
    '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两',
    '廿', '卅', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
];

#[cfg(test)]
mod tests {
    use super::*;

    fn made(kind: &BlockKind) -> String {
        let mut xml = Xml::fragment();
        write(&mut xml, kind, &Links::default());
        String::from_utf8(xml.finish()).unwrap()
    }

    fn text(text: &str) -> Text {
        Text::new(text).unwrap()
    }

    #[test]
    fn a_lead_is_marked_inside_its_paragraph() {
        let kind =
            BlockKind::Paragraph { lead: Some(text("第三条")), text: text("　甲<乙") };
        assert_eq!(made(&kind), "<p><span class=\"lead clause\">第三条</span>　甲&lt;乙</p>");
    }

    #[test]
    fn white_space_that_would_collapse_is_kept() {
        for line in ["总  则", " 甲", "甲\t乙"] {
            let kind = BlockKind::Note(text(line));
            assert_eq!(made(&kind), format!("<p class=\"note keep\">{line}</p>"));
        }
        assert_eq!(made(&BlockKind::Note(text("甲 乙"))), "<p class=\"note\">甲 乙</p>");
        let kind = BlockKind::Paragraph { lead: Some(text("一是 ")), text: text(" 甲") };
        assert!(made(&kind).starts_with("<p class=\"keep\">"));
    }

    #[test]
    fn verbatim_lines_stay_lines() {
        let kind = BlockKind::Verbatim(vec![text("甲  1"), text(""), text("乙 & 2")]);
        assert_eq!(made(&kind), "<pre tabindex=\"0\">甲  1\n\n乙 &amp; 2</pre>");
        assert_eq!(made(&BlockKind::Verbatim(Vec::new())), "");
    }

    #[test]
    fn leads_are_told_apart() {
        for (lead, class) in [
            ("第二十一条", "lead clause"),
            ("本报讯（记者 某某）", "lead dispatch"),
            ("一、基本情况。", "lead first"),
            ("（一）总体要求。", "lead second"),
            ("一是加强领导。", "lead point"),
        ] {
            assert_eq!(lead_class(lead), class, "{lead}");
        }
    }

    #[test]
    fn a_chapter_is_a_division_and_a_numbered_point_is_not() {
        assert!(division("第一章　总则") && division("第12回 甲乙"));
        assert!(!division("一、总则") && !division("第章") && !division("第三条"));
    }
}
