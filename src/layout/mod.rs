//! Document and fonts in, pages of placed glyphs out.

pub mod page;

use crate::error::Error;
use crate::font::Fonts;
use crate::model::Document;
use crate::note::Noted;

pub use page::{Glyph, Page, Part, Run};

/// The page and its type (GB/T 9704-2012).
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {}

/// Put the document on pages.
///
/// # Errors
/// [`Error::MissingGlyphs`] with every character that no font has.
pub fn layout(
    document: &Document,
    fonts: &Fonts,
    settings: &Settings,
) -> Result<Noted<Vec<Page>>, Error> {
    let _ = (document, fonts, settings);
    Ok(Noted::quiet(Vec::new()))
}
