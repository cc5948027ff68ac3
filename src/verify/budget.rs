//! How many bytes an output may inflate to, so that a small file cannot fill the memory.

use std::io::Read;

use crate::model::Document;

/// What styles, contents, page furniture and the parts around the text may take.
const OVERHEAD: usize = 32 << 20;
/// What markup may make of each byte of the text.
const PER_BYTE: usize = 64;
/// What markup may put around each line.
const PER_LINE: usize = 4096;

/// The bytes that an output may still inflate to.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
}

impl Budget {
    /// What an output of the document could need, with a wide margin.
    pub(super) fn of(document: &Document) -> Self {
        let lines = document.lines().map(|line| line.text.len() * PER_BYTE + PER_LINE);
        Self { left: lines.fold(OVERHEAD, usize::saturating_add) }
    }

    /// So many bytes and no more.
    #[cfg(test)]
    pub(super) const fn bytes(left: usize) -> Self {
        Self { left }
    }

    /// Take bytes that are already there, for work that grows with them.
    pub(super) fn spend(&mut self, bytes: usize, what: &str) -> Result<(), String> {
        let left = self.left.checked_sub(bytes);
        self.left = left.ok_or_else(|| format!("{what} is larger than any such text needs"))?;
        Ok(())
    }

    /// Read to the end, but no further than the text of the document could need.
    pub(super) fn read(&mut self, from: impl Read, what: &str) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let limit = u64::try_from(self.left).unwrap_or(u64::MAX).saturating_add(1);
        let read = from.take(limit).read_to_end(&mut bytes);
        read.map_err(|e| format!("{what} cannot be unpacked: {e}"))?;
        self.spend(bytes.len(), what)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_inflates_past_the_need_of_the_text_is_refused() {
        let mut budget = Budget::bytes(10);
        assert_eq!(budget.read(&b"123456"[..], "a"), Ok(b"123456".to_vec()));
        let wrong = budget.read(std::io::repeat(0), "b").unwrap_err();
        assert_eq!(wrong, "b is larger than any such text needs");
    }
}
