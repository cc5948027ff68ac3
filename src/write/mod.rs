//! One module for each format: document (and pages) in, bytes out.

pub mod docx;
pub mod epub;
pub mod gb18030;
pub mod json;
pub mod pdf;
