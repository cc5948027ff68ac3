//! A line of Chinese in, what its form says out.
//!
//! - [`mod@number`]: the number that opens it
//! - [`mod@title`]: where a title may be parted

pub mod number;
pub mod title;

pub use number::{Number, is_numeral, label, number};
pub use title::{lines, parting};
