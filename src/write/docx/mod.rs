//! `WordprocessingML` (ISO/IEC 29500 transitional), as a package or as one Flat OPC file.
//!
//! - `part`: a part of the package: name, content type, XML
//! - `document`: the text, in `paragraph`s; `signoff` places the 落款, `annex` the 附件说明,
//!   `title` the breaks of what is centred, `number` chooses styles by what a paragraph is
//!   numbered with, `run` decides which characters are Chinese
//! - `styles` and their table `faces`, `measures`, `table`
//! - `settings`, `fonts`, `footer`, `properties`: the other parts
//! - `package` and `flat`: what holds the parts
//!
//! Read paragraph by paragraph, the text of `word/document.xml` is [`Document::lines`]: a
//! `w:tab` stands for a tab, a `w:br` for a line break inside a paragraph, and nothing else is
//! in the body. Page numbers stand only in the footers.

mod annex;
mod document;
mod faces;
mod flat;
mod fonts;
mod footer;
mod measures;
mod number;
mod package;
mod paragraph;
mod part;
mod properties;
mod run;
mod settings;
mod signoff;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod title;

use crate::error::Error;
use crate::model::Document;
use crate::note::Noted;
use part::Part;

/// How the format looks; there is nothing to choose yet.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {}

/// What holds the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// A ZIP package, `.docx`.
    Package,
    /// One XML file, Flat OPC.
    Flat,
}

/// Write the document.
///
/// # Errors
/// [`Error::Writing`] when a part is too large for an archive.
pub fn write(
    document: &Document,
    _settings: &Settings,
    container: Container,
) -> Result<Noted<Vec<u8>>, Error> {
    let parts = parts(document);
    let bytes = match container {
        Container::Package => package::pack(&parts)?,
        Container::Flat => flat::pack(&parts),
    };
    Ok(Noted::quiet(bytes))
}

/// Every part but the list of content types, which only a ZIP package has.
fn parts(document: &Document) -> Vec<Part> {
    vec![
        package::root_relationships(),
        document::part(document),
        package::document_relationships(),
        styles::part(),
        settings::part(),
        fonts::part(),
        footer::odd(),
        footer::even(),
        properties::core(document),
        properties::app(),
    ]
}
