//! The text of a tagged PDF in logical order.
//!
//! - `xref`, `file`, `object`, `lexer`, `filter`: objects by their numbers
//! - `cmap`, `font`: the characters of codes
//! - `content`, `marks`: the text of marked-content sequences
//! - `structure`: those sequences in the order of the structure tree

mod cmap;
mod content;
mod file;
mod filter;
mod font;
mod lexer;
mod marks;
mod object;
mod structure;
#[cfg(test)]
mod tests;
mod xref;

use std::collections::HashSet;

use super::budget::Budget;
use content::Reader;
use file::File;
use object::{Dictionary, Object};

/// The lines of the text: one for each structure element that owns content.
pub(super) fn lines(bytes: &[u8], budget: &mut Budget) -> Result<Vec<String>, String> {
    let index = xref::read(bytes, budget)?;
    let packed = index.unpacked(budget)?;
    let file = File::new(&index, &packed);
    let catalog = file.sub(file.trailer(), b"Root")?;
    let root = file.value(&catalog, b"StructTreeRoot")?.dictionary();
    let root = root.ok_or("it has no structure tree")?;
    let pages = pages(file, catalog.get(b"Pages").cloned().unwrap_or(Object::Null))?;
    let mut reader = Reader::new(file, budget);
    for (at, page) in pages.iter().enumerate() {
        let contents = page.own.get(b"Contents").cloned().unwrap_or(Object::Null);
        let done = reader.page(page.number, contents, page.resources.clone());
        done.map_err(|e| format!("page {}: {e}", at + 1))?;
    }
    let mut marks = reader.marks;
    let lines = structure::lines(file, &root, &mut marks)?;
    if let Some(((owner, id), text)) = marks.left() {
        let start: String = text.chars().take(12).collect();
        let page = pages.iter().position(|page| page.number == owner);
        let place = page.map_or(format!("form {owner}"), |at| format!("page {}", at + 1));
        return Err(format!("{place}: no structure element owns MCID {id}, {start:?}"));
    }
    Ok(lines)
}

/// A page and the resources that it has or inherits.
struct Page<'a> {
    number: u32,
    own: Dictionary<'a>,
    resources: Dictionary<'a>,
}

/// The pages in order (ISO 32000-1, 7.7.3).
fn pages<'a>(file: File<'a>, root: Object<'a>) -> Result<Vec<Page<'a>>, String> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut tasks = vec![(root, Dictionary::default())];
    while let Some((node, inherited)) = tasks.pop() {
        let Object::Reference(number) = node else {
            return Err("the page tree holds what is not a reference".to_owned());
        };
        if !seen.insert(number) {
            return Err(format!("the page tree holds object {number} twice"));
        }
        let own = file.get(number)?.dictionary();
        let own = own.ok_or_else(|| format!("object {number} in the page tree is no page"))?;
        let resources = file.value(&own, b"Resources")?.dictionary().unwrap_or(inherited);
        if own.get(b"Type").and_then(Object::name) == Some(b"Pages") {
            let kids = file.value(&own, b"Kids")?.items().into_iter().rev();
            tasks.extend(kids.map(|kid| (kid, resources.clone())));
        } else {
            found.push(Page { number, own, resources });
        }
    }
    Ok(found)
}

/// A text string (7.9.2.2): UTF-16 with its mark, UTF-8 with its mark (ISO 32000-2), or ASCII,
/// which is all that `PDFDocEncoding` shares with what we read.
fn text_string(bytes: &[u8]) -> Result<String, String> {
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return cmap::utf16(rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8(rest.to_vec()).map_err(|e| e.to_string());
    }
    if bytes.is_ascii() {
        return Ok(bytes.iter().copied().map(char::from).collect());
    }
    Err("an ActualText is neither UTF-16 nor UTF-8 nor ASCII".to_owned())
}
