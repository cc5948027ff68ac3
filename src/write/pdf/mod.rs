//! Tagged, archival PDF (PDF/A-2a, PDF/UA-1) of the pages of the layout.
//!
//! - `faces`: one subset for each face in use, with a code for each character
//! - `pen`: where the pen stands: placed glyphs become strings and shifts
//! - `draw`: pages, resources, fonts and content streams; the only place that names printpdf
//! - `tags`: what each line is for a reader who listens
//! - `tree`: those tags as the structure tree of the file
//! - `outline`: the table of contents beside the page
//! - `metadata`, `xmp`: what a catalogue would say, twice over
//! - `finish`: the parts of a conforming file that printpdf does not write
//! - `save`, `object`, `deflate`: objects to bytes

mod deflate;
mod draw;
mod faces;
mod finish;
mod metadata;
mod object;
mod outline;
mod pen;
mod save;
mod tags;
mod tree;
mod xmp;

#[cfg(test)]
mod tests;

use crate::error::Error;
use crate::font::Fonts;
use crate::format::Format;
use crate::layout::Page;
use crate::model::Document;
use crate::note::Noted;

/// How the PDF is made.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {}

/// Draw the pages of a document.
///
/// # Errors
/// [`Error::Font`] for a face that cannot be cut down, [`Error::Writing`] where the pages ask
/// for what a conforming file may not hold, such as a glyph that no face has.
pub fn write(
    document: &Document,
    pages: &[Page],
    fonts: &Fonts,
    settings: &Settings,
) -> Result<Noted<Vec<u8>>, Error> {
    let Settings {} = settings;
    let cuts = faces::cut(pages, fonts)?;
    let plan = tags::plan(document);
    let mut drawing = draw::draw(pages, &cuts, &plan)?;
    finish::fonts(&mut drawing)?;
    finish::pages(&mut drawing, pages)?;
    finish::catalog(&mut drawing, document, &plan)?;
    Ok(Noted::quiet(save::save(drawing.file)?))
}

/// An output that cannot be written, and why.
fn refuse(reason: impl Into<String>) -> Error {
    Error::Writing { format: Format::Pdf, reason: reason.into() }
}
