//! Text in, document out; never fails.
#![deny(clippy::indexing_slicing, clippy::string_slice)]

mod address;
mod article;
mod body;
mod breaks;
mod build;
mod draft;
mod furniture;
mod head;
mod heading;
mod join;
pub mod json;
mod layout;
mod level;
mod lines;
mod mark;
mod meta;
mod notice;
mod number;
mod person;
mod punctuation;
mod script;
mod shape;
mod table;
mod tail;
#[cfg(test)]
mod tests;
mod title;
mod wraps;

use self::build::Built;
use self::furniture::Stripped;
use crate::model::{Document, Ledger};
use crate::note::Noted;

/// What may be changed on the way.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {
    /// What becomes of ASCII punctuation in Chinese context.
    pub punctuation: Punctuation,
}

/// What becomes of ASCII punctuation in Chinese context.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Punctuation {
    /// `, ; : ! ? ( )` become full-width (STANDARDS.md H.5).
    #[default]
    Full,
    /// It stays as it is.
    Keep,
}

/// A document and every change that was made to get it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The document.
    pub document: Document,
    /// The changes: source text + ledger = `document.text()`.
    pub ledger: Ledger,
}

/// Read a manuscript from decoded text.
///
/// Every string is a manuscript, so this cannot fail; what looks odd becomes a note.
pub fn parse(source: &str, settings: &Settings) -> Noted<Parsed> {
    let Stripped { lines, numbers } = furniture::strip(lines::read(source));
    let layout = layout::find(&lines);
    let paragraphs = join::join(&lines, layout);
    let drafts = article::divide(&paragraphs, layout);
    let parts = build::Source {
        text: source,
        lines: &lines,
        paragraphs: &paragraphs,
        numbers: &numbers,
        layout,
        punctuation: settings.punctuation,
    };
    let Built { articles, ledger, notes } = build::build(&parts, &drafts);
    let document = Document { meta: meta::gather(&articles), articles };
    let notes = notice::complete(notes, &document, &ledger);
    Noted { value: Parsed { document, ledger }, notes }
}
