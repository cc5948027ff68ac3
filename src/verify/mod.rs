//! Finished bytes in, findings out; written as if by somebody else.
//!
//! - [`verify`]: one output against its document
//! - `compare`: lines against lines
//! - `budget`: how much an output may inflate to
//! - `archive`, `markup`: what packages and XML parts say
//! - `epub`, `package`, `xhtml`, `style`, `contents`: a book in the order in which it is read
//! - `docx`, `flat`, `opc`, `wordprocessing`: the main story of a word-processing document
//! - `pdf`: the text of a tagged PDF in logical order
//! - `text`: lines in GB 18030
//! - `json`: the lines of a model
#![deny(clippy::indexing_slicing, clippy::string_slice)]

mod archive;
mod budget;
mod compare;
mod contents;
mod docx;
mod epub;
mod flat;
mod json;
mod markup;
mod opc;
mod package;
mod pdf;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod wordprocessing;
mod xhtml;

use crate::error::{Difference, Error};
use crate::format::Format;
use crate::model::Document;
use budget::Budget;

/// Read an output back and compare what it says with the document, character for character.
///
/// # Errors
/// [`Error::Unreadable`] where the output cannot be read, [`Error::Different`] with the first
/// place where it says something else.
pub fn verify(document: &Document, format: Format, output: &[u8]) -> Result<(), Error> {
    check(document, format, output).map_err(|fault| match fault {
        Fault::Unreadable(reason) => Error::Unreadable { format, reason },
        Fault::Different(difference) => Error::Different { format, difference },
    })
}

/// What is wrong with an output, before anybody says which format it is.
#[derive(Debug)]
enum Fault {
    /// It cannot be read: why, and where.
    Unreadable(String),
    /// It says something else.
    Different(Difference),
}

impl From<String> for Fault {
    fn from(reason: String) -> Self {
        Self::Unreadable(reason)
    }
}

fn check(document: &Document, format: Format, output: &[u8]) -> Result<(), Fault> {
    let mut budget = Budget::of(document);
    let lines = match format {
        Format::Epub => return epub::check(document, output, &mut budget),
        Format::Docx => docx::lines(output, &mut budget)?,
        Format::Wordml => flat::lines(output)?,
        Format::Pdf => {
            let elements = pdf::lines(output, &mut budget)?;
            return compare::compare_elements(document, &elements).map_err(Fault::Different);
        }
        Format::Gb18030 => text::lines(output)?,
        Format::Json => json::lines(output)?,
    };
    compare::compare(document, &lines).map_err(Fault::Different)
}
