use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::*;
use crate::model::{Article, Block, BlockKind, Level, Place, Text};
use crate::parse::json;
use crate::units::Length;

/// The documents of the corpus that the embedded faces can set, with their pages.
fn corpus() -> impl Iterator<Item = &'static (String, Document, Vec<Page>)> {
    static CORPUS: LazyLock<Vec<(String, Document, Vec<Page>)>> = LazyLock::new(|| {
        let (fonts, paper) = (Fonts::embedded().unwrap(), Settings::default());
        let pages = |(name, document): (String, Document)| {
            let pages = layout(&document, &fonts, &paper).ok()?.value;
            Some((name, document, pages))
        };
        documents().filter_map(pages).collect()
    });
    CORPUS.iter()
}

#[test]
fn the_embedded_faces_set_all_but_one_novel_of_the_corpus() {
    assert_eq!(corpus().count() + 1, documents().count());
}

fn documents() -> impl Iterator<Item = (String, Document)> {
    let mut paths: Vec<_> = std::fs::read_dir("tests/corpus").unwrap().collect();
    paths.sort_by_key(|entry| entry.as_ref().unwrap().path());
    let paths = paths.into_iter().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|end| end == "json")).map(|path| {
        let document = json::read(&std::fs::read_to_string(&path).unwrap()).unwrap();
        (path.display().to_string(), document)
    })
}

fn pages(document: &Document) -> Vec<Page> {
    let fonts = Fonts::embedded().unwrap();
    layout(document, &fonts, &Settings::default()).unwrap().value
}

fn text(line: &str) -> Text {
    Text::new(line).unwrap()
}

fn paragraph(line: &str) -> Block {
    let kind = BlockKind::Paragraph { lead: None, text: text(line) };
    Block { kind, span: crate::model::Span::default() }
}

fn document(blocks: Vec<Block>) -> Document {
    let articles = vec![Article { head: Vec::new(), blocks }];
    Document { articles, ..Document::default() }
}

/// A line of type: which line of the document, on which page, and its characters from the left.
#[derive(Debug)]
struct Row {
    line: usize,
    page: usize,
    baseline: Length,
    size: Length,
    glyphs: Vec<Glyph>,
}

impl Row {
    fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }
}

fn rows(pages: &[Page]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (page, runs) in pages.iter().map(|page| &page.runs).enumerate() {
        for run in runs {
            let Part::Line(line) = run.part else { continue };
            let same = |row: &&mut Row| {
                (row.line, row.page, row.baseline) == (line, page, run.baseline)
            };
            match rows.last_mut().filter(same) {
                Some(row) => row.glyphs.extend(&run.glyphs),
                None => rows.push(Row {
                    line,
                    page,
                    baseline: run.baseline,
                    size: run.size,
                    glyphs: run.glyphs.clone(),
                }),
            }
        }
    }
    rows
}

#[test]
fn every_character_is_one_glyph_in_the_order_of_the_text() {
    for (name, document, pages) in corpus() {
        let mut found: BTreeMap<usize, String> = BTreeMap::new();
        let mut last = 0;
        for row in rows(pages) {
            assert!(row.line >= last, "{name}");
            last = row.line;
            found.entry(row.line).or_default().push_str(&row.text());
            assert!(row.glyphs.iter().all(|glyph| glyph.id != 0), "{name}");
        }
        for (at, line) in document.lines().enumerate() {
            assert_eq!(found.get(&at).map(String::as_str), Some(&*line.text), "{name} {at}");
        }
    }
}

#[test]
fn no_line_begins_or_ends_with_a_mark_that_must_not() {
    let begins = "，。、；：？！”’）》〉】〕」』,.;:?!)]}%·—…～％℃‰";
    let ends = "“‘（《〈【〔「『([{￥$";
    for (name, document, pages) in corpus() {
        let rows = rows(pages);
        for pair in rows.windows(2).filter(|pair| pair[0].line == pair[1].line) {
            let (end, begin) = (pair[0].text(), pair[1].text());
            assert!(!begin.starts_with(|c| begins.contains(c)), "{name}: {end} / {begin}");
            let end = end.trim_end();
            assert!(!end.ends_with(|c| ends.contains(c)), "{name}: {end} / {begin}");
        }
    }
}

#[test]
fn lines_of_a_paragraph_end_at_the_right_edge() {
    for (name, document, pages) in corpus() {
        let body: Vec<_> = document.lines().collect();
        let rows = rows(pages);
        for pair in rows.windows(2).filter(|pair| pair[0].line == pair[1].line) {
            let Place::Block(at) = body[pair[0].line].place else { continue };
            let kind = &document.articles[body[pair[0].line].article].blocks[at].kind;
            if !matches!(kind, BlockKind::Paragraph { .. }) {
                continue;
            }
            let ink =
                pair[0].glyphs.iter().rev().find(|g| !g.character.is_whitespace()).unwrap();
            let edge = if classes::class(ink.character).is_blank_after() {
                pair[0].size.times(1, 2)
            } else if ink.character.is_ascii() || ink.character == '·' {
                // Digits, letters and their marks are narrower than an em.
                continue;
            } else {
                pair[0].size
            };
            let off = Settings::default().right() - (ink.x + edge);
            // The last cell is 0.04 pt wider than its em, and shares are whole EMU.
            assert!(
                off.in_points().abs() < 0.06,
                "{name}: {} {}",
                pair[0].text(),
                off.in_points()
            );
        }
    }
}

#[test]
fn no_heading_is_the_last_on_a_page() {
    for (name, document, pages) in corpus() {
        let lines: Vec<_> = document.lines().collect();
        let rows = rows(pages);
        for pair in rows.windows(2).filter(|pair| pair[0].page != pair[1].page) {
            let line = &lines[pair[0].line];
            if line.article != lines[pair[1].line].article {
                continue;
            }
            let Place::Block(at) = line.place else { panic!("{name}: a head alone") };
            let kind = &document.articles[line.article].blocks[at].kind;
            assert!(!matches!(kind, BlockKind::Heading(..)), "{name}: {}", line.text);
        }
    }
}

#[test]
fn a_line_holds_28_characters_and_a_page_22_lines() {
    let pages = pages(&document(vec![paragraph(&"国".repeat(28 * 60 - 2))]));
    let rows = rows(&pages);
    assert_eq!(rows[0].glyphs.len(), 26);
    assert!(rows[1..].iter().all(|row| row.glyphs.len() == 28));
    let on = |page| rows.iter().filter(|row| row.page == page).count();
    assert_eq!((on(0), on(1), on(2)), (22, 22, 16));
}

#[test]
fn dashes_of_two_are_never_parted_and_touch() {
    for before in 20..30 {
        let line = format!("{}——我们……是", "国".repeat(before));
        let rows = rows(&pages(&document(vec![paragraph(&line)])));
        let row = rows.iter().find(|row| row.text().contains('—')).unwrap();
        let at = row.glyphs.iter().position(|g| g.character == '—').unwrap();
        assert_eq!(row.glyphs[at + 1].character, '—');
        assert!(row.glyphs[at + 1].x - row.glyphs[at].x <= row.size);
        let ellipsis = rows.iter().filter(|row| row.text().contains("……")).count();
        assert_eq!(ellipsis, 1);
    }
}

#[test]
fn neighbouring_marks_share_a_blank_half() {
    let rows = rows(&pages(&document(vec![paragraph("国：“我。”（甲）")])));
    let x: Vec<_> = rows[0].glyphs.iter().map(|g| g.x.in_points() / 15.793).collect();
    let at: Vec<_> = x.iter().map(|own| ((own - x[0]) * 2.0).round()).collect();
    // In half cells; the origin of a bracket is half an em left of its body.
    assert_eq!(at, [0.0, 2.0, 3.0, 5.0, 7.0, 8.0, 9.0, 11.0, 13.0]);
}

#[test]
fn the_last_line_of_a_paragraph_does_not_hold_a_single_character() {
    let line = format!("{}，{}，国国2020年。", "国".repeat(30), "国".repeat(18));
    for cut in 0..12 {
        let rows = rows(&pages(&document(vec![paragraph(&line[3 * cut..])])));
        let last = rows.last().unwrap().text();
        assert!(last.chars().count() > 2, "{last}");
    }
}

#[test]
fn a_word_too_long_for_a_line_is_broken_and_stays_on_the_paper() {
    let rows = rows(&pages(&document(vec![paragraph(&"w".repeat(500))])));
    assert!(rows.len() > 3);
    let right = Settings::default().right();
    assert!(rows.iter().all(|row| row.glyphs.last().unwrap().x < right));
}

#[test]
fn characters_that_no_font_has_are_all_named_once() {
    let fonts = Fonts::embedded().unwrap();
    let document =
        document(vec![paragraph("国\u{E000}\u{E001}"), paragraph("文\u{E000}\u{200B}")]);
    let Err(Error::MissingGlyphs(missing)) = layout(&document, &fonts, &Settings::default())
    else {
        panic!("no error");
    };
    let missing: Vec<_> = missing.iter().map(|m| (m.character, m.offset)).collect();
    assert_eq!(missing, [('\u{E000}', 3), ('\u{E001}', 6)]);
}

#[test]
fn invisible_characters_are_glyphs_without_width() {
    let rows = rows(&pages(&document(vec![paragraph("国\u{FEFF}文\u{FE0F}书")])));
    assert_eq!(rows[0].text(), "国\u{FEFF}文\u{FE0F}书");
    let x: Vec<_> = rows[0].glyphs.iter().map(|g| g.x).collect();
    assert_eq!((x[1], x[3]), (x[2], x[4]));
}

#[test]
fn the_same_document_makes_the_same_pages() {
    for (name, document, pages) in corpus().take(6) {
        assert!(pages == &super::tests::pages(document), "{name}");
    }
}

#[test]
fn a_heading_moves_to_the_next_page_with_its_text() {
    let mut blocks = vec![paragraph(&"国".repeat(28 * 20))];
    let kind = BlockKind::Heading(Level::TOP, text("一、基本情况"));
    blocks.push(Block { kind, span: crate::model::Span::default() });
    blocks.push(paragraph(&"文".repeat(100)));
    let rows = rows(&pages(&document(blocks)));
    let heading = rows.iter().find(|row| row.line == 1).unwrap();
    assert_eq!(heading.page, 1);
}
