//! A book in the order in which it is read, and its tables of contents.

use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::archive::Archive;
use super::budget::Budget;
use super::compare::{compare, difference};
use super::contents::{self, Entry};
use super::package::{self, Package};
use super::{style, xhtml};
use crate::model::{BlockKind, Document, Place};

/// The identifiers in each content document, by its path.
type Ids = BTreeMap<String, BTreeSet<String>>;

/// Read a book and compare its text and its contents with the document.
pub(super) fn check(
    document: &Document,
    bytes: &[u8],
    budget: &mut Budget,
) -> Result<(), Fault> {
    mimetype(bytes)?;
    let mut archive = Archive::open(bytes)?;
    let package = package::read(&mut archive, budget)?;
    styles(&package, &mut archive, budget)?;
    let nav = package.nav()?.to_owned();
    let navigation = contents::navigation(&nav, &archive.text(&nav, budget)?)?;
    let covers = [package.cover.clone(), navigation.cover];
    let (lines, ids) = text(&package, &covers, &mut archive, budget)?;
    compare(document, &lines).map_err(Fault::Different)?;
    proved(document, &navigation.toc, &ids, &nav)?;
    if let Some(id) = &package.ncx {
        let item = package.items.get(id);
        let path = &item.ok_or_else(|| format!("no item {id:?} for the NCX"))?.path;
        let toc = contents::ncx(path, &archive.text(path, budget)?)?;
        proved(document, &toc, &ids, path)?;
    }
    Ok(())
}

/// Reading systems find the format by these bytes (EPUB 3.3, 4.3.3): the first entry is called
/// `mimetype`, stored, without extra field.
fn mimetype(bytes: &[u8]) -> Result<(), String> {
    let is = |at: usize, what: &[u8]| bytes.get(at..at + what.len()) == Some(what);
    let header = is(0, b"PK\x03\x04") && is(8, &[0, 0]) && is(26, &[8, 0, 0, 0]);
    if header && is(22, &[20, 0, 0, 0]) && is(30, b"mimetypeapplication/epub+zip") {
        return Ok(());
    }
    Err("it does not begin with the entry mimetype as EPUB wants it".to_owned())
}

/// No style sheet makes the reader see another text than the book holds.
fn styles(package: &Package, archive: &mut Archive, budget: &mut Budget) -> Result<(), String> {
    for item in package.items.values().filter(|item| item.media_type == "text/css") {
        if let Some(does) = style::change(&archive.text(&item.path, budget)?) {
            return Err(format!("{} {does}", item.path));
        }
    }
    Ok(())
}

/// The lines of the spine without cover and navigation document, and where links may lead.
fn text(
    package: &Package,
    covers: &[Option<String>],
    archive: &mut Archive,
    budget: &mut Budget,
) -> Result<(Vec<String>, Ids), String> {
    let mut lines = Vec::new();
    let mut ids = Ids::new();
    for id in &package.spine {
        let Some(item) = package.items.get(id) else { continue };
        if item.media_type != "application/xhtml+xml" {
            return Err(format!("{} in the spine is not XHTML", item.path));
        }
        let page = xhtml::read(&item.path, &archive.text(&item.path, budget)?)?;
        let is_cover = page.is_cover() || covers.iter().flatten().any(|c| *c == item.path);
        let is_nav = package.nav()? == item.path;
        if ids.insert(item.path.clone(), page.ids).is_some() {
            return Err(format!("{} stands twice in the spine", item.path));
        }
        if !is_cover && !is_nav {
            lines.extend(page.lines);
        }
    }
    Ok((lines, ids))
}

/// Every heading of the document that shows something stands in the table of contents, in order,
/// and every entry leads somewhere.
fn proved(document: &Document, toc: &[Entry], ids: &Ids, part: &str) -> Result<(), Fault> {
    for entry in toc {
        let target = ids.get(&entry.path);
        let found =
            target.is_some_and(|ids| entry.id.as_ref().is_none_or(|id| ids.contains(id)));
        if !found {
            let Entry { label, path, id } = entry;
            let id = id.as_deref().unwrap_or_default();
            return Err(format!("{part}: {label:?} leads to {path}#{id}, which is not").into());
        }
    }
    let mut rest = toc.iter();
    let mut last = 0;
    for (line, heading) in headings(document) {
        let Some(skipped) = rest.by_ref().position(|entry| entry.label == heading) else {
            let found = toc.get(last).map_or("", |entry| &entry.label);
            return Err(Fault::Different(difference(line, heading, found)));
        };
        last += skipped + 1;
    }
    Ok(())
}

/// The headings of the blocks with their lines, without those of blanks alone: an entry of the
/// contents must have a label (EPUB 3.3, 7.3).
fn headings(document: &Document) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (index, line) in document.lines().enumerate() {
        let Place::Block(at) = line.place else { continue };
        let article = document.articles.get(line.article);
        if let Some(BlockKind::Heading(_, text)) =
            article.and_then(|article| article.blocks.get(at)).map(|block| &block.kind)
            && text.chars().any(is_seen)
        {
            found.push((index, &**text));
        }
    }
    found
}

/// Whether a character takes room or leaves ink.
fn is_seen(c: char) -> bool {
    let unseen = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    !(unseen || c.is_whitespace())
}
