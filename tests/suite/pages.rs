//! Rules of lines and pages, on text made for each.

use crate::rows::rows;
use wenyin::Error;
use wenyin::font::Fonts;
use wenyin::layout::{Page, Part, Settings, layout};
use wenyin::model::{
    Article, Block, BlockKind, Document, HeadKind, HeadLine, Level, Span, Text,
};
use wenyin::units::Length;

fn pages(document: &Document) -> Vec<Page> {
    let fonts = Fonts::embedded().unwrap();
    layout(document, &fonts, &Settings::default()).unwrap().value
}

fn text(line: &str) -> Text {
    Text::new(line).unwrap()
}

fn paragraph(line: &str) -> Block {
    let kind = BlockKind::Paragraph { lead: None, text: text(line) };
    Block { kind, span: Span::default() }
}

fn document(blocks: Vec<Block>) -> Document {
    let articles = vec![Article { head: Vec::new(), blocks }];
    Document { articles, ..Document::default() }
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
fn however_long_a_run_of_marks_or_blanks_it_stays_on_the_paper() {
    for run in ["，", "“", "—", "…", "　", " ", "\u{200B}", "w", "·", "。」"] {
        for text in [format!("{}国", run.repeat(300)), format!("国{}国", run.repeat(300))] {
            let pages = pages(&document(vec![paragraph(&text)]));
            let glyphs = pages.iter().flat_map(|page| &page.runs).flat_map(|run| &run.glyphs);
            let far = glyphs.map(|glyph| glyph.x).max().unwrap();
            assert!(far <= Settings::default().width, "{run}");
        }
    }
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
fn a_heading_moves_to_the_next_page_with_its_text() {
    let mut blocks = vec![paragraph(&"国".repeat(28 * 20))];
    let kind = BlockKind::Heading(Level::TOP, text("一、基本情况"));
    blocks.push(Block { kind, span: Span::default() });
    blocks.push(paragraph(&"文".repeat(100)));
    let rows = rows(&pages(&document(blocks)));
    let heading = rows.iter().find(|row| row.line == 1).unwrap();
    assert_eq!(heading.page, 1);
}

#[test]
fn a_sign_off_never_stands_alone_on_a_page() {
    for lines in 15..23 {
        let mut blocks = vec![paragraph(&"国".repeat(28 * lines - 2))];
        for line in ["国务院", "二〇〇四年十月十日"] {
            blocks.push(Block { kind: BlockKind::Signoff(text(line)), span: Span::default() });
        }
        let rows = rows(&pages(&document(blocks)));
        let page = rows.last().unwrap().page;
        let above = rows.iter().filter(|row| row.page == page && row.line == 0).count();
        assert!(above >= 2, "{lines}");
    }
}

#[test]
fn a_date_begins_two_characters_right_of_its_issuer_and_ends_two_from_the_edge() {
    let lines = ["国务院办公厅", "二〇〇四年十一月四日"];
    let signed = |line| Block { kind: BlockKind::Signoff(text(line)), span: Span::default() };
    let rows = rows(&pages(&document(lines.map(signed).to_vec())));
    let cell = Settings::default().cell();
    assert_eq!(rows[1].glyphs[0].x - rows[0].glyphs[0].x, cell * 2);
    let end = rows[1].glyphs.last().unwrap().x + cell;
    assert_eq!(Settings::default().right() - end, cell * 2);
}

#[test]
fn no_paragraph_leaves_a_single_line_on_a_page() {
    for lines in 2..9 {
        for above in 14..22 {
            let blocks = [above, lines].map(|n| paragraph(&"国".repeat(28 * n - 2)));
            let rows = rows(&pages(&document(blocks.to_vec())));
            let on = |page| rows.iter().filter(|r| r.page == page && r.line == 1).count();
            assert!(on(0) != 1 && on(1) != 1, "{above} {lines}");
        }
    }
}

#[test]
fn a_table_is_set_smaller_until_its_longest_line_fits() {
    let lines = vec![text(&"国".repeat(35)), text("　甲　乙")];
    let block = Block { kind: BlockKind::Verbatim(lines), span: Span::default() };
    let rows = rows(&pages(&document(vec![block])));
    assert_eq!(rows.len(), 2);
    assert!(rows[0].size < Length::pt(14) && rows[0].size == rows[1].size);
}

#[test]
fn a_title_of_many_lines_is_drawn_whole_and_in_order() {
    for count in 1..14 {
        let lines = vec![text("国国"); count];
        let title = HeadLine { kind: HeadKind::Title, lines, span: Span::default() };
        let articles = vec![Article { head: vec![title], blocks: vec![paragraph("国")] }];
        let pages = pages(&Document { articles, ..Document::default() });
        let runs = pages
            .iter()
            .enumerate()
            .flat_map(|(page, on)| on.runs.iter().map(move |r| (page, r)));
        let lines = runs.filter(|(_, run)| matches!(run.part, Part::Line(_)));
        let baselines: Vec<_> = lines.map(|(page, run)| (page, run.baseline)).collect();
        assert_eq!(baselines.len(), count + 1);
        assert!(baselines.is_sorted(), "{count}");
    }
}

#[test]
fn an_empty_document_is_one_empty_page() {
    assert_eq!(pages(&Document::default()).len(), 1);
}
