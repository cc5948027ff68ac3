//! Whole parts and whole files.

use super::*;
use crate::model::{
    Article, Block, BlockKind, Date, HeadKind, HeadLine, Level, Meta, Span, Text,
};

fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

fn head(kind: HeadKind, lines: &[&str]) -> HeadLine {
    let lines = lines.iter().map(|line| text(line)).collect();
    HeadLine { kind, lines, span: Span::default() }
}

fn block(kind: BlockKind) -> Block {
    Block { kind, span: Span::default() }
}

fn paragraph(lead: Option<&str>, words: &str) -> Block {
    block(BlockKind::Paragraph { lead: lead.map(text), text: text(words) })
}

/// A notice with an annex: every kind of line.
fn notice() -> Document {
    let meta = Meta {
        title: Some(text("关于“文印”的通知 <&>")),
        creators: vec![text("国务院"), text("某部")],
        date: Date::new(2020, 1, 6),
    };
    Document { meta, articles: vec![main_text(), annex()] }
}

fn main_text() -> Article {
    let head = vec![
        head(HeadKind::Title, &["关于", "“文印”的通知"]),
        head(HeadKind::Subtitle, &["——副题"]),
        head(HeadKind::DocumentNumber, &["国办发〔2020〕1号"]),
        head(HeadKind::DateLine, &["（2020年1月6日）"]),
        head(HeadKind::Byline, &["刘立新"]),
        head(HeadKind::Source, &["来源：新华社"]),
    ];
    let blocks = vec![
        block(BlockKind::Salutation(text("各省："))),
        block(BlockKind::Heading(Level::TOP, text("第一章　总则"))),
        block(BlockKind::Heading(Level::new(2), text("（一）目的"))),
        paragraph(Some("第一条"), "　为了<文印>&“质量”，在Xi’an制定。"),
        paragraph(None, ""),
        paragraph(None, "He said “no”\tand left. "),
        block(BlockKind::Signoff(text("国务院"))),
        block(BlockKind::Signoff(text("二〇二〇年一月六日"))),
        block(BlockKind::Note(text("（此件公开发布）"))),
    ];
    Article { head, blocks }
}

fn annex() -> Article {
    let head = vec![head(HeadKind::Label, &["附件1"])];
    let table = ["甲\t乙", "", "丙\t丁"].iter().map(|line| text(line)).collect();
    let verse = ["床前明月光，", "疑是地上霜。"].iter().map(|line| text(line)).collect();
    let blocks = vec![
        block(BlockKind::Toc(text("一、总则\t1"))),
        block(BlockKind::Caption(text("图1　文印室"))),
        block(BlockKind::Verbatim(table)),
        block(BlockKind::Verbatim(verse)),
        block(BlockKind::Footnote(text("①注。"))),
    ];
    Article { head, blocks }
}

/// The text of a document part, read without the help of an XML library.
fn read(xml: &str) -> String {
    let body = xml.split("<w:body>").nth(1).unwrap();
    let paragraphs = body.split("<w:p>").skip(1).map(|paragraph| {
        let mut words = String::new();
        for piece in paragraph.split('<').skip(1) {
            let (tag, after) = piece.split_once('>').unwrap();
            match tag.split(' ').next().unwrap() {
                "w:t" => words.push_str(after),
                "w:tab/" => words.push('\t'),
                "w:br/" => words.push('\n'),
                _ => assert_eq!(after, "", "text outside a run: {piece}"),
            }
        }
        words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

fn part_of(document: &Document, name: &str) -> String {
    let part = parts(document).into_iter().find(|part| part.name == name).unwrap();
    String::from_utf8(part.xml).unwrap()
}

#[test]
fn the_body_says_what_the_document_says_and_nothing_else() {
    for document in [notice(), Document::default()] {
        assert_eq!(read(&part_of(&document, "/word/document.xml")), document.text());
    }
}

#[test]
fn every_style_that_the_text_names_is_defined_once() {
    let (text, styles) =
        (part_of(&notice(), "/word/document.xml"), part_of(&notice(), "/word/styles.xml"));
    for mark in ["<w:pStyle w:val=", "<w:rStyle w:val="] {
        for id in text.split(mark).skip(1).map(|rest| rest.split('"').nth(1).unwrap()) {
            let defined = styles.matches(&format!("w:styleId=\"{id}\"")).count();
            assert_eq!(defined, 1, "{id}");
        }
    }
}

#[test]
fn every_base_is_defined_before_what_is_based_on_it() {
    let mut known = vec!["Normal"];
    for style in &table::STYLES {
        assert!(known.contains(&style.base), "{} is based on {}", style.id, style.base);
        assert!(!known.contains(&style.id), "{} is defined twice", style.id);
        known.push(style.id);
    }
}

#[test]
fn only_a_second_article_begins_a_page() {
    let whole = part_of(&notice(), "/word/document.xml");
    assert_eq!(whole.matches("<w:pageBreakBefore/>").count(), 1);
    let label = "<w:pStyle w:val=\"AnnexLabel\"/><w:pageBreakBefore/>";
    assert!(whole.contains(label));
}

/// The body of an article of these blocks, from the paragraph of a style on.
fn from_style(blocks: Vec<Block>, style: &str) -> String {
    let article = Article { head: vec![head(HeadKind::Title, &["题"])], blocks };
    let document = Document { articles: vec![article], ..Document::default() };
    let whole = part_of(&document, "/word/document.xml");
    assert_eq!(read(&whole), document.text());
    whole.split_once(&format!("<w:pStyle w:val=\"{style}\"/>")).unwrap().1.to_owned()
}

#[test]
fn two_blanks_that_meet_are_one() {
    let blocks = || {
        let heading = |level, name| block(BlockKind::Heading(Level::new(level), text(name)));
        vec![heading(1, "第一章 总则"), heading(2, "第一节 目的"), heading(1, "第二章 附则")]
    };
    assert!(from_style(blocks(), "Chapter1").starts_with("<w:spacing w:before=\"0\"/>"));
    let second = from_style(blocks(), "Chapter2");
    assert!(second.starts_with("<w:spacing w:before=\"0\"/>"));
    let third = second.split_once("<w:pStyle").unwrap().1;
    assert!(!third.contains("w:before"), "{third}");
}

#[test]
fn a_space_after_a_number_is_as_wide_as_a_character() {
    let wide = "<w:spacing w:val=\"235\"/></w:rPr><w:t xml:space=\"preserve\"> </w:t>";
    let heading = block(BlockKind::Heading(Level::TOP, text("第一章 总则")));
    assert!(from_style(vec![heading], "Chapter1").contains(wide));
    assert!(from_style(vec![paragraph(Some("第一条"), " 为了")], "BodyText").contains(wide));
    assert!(!from_style(vec![paragraph(Some("本报讯"), " 为了")], "BodyText").contains(wide));
}

#[test]
fn a_sign_off_stays_with_the_text_above_it() {
    let sign = |line| block(BlockKind::Signoff(text(line)));
    let blocks = vec![paragraph(None, "甲"), paragraph(None, "乙"), sign("国务院")];
    let body = from_style(blocks, "BodyText");
    assert_eq!(body.matches("<w:keepNext/>").count(), 1);
    assert!(body.contains("<w:pStyle w:val=\"BodyText\"/><w:keepNext/></w:pPr>"), "{body}");
}

#[test]
fn annexes_hang_below_each_other() {
    let blocks = vec![paragraph(None, "附件：1.甲"), paragraph(None, "2.乙")];
    let list = from_style(blocks, "AnnexList");
    assert_eq!(list.matches("w:leftChars=\"600\"").count(), 2);
    assert!(list.contains("w:hangingChars=\"400\"") && list.contains("w:hangingChars=\"100\""));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for container in [Container::Package, Container::Flat] {
        let once = write(&notice(), &Settings::default(), container).unwrap();
        let again = write(&notice(), &Settings::default(), container).unwrap();
        assert!(once == again && !once.value.is_empty());
    }
}

#[test]
fn a_flat_file_holds_every_part_and_one_declaration() {
    let flat = write(&notice(), &Settings::default(), Container::Flat).unwrap().value;
    let flat = String::from_utf8(flat).unwrap();
    assert_eq!(flat.matches("<?xml ").count(), 1);
    for part in parts(&notice()) {
        assert!(flat.contains(&format!("pkg:name=\"{}\"", part.name)));
        assert!(flat.contains(std::str::from_utf8(part.element()).unwrap()));
    }
}

#[test]
fn a_package_begins_with_its_content_types() {
    let bytes = write(&notice(), &Settings::default(), Container::Package).unwrap().value;
    assert_eq!(bytes.get(30..49), Some(&b"[Content_Types].xml"[..]));
}

#[test]
fn the_parts_look_as_they_were_last_read() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../tests/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    let names = [
        "/word/document.xml",
        "/word/styles.xml",
        "/word/settings.xml",
        "/word/fontTable.xml",
        "/word/footer1.xml",
        "/word/footer2.xml",
        "/docProps/core.xml",
    ];
    settings.bind(|| {
        for name in names {
            let lines = part_of(&notice(), name).replace("><w:p>", ">\n<w:p>");
            let lines = lines.replace("><w:style ", ">\n<w:style ");
            insta::assert_snapshot!(format!("docx{}", name.replace('/', "-")), lines);
        }
    });
}
