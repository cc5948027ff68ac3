//! The drawn cover and the page that shows it. The page has no text of its own: what the picture
//! says is its description.

use crate::xml::Xml;

use super::label::{blank, day};
use super::page;
use super::plan::Plan;

/// The page that shows the cover.
pub(super) fn page(plan: &Plan<'_>) -> Vec<u8> {
    let mut xml = page::start(&plan.title, "../style/book.css");
    xml.open("body", &[("class", "cover"), ("epub:type", "cover")]);
    let words = std::iter::once(plan.title.clone()).chain(foot(plan)).collect::<Vec<_>>();
    let alt = format!("封面：{}", words.join("，"));
    xml.open("div", &[]);
    xml.empty("img", &[("src", "../image/cover.svg"), ("alt", &alt)]);
    xml.finish()
}

/// The picture: the title over a double red rule, who wrote it and when below.
pub(super) fn image(plan: &Plan<'_>) -> Vec<u8> {
    let mut xml = Xml::new();
    let root = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", "0 0 1200 1600"),
        ("width", "1200"),
        ("height", "1600"),
        ("xml:lang", page::LANGUAGE),
    ];
    xml.open("svg", &root);
    xml.leaf("title", &[], &plan.title);
    let paper = [("width", "1200"), ("height", "1600"), ("fill", "#fbf8f1")];
    xml.empty("rect", &paper);
    xml.finish()
}

/// Who wrote it, and when: the lines at the foot.
fn foot(plan: &Plan<'_>) -> Vec<String> {
    let meta = &plan.document.meta;
    let names = meta.creators.iter().filter(|name| !blank(name)).map(ToString::to_string);
    names.chain(meta.date.map(day)).collect()
}
