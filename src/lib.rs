//! Turn a plain-text Chinese manuscript into every form in which it is sent out.
//!
//! ```text
//! bytes → decode → parse → model → layout → write → verify → files
//! ```

pub mod error;
pub mod font;
pub mod format;
pub mod layout;
pub mod model;
pub mod note;
mod pack;
pub mod parse;
pub mod units;
pub mod verify;
pub mod write;
mod xml;

pub use error::Error;
pub use format::Format;
pub use model::Document;
