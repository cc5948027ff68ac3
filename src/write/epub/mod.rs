//! EPUB 3.3, readable by EPUB 2 systems: a document in, an archive out.
//!
//! - [`plan`]: which file holds what, and the outline of headings
//! - [`label`]: names for the table of contents and the catalogue
//! - [`chapter`], [`head`], [`block`]: the text, one file for each article
//! - [`links`]: where the lines of a table of contents within the manuscript lead
//! - [`cover`]: the drawn cover and the page that shows it
//! - [`nav`], [`ncx`]: the table of contents, for EPUB 3 and for EPUB 2
//! - [`package`]: catalogue data, list of files, reading order
//! - [`identifier`]: the name of the book, derived from what it says
//! - [`style`]: the style sheet

mod block;
mod chapter;
mod cover;
mod head;
mod identifier;
mod label;
mod links;
mod nav;
mod ncx;
mod package;
mod page;
mod plan;
mod style;
use crate::error::Error;
use crate::format::Format;
use crate::model::Document;
use crate::note::Noted;
use crate::pack::{Archive, Failure};

use plan::Plan;

/// How the format looks; there is nothing to choose yet.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {}

/// Write the document.
///
/// # Errors
/// [`Error::Writing`] where the archive would be larger than ZIP allows.
pub fn write(document: &Document, _settings: &Settings) -> Result<Noted<Vec<u8>>, Error> {
    let refused = |e: Failure| Error::Writing { format: Format::Epub, reason: e.to_string() };
    pack(&Plan::new(document)).map(Noted::quiet).map_err(refused)
}

fn pack(plan: &Plan<'_>) -> Result<Vec<u8>, Failure> {
    let mut archive = Archive::new();
    // Reading systems find the format by byte offset, so this entry comes first, stored, with no
    // extra field (EPUB 3.3, 4.2.2).
    archive.store("mimetype", b"application/epub+zip")?;
    archive.deflate("META-INF/container.xml", &package::container())?;
    archive.deflate(package::PATH, &package::write(plan))?;
    archive.deflate("EPUB/nav.xhtml", &nav::write(plan))?;
    archive.deflate("EPUB/toc.ncx", &ncx::write(plan))?;
    archive.deflate("EPUB/style/book.css", style::SHEET.as_bytes())?;
    archive.deflate("EPUB/image/cover.svg", &cover::image(plan))?;
    archive.deflate("EPUB/text/cover.xhtml", &cover::page(plan))?;
    for article in &plan.articles {
        for part in &article.parts {
            let content = chapter::write(plan, article, part);
            archive.deflate(&format!("EPUB/text/{}", part.file), &content)?;
        }
    }
    archive.finish()
}
