//! The drawn cover and the page that shows it. The page has no text of its own: what the picture
//! says is its description.
//!
//! - [`lines`]: where a title may be broken
//! - [`picture`]: the two designs

mod lines;
mod picture;

use super::label::{blank, day};
use super::page;
use super::plan::Plan;

pub(super) use picture::draw as image;

/// How many authors a cover names; a catalogue names them all.
const AUTHORS: usize = 3;

/// The page that shows the cover.
pub(super) fn page(plan: &Plan<'_>) -> Vec<u8> {
    let mut xml = page::start(&plan.title, "../style/book.css");
    xml.open("body", &[("class", "cover"), ("epub:type", "cover")]);
    let words: Vec<_> = std::iter::once(plan.title.clone()).chain(foot(plan)).collect();
    let alt = format!("封面：{}", words.join("，"));
    xml.open("div", &[]);
    xml.empty("img", &[("src", "../image/cover.svg"), ("alt", &alt)]);
    xml.finish()
}

/// Who wrote it, and when: the lines at the foot.
fn foot(plan: &Plan<'_>) -> Vec<String> {
    let meta = &plan.document.meta;
    let names = meta.creators.iter().filter(|name| !blank(name)).map(ToString::to_string);
    names.take(AUTHORS).chain(meta.date.map(day)).collect()
}
