//! The names of the formats.

use std::fmt;
use std::str::FromStr;

/// A form in which a manuscript is sent out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// EPUB 3.3, readable by EPUB 2 systems.
    Epub,
    /// A WordprocessingML package (ISO/IEC 29500 transitional).
    Docx,
    /// The same parts as one Flat OPC file.
    Wordml,
    /// Tagged, archival PDF on the page of GB/T 9704.
    Pdf,
    /// Plain text in GB 18030-2022.
    Gb18030,
    /// The document model itself.
    Json,
}

impl Format {
    /// Every format, in the order of the manual.
    pub const ALL: [Self; 6] =
        [Self::Epub, Self::Docx, Self::Wordml, Self::Pdf, Self::Gb18030, Self::Json];

    /// What `convert` makes when nobody says: everything but the model.
    pub const DEFAULT: [Self; 5] =
        [Self::Epub, Self::Docx, Self::Wordml, Self::Pdf, Self::Gb18030];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Epub => "epub",
            Self::Docx => "docx",
            Self::Wordml => "wordml",
            Self::Pdf => "pdf",
            Self::Gb18030 => "gb18030",
            Self::Json => "json",
        }
    }

    /// What follows the name of the manuscript and a full stop in the name of the file.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Epub => "epub",
            Self::Docx => "docx",
            Self::Wordml => "xml",
            Self::Pdf => "pdf",
            Self::Gb18030 => "gb18030.txt",
            Self::Json => "json",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let found = Self::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// A name that no format has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no format is called {0:?}; the formats are epub, docx, wordml, pdf, gb18030 and json")]
pub struct UnknownFormat(pub String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        assert_eq!("doc".parse::<Format>(), Err(UnknownFormat("doc".to_owned())));
    }
}
