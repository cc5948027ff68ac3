//! The document: text in its structure, free of everything that belongs to one output format.
//!
//! - [`document`]: documents, articles and blocks
//! - [`text`]: a line of text that every format can hold
//! - [`ledger`]: every change that normalising made
//! - [`place`]: places in the source
//! - [`lines`]: from byte offsets to lines and columns

pub mod document;
pub mod ledger;
pub mod lines;
pub mod place;
pub mod text;

pub use document::{
    Article, Block, BlockKind, Date, Document, HeadKind, HeadLine, Level, Line, Meta, Place,
};
pub use ledger::{Edit, EditKind, Ledger, LedgerMismatch};
pub use lines::LineIndex;
pub use place::{Position, Span};
pub use text::{ForbiddenCharacter, Text};
