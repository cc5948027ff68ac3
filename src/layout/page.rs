//! Pages with glyphs in their places.

use crate::font::FaceId;
use crate::units::Length;

/// A page and what stands on it. Distances are from its top left corner, down and right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Width of the trimmed paper.
    pub width: Length,
    /// Height of the trimmed paper.
    pub height: Length,
    /// What stands on it, in reading order, page furniture last.
    pub runs: Vec<Run>,
}

/// Glyphs of one face and size on one baseline, all of one part of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What the glyphs are part of.
    pub part: Part,
    /// Their face.
    pub face: FaceId,
    /// The size of the em.
    pub size: Length,
    /// The baseline, from the top edge of the page.
    pub baseline: Length,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// What a run is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A line of the document: its index in `Document::lines`.
    Line(usize),
    /// 页码: a page number with its dashes; not part of the text.
    Folio,
}

/// A glyph in its place. Every character of a line of the document is drawn by exactly one
/// glyph, in the order of the text, blanks included; a blank may hang past the end of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Index in the face, never 0.
    pub id: u16,
    /// The character that it stands for.
    pub character: char,
    /// The left end of its advance, from the left edge of the page.
    pub x: Length,
}
