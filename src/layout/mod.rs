//! Document and fonts in, pages of placed glyphs out.
//!
//! - [`page`]: what comes out; `paper`: measures and grid; `style`: a table of how each part is set
//! - `classes`: a table of characters; `shape`: glyphs; `gaps`: the room between them
//! - `breaks`: where a line may end; `fit`: where it does; `balance`: the same for titles
//! - `place`: a line justified; `compose`, `head`, `body`, `signoff`: blocks in rows
//! - `flow`: rows on pages; `folio`: page numbers

mod balance;
mod body;
mod breaks;
mod classes;
mod compose;
mod fit;
mod flow;
mod folio;
mod gaps;
mod head;
pub mod page;
mod paper;
mod place;
mod shape;
mod signoff;
mod style;

use crate::error::Error;
use crate::font::Fonts;
use crate::model::Document;
use crate::note::Noted;

pub use page::{Glyph, Page, Part, Run};
pub use paper::Settings;

/// Put the document on pages.
///
/// # Errors
/// [`Error::MissingGlyphs`] with every character that no font has.
pub fn layout(
    document: &Document,
    fonts: &Fonts,
    settings: &Settings,
) -> Result<Noted<Vec<Page>>, Error> {
    let mut composer = compose::Composer::new(fonts, settings);
    let mut flow = flow::Flow::new(settings);
    for article in &document.articles {
        let mut slabs = head::head(&mut composer, article);
        slabs.extend(body::body(&mut composer, &article.blocks));
        flow.article(slabs);
    }
    let missing = composer.missing();
    if !missing.is_empty() {
        return Err(Error::MissingGlyphs(missing));
    }
    let mut pages = flow.finish();
    for (at, page) in pages.iter_mut().enumerate() {
        page.runs.extend(folio::folio(at + 1, fonts, settings));
    }
    Ok(Noted::quiet(pages))
}
