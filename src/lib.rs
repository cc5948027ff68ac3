//! Turn a plain-text Chinese manuscript into every form in which it is sent out, and prove that
//! no character was lost.
//!
//! ```text
//! bytes → decode → parse → model → layout → write → verify → files
//! ```
//!
//! A stage is one function from data to data. [`read`] runs the first three, [`write()`] the
//! next two for one format, [`verify::verify`] proves the result, and [`convert`] is all of
//! them in one call:
//!
//! ```
//! use wenyin::{Format, Settings, convert};
//!
//! let manuscript = "关于开会的通知\n\n各单位：\n\n　　定于明天上午开会。\n";
//! let epub = convert(manuscript.as_bytes(), Format::Epub, &Settings::default())?;
//! assert!(epub.value.starts_with(b"PK"));
//! # Ok::<(), wenyin::Error>(())
//! ```

pub mod batch;
pub mod cli;
pub mod decode;
pub mod error;
pub mod files;
pub mod font;
pub mod format;
pub mod layout;
pub mod model;
pub mod note;
mod pack;
pub mod parse;
pub mod phrase;
pub mod units;
pub mod verify;
pub mod write;
mod xml;

pub use error::Error;
pub use format::Format;
pub use model::{Document, Ledger};
pub use note::{Finding, Note, Noted};

use font::Fonts;
use write::docx::Container;

/// The settings of every stage.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How a manuscript is read.
    pub read: ReadSettings,
    /// How the formats look.
    pub write: WriteSettings,
}

/// How a manuscript is read.
#[derive(Debug, Clone, Default)]
pub struct ReadSettings {
    /// Which encoding.
    pub decode: decode::Settings,
    /// What may be changed.
    pub parse: parse::Settings,
}

/// How the formats look.
#[derive(Debug, Clone, Default)]
pub struct WriteSettings {
    /// EPUB.
    pub epub: write::epub::Settings,
    /// WordprocessingML, in both containers.
    pub docx: write::docx::Settings,
    /// The pages of the PDF.
    pub layout: layout::Settings,
    /// PDF.
    pub pdf: write::pdf::Settings,
    /// GB 18030 text.
    pub gb18030: write::gb18030::Settings,
    /// JSON.
    pub json: write::json::Settings,
}

/// A manuscript that was read.
#[derive(Debug, Clone, Default)]
pub struct Manuscript {
    /// Its decoded text; empty for a document that came as JSON.
    pub source: String,
    /// The encoding in which it came.
    pub encoding: &'static str,
    /// What it says.
    pub document: Document,
    /// What was changed: `source` + `ledger` = `document.text()`.
    pub ledger: Ledger,
}

/// Read a manuscript from the bytes of a plain text.
///
/// # Errors
/// [`Error::NotText`] and [`Error::UnknownEncoding`].
pub fn read(bytes: &[u8], settings: &ReadSettings) -> Result<Noted<Manuscript>, Error> {
    let decode::Decoded { text, encoding } = decode::decode(bytes, &settings.decode)?;
    let Noted { value: parse::Parsed { document, ledger }, notes } =
        parse::parse(&text, &settings.parse);
    Ok(Noted { value: Manuscript { source: text, encoding, document, ledger }, notes })
}

/// Read a document that an earlier run wrote as JSON.
///
/// # Errors
/// [`Error::NotADocument`].
pub fn read_json(bytes: &[u8]) -> Result<Noted<Manuscript>, Error> {
    let utf8 = decode::Settings { encoding: Some("utf-8".to_owned()) };
    let decode::Decoded { text, encoding } = decode::decode(bytes, &utf8).map_err(not_json)?;
    let document = parse::json::read(&text)?;
    Ok(Noted::quiet(Manuscript { encoding, document, ..Manuscript::default() }))
}

/// JSON is UTF-8 (RFC 8259, 8.1), so no other encoding is worth naming.
fn not_json(error: Error) -> Error {
    let Error::NotText(faults) = error else { return error };
    let places: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Error::NotADocument { reason: format!("it is not {}", places.join(" or ")) }
}

/// Write a document in one format; the fonts are only used for PDF.
///
/// # Errors
/// What the format cannot hold: [`Error::MissingGlyphs`], [`Error::Unencodable`]; or
/// [`Error::Writing`].
pub fn write(
    document: &Document,
    format: Format,
    settings: &WriteSettings,
    fonts: &Fonts,
) -> Result<Noted<Vec<u8>>, Error> {
    match format {
        Format::Epub => write::epub::write(document, &settings.epub),
        Format::Docx => write::docx::write(document, &settings.docx, Container::Package),
        Format::Wordml => write::docx::write(document, &settings.docx, Container::Flat),
        Format::Pdf => {
            let mut pages = layout::layout(document, fonts, &settings.layout)?;
            let mut pdf = write::pdf::write(document, &pages.value, fonts, &settings.pdf)?;
            pages.notes.append(&mut pdf.notes);
            Ok(Noted { value: pdf.value, notes: pages.notes })
        }
        Format::Gb18030 => write::gb18030::write(document, &settings.gb18030),
        Format::Json => write::json::write(document, &settings.json),
    }
}

/// The whole pipeline for one format, with the embedded fonts: read, write, prove.
///
/// # Errors
/// As [`read`], [`write()`] and [`verify::verify`].
pub fn convert(
    bytes: &[u8],
    format: Format,
    settings: &Settings,
) -> Result<Noted<Vec<u8>>, Error> {
    let Noted { value: manuscript, mut notes } = read(bytes, &settings.read)?;
    let fonts = Fonts::embedded()?;
    let mut made = write(&manuscript.document, format, &settings.write, &fonts)?;
    verify::verify(&manuscript.document, format, &made.value)?;
    notes.append(&mut made.notes);
    Ok(Noted { value: made.value, notes })
}
