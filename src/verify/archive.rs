//! The parts of a ZIP package by name.

use std::collections::BTreeSet;
use std::io::Cursor;

use super::budget::Budget;
use super::markup;

/// A package that is open for reading.
pub(super) struct Archive<'a> {
    zip: zip::ZipArchive<Cursor<&'a [u8]>>,
    names: BTreeSet<String>,
}

impl<'a> Archive<'a> {
    /// Open a package whose entries have different names and are not encrypted.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let wrong = |e: zip::result::ZipError| format!("it is not a ZIP archive: {e}");
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(wrong)?;
        if counted(bytes) != Some(zip.len()) {
            return Err("two entries of the archive have one name".to_owned());
        }
        let mut names = BTreeSet::new();
        for at in 0..zip.len() {
            let entry = zip.by_index_raw(at).map_err(wrong)?;
            let name = entry.name().map_err(wrong)?.into_owned();
            if entry.encrypted() {
                return Err(format!("{name} is encrypted"));
            }
            names.insert(name);
        }
        Ok(Self { zip, names })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The bytes of a part, with its check sum proved.
    pub(super) fn bytes(&mut self, name: &str, budget: &mut Budget) -> Result<Vec<u8>, String> {
        let entry = self.zip.by_name(name).map_err(|e| format!("no part {name}: {e}"))?;
        budget.read(entry, name)
    }

    /// A part that is text in UTF-8, as every XML part of ours is.
    pub(super) fn text(&mut self, name: &str, budget: &mut Budget) -> Result<String, String> {
        markup::utf8(self.bytes(name, budget)?, name)
    }
}

/// How many entries the end of the central directory counts (APPNOTE.TXT 4.3.16), because the
/// library keeps one of several entries with the same name.
fn counted(bytes: &[u8]) -> Option<usize> {
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let count = bytes.get(end + 10..end + 12)?;
    Some(usize::from(u16::from_le_bytes(count.try_into().ok()?)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write;
    use zip::CompressionMethod::{Deflated, Stored};
    use zip::write::SimpleFileOptions;

    /// A package of parts, the first one stored.
    pub(in crate::verify) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (at, (name, text)) in parts.iter().enumerate() {
            let method = if at == 0 { Stored } else { Deflated };
            let options = SimpleFileOptions::default().compression_method(method);
            zip.start_file(*name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_are_read_by_name() {
        let bytes = packed(&[("a", "甲"), ("b/c", "乙")]);
        let mut archive = Archive::open(&bytes).unwrap();
        assert!(archive.has("b/c") && !archive.has("c"));
        assert_eq!(archive.text("b/c", &mut Budget::bytes(9)), Ok("乙".to_owned()));
        assert!(archive.text("c", &mut Budget::bytes(9)).is_err());
    }

    #[test]
    fn a_changed_byte_two_entries_of_one_name_and_a_bomb_are_refused() {
        let mut bytes = packed(&[("a", "1234"), ("b", "bbbb")]);
        let at = bytes.windows(4).position(|four| four == b"1234").unwrap();
        bytes[at] = b'5';
        let mut archive = Archive::open(&bytes).unwrap();
        assert!(archive.bytes("a", &mut Budget::bytes(9)).is_err());
        // The names stand in local headers and in the central directory.
        let twice: Vec<u8> = packed(&[("x1", ""), ("x2", "")])
            .iter()
            .map(|&byte| if byte == b'2' { b'1' } else { byte })
            .collect();
        assert!(Archive::open(&twice).is_err());
        let bomb = packed(&[("a", ""), ("b", &"0".repeat(1 << 20))]);
        let wrong = Archive::open(&bomb).unwrap().bytes("b", &mut Budget::bytes(1 << 19));
        assert_eq!(wrong, Err("b is larger than any such text needs".to_owned()));
    }

    #[test]
    fn no_bytes_make_it_panic() {
        let bytes = packed(&[("a", "aaaa"), ("b", "bbbb")]);
        for cut in 0..bytes.len() {
            assert!(Archive::open(&bytes[..cut]).is_err());
        }
    }
}
