//! EPUB 3.3, readable by EPUB 2 systems.

use crate::error::Error;
use crate::model::Document;
use crate::note::Noted;

/// How the format looks.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {}

/// Write the document.
pub fn write(document: &Document, settings: &Settings) -> Result<Noted<Vec<u8>>, Error> {
    let _ = (document, settings);
    Ok(Noted::quiet(Vec::new()))
}
