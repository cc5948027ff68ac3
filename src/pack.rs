//! The only place that builds a ZIP archive.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A ZIP archive that is being built: entries in the order in which they are added, dated
/// 1980-01-01, so that the same entries give the same bytes.
pub(crate) struct Archive {
    writer: ZipWriter<Cursor<Vec<u8>>>,
}

/// Why an archive could not be built.
pub(crate) type Failure = zip::result::ZipError;

impl Archive {
    /// An archive without entries.
    pub(crate) fn new() -> Self {
        Self { writer: ZipWriter::new(Cursor::new(Vec::with_capacity(64 * 1024))) }
    }

    /// Add an entry as it is.
    pub(crate) fn store(&mut self, name: &str, content: &[u8]) -> Result<(), Failure> {
        self.add(name, content, CompressionMethod::Stored)
    }

    /// Add an entry, deflated.
    pub(crate) fn deflate(&mut self, name: &str, content: &[u8]) -> Result<(), Failure> {
        self.add(name, content, CompressionMethod::Deflated)
    }

    /// The bytes of the archive.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Failure> {
        Ok(self.writer.finish()?.into_inner())
    }

    fn add(
        &mut self,
        name: &str,
        content: &[u8],
        how: CompressionMethod,
    ) -> Result<(), Failure> {
        let options = SimpleFileOptions::default()
            .compression_method(how)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.writer.start_file(name, options)?;
        self.writer.write_all(content)?;
        Ok(())
    }
}
