//! The lines of type on a page, put together from its runs.

use wenyin::layout::{Glyph, Page, Part};
use wenyin::units::Length;

/// A line of type: which line of the document, on which page, and its characters from the left.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) line: usize,
    pub(crate) page: usize,
    pub(crate) baseline: Length,
    pub(crate) size: Length,
    pub(crate) glyphs: Vec<Glyph>,
}

impl Row {
    pub(crate) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }
}

pub(crate) fn rows(pages: &[Page]) -> Vec<Row> {
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
