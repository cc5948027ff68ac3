//! Whole files, read back with a library.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::*;
use crate::font::Role;
use crate::layout::{Glyph, Part, Run};
use crate::model::{Article, Block, BlockKind, HeadKind, HeadLine, Level, Span, Text};
use crate::units::Length;

fn text(line: &str) -> Text {
    line.chars().collect()
}

/// A title of two lines, a heading, a paragraph with a tab, a footnote.
fn document() -> Document {
    let lines = vec![text("关于2019年工作的"), text("报告")];
    let head = vec![HeadLine { kind: HeadKind::Title, lines, span: Span::default() }];
    let kinds = [
        BlockKind::Heading(Level::new(3), text("一、回顾")),
        BlockKind::Paragraph { lead: None, text: text("各位 委员\t同志") },
        BlockKind::Footnote(text("①见附件")),
    ];
    let blocks = kinds.map(|kind| Block { kind, span: Span::default() });
    Document { articles: vec![Article { head, blocks: blocks.into() }], ..Document::default() }
}

/// Three characters to a line of print, two of those to a page.
fn pages(document: &Document, fonts: &Fonts) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let mut printed: i64 = 0;
    for (number, line) in document.lines().enumerate() {
        let characters: Vec<char> = line.text.chars().collect();
        for chunk in characters.chunks(3) {
            if printed % 2 == 0 {
                let (width, height) = (Length::mm(210), Length::mm(297));
                pages.push(Page { width, height, runs: Vec::new() });
            }
            let baseline = Length::pt(100 + printed % 2 * 29);
            printed += 1;
            for (at, &character) in (0..).zip(chunk) {
                let found = fonts.glyph(Role::Body, character).unwrap();
                let x = Length::pt(80 + at * 16);
                let glyph = Glyph { id: found.id, character, x };
                pages.last_mut().unwrap().runs.push(Run {
                    part: Part::Line(number),
                    face: found.face,
                    size: Length::pt(16),
                    baseline,
                    glyphs: vec![glyph],
                });
            }
        }
    }
    pages
}

fn made(document: &Document) -> Vec<u8> {
    let fonts = Fonts::embedded().unwrap();
    let pages = pages(document, &fonts);
    write(document, &pages, &fonts, &Settings::default()).unwrap().value
}

fn dictionary(file: &lopdf::Document, object: &Object) -> Dictionary {
    file.dereference(object).unwrap().1.as_dict().unwrap().clone()
}

/// The kids of an element, whether there is one or several.
fn kids(element: &Dictionary) -> Vec<Object> {
    match element.get(b"K") {
        Ok(Object::Array(several)) => several.clone(),
        Ok(one) => vec![one.clone()],
        Err(_) => Vec::new(),
    }
}

/// The tag of each leaf below an element, and how many pieces of content it owns.
fn leaves(file: &lopdf::Document, element: &Dictionary, found: &mut Vec<(String, usize)>) {
    let kids = kids(element);
    let below: Vec<_> = kids.iter().filter(|kid| kid.as_reference().is_ok()).collect();
    if below.is_empty() {
        let tag = String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap());
        found.push((tag.into_owned(), kids.len()));
    }
    for kid in below {
        leaves(file, &dictionary(file, kid), found);
    }
}

#[test]
fn each_line_is_one_leaf_that_owns_its_content_on_every_page() {
    let file = lopdf::Document::load_mem(&made(&document())).unwrap();
    let catalog = file.catalog().unwrap().clone();
    let tree = dictionary(&file, catalog.get(b"StructTreeRoot").unwrap());
    let mut found = Vec::new();
    leaves(&file, &dictionary(&file, tree.get(b"K").unwrap()), &mut found);
    let found: Vec<_> = found.iter().map(|(tag, pieces)| (tag.as_str(), *pieces)).collect();
    let expected = [("Span", 2), ("Span", 1), ("H2", 2), ("P", 2), ("Note", 1)];
    assert_eq!(found, expected);
}

#[test]
fn each_piece_of_content_has_one_owner_in_the_parent_tree() {
    let file = lopdf::Document::load_mem(&made(&document())).unwrap();
    let tree = file.catalog().unwrap().get(b"StructTreeRoot").unwrap().clone();
    let tree = dictionary(&file, &tree);
    let parents = dictionary(&file, tree.get(b"ParentTree").unwrap());
    let leaf = dictionary(&file, &kids_of(&parents)[0]);
    let numbers = leaf.get(b"Nums").unwrap().as_array().unwrap().clone();
    let pages = file.get_pages();
    assert_eq!(numbers.len(), pages.len() * 2);
    for (pair, &page) in numbers.chunks(2).zip(pages.values()) {
        let owners = file.dereference(&pair[1]).unwrap().1.as_array().unwrap().len();
        let content = file.get_and_decode_page_content(page).unwrap();
        let mut numbers = BTreeMap::new();
        for operation in &content.operations {
            if operation.operator == "BDC" {
                let properties = operation.operands[1].as_dict().unwrap();
                let number = properties.get(b"MCID").unwrap().as_i64().unwrap();
                *numbers.entry(number).or_insert(0) += 1;
            }
        }
        assert!(numbers.values().all(|&count| count == 1), "{numbers:?}");
        assert!(numbers.keys().copied().eq(0..i64::try_from(owners).unwrap()));
    }
}

fn kids_of(node: &Dictionary) -> Vec<Object> {
    node.get(b"Kids").unwrap().as_array().unwrap().clone()
}

#[test]
fn the_outline_opens_at_the_upper_edge_of_the_line() {
    let file = lopdf::Document::load_mem(&made(&document())).unwrap();
    let outline = file.catalog().unwrap().get(b"Outlines").unwrap().clone();
    let outline = dictionary(&file, &outline);
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 2);
    let title = dictionary(&file, outline.get(b"First").unwrap());
    let heading = dictionary(&file, title.get(b"First").unwrap());
    let place = heading.get(b"Dest").unwrap().as_array().unwrap();
    let pages = file.get_pages();
    assert_eq!(place[0].as_reference().unwrap(), pages[&3]);
    assert_eq!(place[1].as_name().unwrap(), b"XYZ");
    // 297 millimetres are 841.89 points; the baseline is 129 below the edge, the em 16 above it.
    assert_eq!(place[3].as_i64().unwrap(), 729);
}

#[test]
fn a_long_file_has_a_balanced_page_tree_in_the_same_order() {
    let kind = BlockKind::Paragraph { lead: None, text: text(&"国".repeat(900)) };
    let blocks = vec![Block { kind, span: Span::default() }];
    let articles = vec![Article { head: Vec::new(), blocks }];
    let bytes = made(&Document { articles, ..Document::default() });
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let pages = dictionary(&file, file.catalog().unwrap().get(b"Pages").unwrap());
    assert_eq!(pages.get(b"Count").unwrap().as_i64().unwrap(), 150);
    assert_eq!(kids_of(&pages).len(), 3);
    let numbers = file.get_pages().into_values().map(|page| {
        file.get_dictionary(page).unwrap().get(b"StructParents").unwrap().as_i64().unwrap()
    });
    assert!(numbers.eq(0..150));
}

#[test]
fn the_same_document_gives_the_same_bytes_and_another_another_identity() {
    let (once, again) = (made(&document()), made(&document()));
    assert_eq!(once, again);
    let mut other = document();
    other.articles[0].head[0].lines[1] = text("简报");
    let identity = |bytes: &[u8]| {
        lopdf::Document::load_mem(bytes).unwrap().trailer.get(b"ID").unwrap().clone()
    };
    assert_ne!(identity(&once), identity(&made(&other)));
}

#[test]
fn a_document_without_text_is_one_empty_page() {
    let file = lopdf::Document::load_mem(&made(&Document::default())).unwrap();
    assert_eq!(file.get_pages().len(), 1);
    assert!(!file.catalog().unwrap().has(b"Outlines"));
}

#[test]
fn registrations_of_a_face_share_one_font_program() {
    // The tab is drawn by the glyph of the space.
    let file = lopdf::Document::load_mem(&made(&document())).unwrap();
    let mut programs: BTreeMap<Vec<u8>, Vec<Object>> = BTreeMap::new();
    for object in file.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        if font.has_type(b"FontDescriptor") {
            let name = font.get(b"FontName").unwrap().as_name().unwrap().to_vec();
            programs.entry(name).or_default().push(font.get(b"FontFile2").unwrap().clone());
        }
    }
    assert!(programs.values().any(|programs| programs.len() == 2), "{programs:?}");
    assert!(programs.values().all(|p| p.iter().all(|program| *program == p[0])));
}

#[test]
fn a_glyph_that_no_face_has_is_refused() {
    let fonts = Fonts::embedded().unwrap();
    let mut pages = pages(&document(), &fonts);
    pages[0].runs[0].glyphs[0].id = 0;
    let refused = write(&document(), &pages, &fonts, &Settings::default());
    assert!(matches!(refused, Err(Error::Writing { format: Format::Pdf, .. })));
}
