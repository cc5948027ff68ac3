//! Every change that normalising made, so that it can be replayed and undone.

use super::place::Span;

/// One change between the source and the text of the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Why it was made.
    pub kind: EditKind,
    /// The bytes of the source that it replaces.
    pub span: Span,
    /// What the source had there.
    pub from: String,
    /// What the model has instead.
    pub to: String,
}

/// Why a change was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditKind {
    /// Two parts of one paragraph were put together again (`join`).
    Join,
    /// White space that only separated or indented was taken out or became one line feed
    /// (`space`).
    Space,
    /// An ASCII mark became its full-width form (`width`).
    Width,
    /// A control character that no format can hold was taken out (`control`).
    Control,
    /// A page number in the middle of the text was taken out (`page-number`).
    PageNumber,
}

impl EditKind {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::Space => "space",
            Self::Width => "width",
            Self::Control => "control",
            Self::PageNumber => "page-number",
        }
    }
}

/// The changes of one document, in the order of the source and without overlap, so that
/// source text + ledger = text of the model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The changes.
    pub edits: Vec<Edit>,
}

/// A ledger that does not belong to the text it was applied to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the ledger does not fit the text at byte {offset}")]
pub struct LedgerMismatch {
    /// Where in the text the first edit that does not fit would be.
    pub offset: usize,
}

impl Ledger {
    /// Make every change: the text of the model from the source.
    ///
    /// # Errors
    /// An edit that is out of order or whose `from` is not what the source has there.
    pub fn replay(&self, source: &str) -> Result<String, LedgerMismatch> {
        let mut made = String::with_capacity(source.len());
        let mut done = 0;
        for edit in &self.edits {
            let wrong = LedgerMismatch { offset: edit.span.start };
            let kept = source.get(done..edit.span.start).ok_or_else(|| wrong.clone())?;
            if source.get(edit.span.start..edit.span.end) != Some(&*edit.from) {
                return Err(wrong);
            }
            made.push_str(kept);
            made.push_str(&edit.to);
            done = edit.span.end;
        }
        made.push_str(source.get(done..).ok_or(LedgerMismatch { offset: done })?);
        Ok(made)
    }

    /// Take every change back: the source from the text of the model.
    ///
    /// # Errors
    /// An edit whose `to` is not what the text has there.
    pub fn undo(&self, text: &str) -> Result<String, LedgerMismatch> {
        let mut source = String::with_capacity(text.len());
        let mut done = 0;
        for edit in &self.edits {
            let wrong = LedgerMismatch { offset: done };
            let gap = edit.span.start.checked_sub(source.len()).ok_or_else(|| wrong.clone())?;
            let rest = text.get(done..).ok_or_else(|| wrong.clone())?;
            let kept = rest.get(..gap).ok_or_else(|| wrong.clone())?;
            if !rest.get(gap..).is_some_and(|after| after.starts_with(&edit.to)) {
                return Err(wrong);
            }
            source.push_str(kept);
            source.push_str(&edit.from);
            done += gap + edit.to.len();
        }
        source.push_str(text.get(done..).ok_or(LedgerMismatch { offset: done })?);
        Ok(source)
    }

    /// The byte of the source that became a byte of the model's text; for what an edit put in,
    /// the start of that edit.
    pub fn origin(&self, offset: usize) -> usize {
        // Length of the model's text before the edit, minus that of the source.
        let (mut source, mut text) = (0, 0);
        for edit in &self.edits {
            let kept = edit.span.start.saturating_sub(source);
            if offset < text + kept {
                break;
            }
            if offset < text + kept + edit.to.len() {
                return edit.span.start;
            }
            source = edit.span.end;
            text += kept + edit.to.len();
        }
        source + (offset - text.min(offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(span: (usize, usize), from: &str, to: &str) -> Edit {
        let span = Span::new(span.0, span.1);
        Edit { kind: EditKind::Space, span, from: from.to_owned(), to: to.to_owned() }
    }

    #[test]
    fn a_ledger_replays_and_undoes() {
        let source = "  一,二\n\n三\n";
        let ledger = Ledger {
            edits: vec![
                edit((0, 2), "  ", ""),
                edit((5, 6), ",", "，"),
                edit((9, 11), "\n\n", "\n"),
                edit((14, 15), "\n", ""),
            ],
        };
        assert_eq!(ledger.replay(source), Ok("一，二\n三".to_owned()));
        assert_eq!(ledger.undo("一，二\n三"), Ok(source.to_owned()));
        assert_eq!(ledger.origin(0), 2);
        assert_eq!(ledger.origin(3), 5);
        assert_eq!(ledger.origin(6), 6);
        assert_eq!(ledger.origin(10), 11);
    }

    #[test]
    fn a_ledger_of_another_text_is_refused() {
        let ledger = Ledger { edits: vec![edit((0, 3), "甲", "")] };
        assert_eq!(ledger.replay("乙"), Err(LedgerMismatch { offset: 0 }));
        assert!(ledger.replay("").is_err());
    }
}
