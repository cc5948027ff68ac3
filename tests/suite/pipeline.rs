//! The library as the other tests call it: the only file here that names its entry points.

use std::fs;
use std::path::{Path, PathBuf};

use wenyin::font::Fonts;
use wenyin::parse::{self, Parsed, Punctuation};
use wenyin::{Document, Error, Format, Manuscript, Noted, ReadSettings, WriteSettings};

/// Read a manuscript from its bytes.
pub(crate) fn read(bytes: &[u8], punctuation: Punctuation) -> Result<Manuscript, Error> {
    let mut settings = ReadSettings::default();
    settings.parse.punctuation = punctuation;
    wenyin::read(bytes, &settings).map(|noted| noted.value)
}

/// Read a manuscript from decoded text.
pub(crate) fn parse(source: &str, punctuation: Punctuation) -> Noted<Parsed> {
    let mut settings = parse::Settings::default();
    settings.punctuation = punctuation;
    parse::parse(source, &settings)
}

/// Make one format.
pub(crate) fn write(
    document: &Document,
    format: Format,
    fonts: &Fonts,
) -> Result<Vec<u8>, Error> {
    wenyin::write(document, format, &WriteSettings::default(), fonts).map(|noted| noted.value)
}

/// The files of a folder with this ending, sorted by name.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
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
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}
