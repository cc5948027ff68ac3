//! Pages of the corpus: nothing lost, no line and no page that breaks a rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::rows::rows;
use wenyin::Document;
use wenyin::font::Fonts;
use wenyin::layout::{Page, Settings, layout};
use wenyin::model::{BlockKind, Place};
use wenyin::parse::json;

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

fn documents() -> impl Iterator<Item = (String, Document)> {
    let mut paths: Vec<_> = std::fs::read_dir("tests/corpus").unwrap().collect();
    paths.sort_by_key(|entry| entry.as_ref().unwrap().path());
    let paths = paths.into_iter().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|end| end == "json")).map(|path| {
        let document = json::read(&std::fs::read_to_string(&path).unwrap()).unwrap();
        (path.display().to_string(), document)
    })
}

#[test]
fn the_embedded_faces_set_all_but_one_novel_of_the_corpus() {
    assert_eq!(corpus().count() + 1, documents().count());
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
    for (name, _, pages) in corpus() {
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
            let edge = if "，。、；：？！”’）》〉】〕」』".contains(ink.character)
            {
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
fn the_same_document_makes_the_same_pages() {
    for (name, document, pages) in corpus().take(6) {
        let again = layout(document, &Fonts::embedded().unwrap(), &Settings::default());
        assert!(*pages == again.unwrap().value, "{name}");
    }
}
