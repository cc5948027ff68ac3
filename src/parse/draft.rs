//! What the paragraphs of a manuscript are, before the model is made of them.

use std::ops::Range;

use crate::model::HeadKind;

/// An article as indices of paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// The parts of its head, in the order of the source.
    pub(super) head: Vec<(HeadKind, Range<usize>)>,
    /// Its blocks: what each paragraph is.
    pub(super) blocks: Vec<(usize, Role)>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of a depth counted from 1.
    Heading(usize),
    /// Running text whose first so many bytes lead it in.
    Running(usize),
    /// 称谓 or 主送机关.
    Salutation,
    /// 落款.
    Signoff,
    /// 附注.
    Note,
    /// 图注.
    Caption,
    /// A line of a table of contents.
    Toc,
    /// A table.
    Verbatim,
}
