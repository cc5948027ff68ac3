//! The library as the other tests call it: the only file here that names its entry points.

use std::fs;
use std::path::{Path, PathBuf};

use wenyin::font::Fonts;
use wenyin::format::Format;
use wenyin::model::{Document, Ledger};
use wenyin::note::Noted;
use wenyin::parse::{self, Punctuation};
use wenyin::{Error, layout, write};

/// A manuscript that was read.
pub struct Manuscript {
    pub document: Document,
    pub ledger: Ledger,
    pub source: String,
}

/// Read a manuscript from its bytes.
pub fn read(bytes: &[u8], punctuation: Punctuation) -> Result<Manuscript, Error> {
    let source = decode(bytes);
    let parsed = parse(&source, punctuation).value;
    Ok(Manuscript { document: parsed.document, ledger: parsed.ledger, source })
}

/// Read a manuscript from decoded text.
pub fn parse(source: &str, punctuation: Punctuation) -> Noted<parse::Parsed> {
    let mut settings = parse::Settings::default();
    settings.punctuation = punctuation;
    parse::parse(source, &settings)
}

/// Make one format.
pub fn write(document: &Document, format: Format, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let noted = match format {
        Format::Epub => write::epub::write(document, &write::epub::Settings::default()),
        Format::Docx => write::docx::write(
            document,
            &write::docx::Settings::default(),
            write::docx::Container::Package,
        ),
        Format::Wordml => write::docx::write(
            document,
            &write::docx::Settings::default(),
            write::docx::Container::Flat,
        ),
        Format::Pdf => {
            layout::layout(document, fonts, &layout::Settings::default()).and_then(|pages| {
                let settings = write::pdf::Settings::default();
                write::pdf::write(document, &pages.value, fonts, &settings)
            })
        }
        Format::Gb18030 => {
            write::gb18030::write(document, &write::gb18030::Settings::default())
        }
        Format::Json => write::json::write(document, &write::json::Settings::default()),
    };
    noted.map(|noted| noted.value)
}

fn decode(bytes: &[u8]) -> String {
    let (encoding, bytes) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (encoding_rs::UTF_16LE, rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => (encoding_rs::UTF_8, rest),
        all if std::str::from_utf8(all).is_ok() => (encoding_rs::UTF_8, all),
        all => (encoding_rs::GB18030, all),
    };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The files of a folder with this ending, sorted by name.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut found: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|end| end == ending)).collect();
    found.sort();
    found
}

/// The name of a file without its ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}
