//! Plain text in GB 18030-2022, one line for each line of the document.

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
