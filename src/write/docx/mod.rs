//! WordprocessingML (ISO/IEC 29500 transitional), as a package or as one Flat OPC file.

use crate::error::Error;
use crate::model::Document;
use crate::note::Noted;

/// How the format looks.
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
pub fn write(
    document: &Document,
    settings: &Settings,
    container: Container,
) -> Result<Noted<Vec<u8>>, Error> {
    let _ = (document, settings, container);
    Ok(Noted::quiet(Vec::new()))
}
