//! Findings for a person: the output exists, and somebody should know something.

use crate::model::Span;

/// A result and what was noticed on the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted<T> {
    /// The result.
    pub value: T,
    /// What a person should know, in the order of the source.
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    /// A result about which there is nothing to say.
    pub const fn quiet(value: T) -> Self {
        Self { value, notes: Vec::new() }
    }
}

/// Something a person should know about a manuscript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What was found.
    pub finding: Finding,
    /// Where in the source, if it has one place.
    pub span: Option<Span>,
}

impl Note {
    /// A finding at a place.
    pub const fn at(finding: Finding, span: Span) -> Self {
        Self { finding, span: Some(span) }
    }

    /// A finding about the whole manuscript.
    pub const fn on_the_whole(finding: Finding) -> Self {
        Self { finding, span: None }
    }
}

/// Everything we ever tell a person about a manuscript.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// The manuscript has no text (`empty-manuscript`).
    EmptyManuscript,
    /// A paragraph cut by a column or page break was put together again (`rejoined-paragraph`).
    RejoinedParagraph,
    /// The lines of the manuscript were hard-wrapped; so many line ends were taken out
    /// (`unwrapped-lines`).
    UnwrappedLines(usize),
    /// So many ASCII marks became full-width (`widened-punctuation`).
    WidenedPunctuation(usize),
    /// A page number in the middle of the text was taken out (`dropped-page-number`).
    DroppedPageNumber,
    /// A control character was taken out (`dropped-control`).
    DroppedControl(char),
    /// The manuscript has no title (`no-title`).
    NoTitle,
    /// A numbered heading does not follow the one before it: what was expected
    /// (`numbering-gap`).
    NumberingGap {
        /// The number that would have continued the series.
        expected: usize,
        /// The number that stands there.
        found: usize,
    },
}

impl Finding {
    /// The name, which reads well after “allow” in a configuration file.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::EmptyManuscript => "empty-manuscript",
            Self::RejoinedParagraph => "rejoined-paragraph",
            Self::UnwrappedLines(_) => "unwrapped-lines",
            Self::WidenedPunctuation(_) => "widened-punctuation",
            Self::DroppedPageNumber => "dropped-page-number",
            Self::DroppedControl(_) => "dropped-control",
            Self::NoTitle => "no-title",
            Self::NumberingGap { .. } => "numbering-gap",
        }
    }
}
