//! Parts and relationships of an Open Packaging document (ISO/IEC 29500-2).

use std::borrow::Cow;

use super::markup::{Markup, Piece, Scope, Vocabulary};
use super::package::resolve;
use super::wordprocessing;

/// An XML part, and the prefixes that the XML around it declares.
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    /// Its XML.
    pub(super) text: Cow<'a, str>,
    /// The prefixes; none for a part that is a file.
    pub(super) scope: Scope,
}

/// What holds the parts.
pub(super) trait Parts {
    /// A part by its name, without the slash before it.
    fn part(&mut self, name: &str) -> Result<Part<'_>, String>;
    /// Whether there is such a part.
    fn has(&self, name: &str) -> bool;
    /// The media type of a part.
    fn media_type(&mut self, name: &str) -> Result<String, String>;
}

/// A relationship to another part.
#[derive(Debug)]
struct Relationship {
    /// The last step of its type, such as `styles`.
    kind: String,
    /// The name of the part.
    target: String,
}

/// The media type of a main document (ISO/IEC 29500-1, 11.3.10).
const MAIN: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// The lines of the main story, and after them those of notes and comments.
pub(super) fn lines(parts: &mut impl Parts) -> Result<Vec<String>, String> {
    let root = relationships(parts, "_rels/.rels", "")?;
    let main = root.iter().find(|to| to.kind == "officeDocument");
    let main = &main.ok_or("_rels/.rels names no main document")?.target;
    let media_type = parts.media_type(main)?;
    if media_type != MAIN {
        return Err(format!("{main} is of type {media_type:?}, not a main document"));
    }
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let rels = resolve(main, &format!("/{folder}/_rels/{file}.rels"));
    let related = relationships(parts, &rels, main)?;
    let targets = |kind: &'static str| {
        related.iter().filter(move |to| to.kind == kind).map(|to| to.target.as_str())
    };
    let mut changed = wordprocessing::Changed::default();
    for styles in targets("styles") {
        changed = wordprocessing::styles(styles, &parts.part(styles)?)?;
    }
    let mut lines = wordprocessing::story(main, &parts.part(main)?, &changed)?;
    for notes in ["footnotes", "endnotes", "comments"].into_iter().flat_map(targets) {
        lines.extend(wordprocessing::story(notes, &parts.part(notes)?, &changed)?);
    }
    Ok(lines)
}

/// The relationships to other parts, each of which must be there; none without such a part.
fn relationships(
    parts: &mut impl Parts,
    name: &str,
    source: &str,
) -> Result<Vec<Relationship>, String> {
    let mut found = Vec::new();
    if !parts.has(name) {
        return Ok(found);
    }
    let part = parts.part(name)?;
    let mut markup = Markup::within(name, &part.text, &part.scope);
    while let Some(piece) = markup.next()? {
        let Piece::Open(element) = piece else { continue };
        let inside = element.plain("TargetMode") != Some("External");
        if inside && element.is(Vocabulary::Relationships, "Relationship") {
            let value = |name| element.plain(name).unwrap_or_default();
            let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
            found.push(Relationship { kind, target: resolve(source, value("Target")) });
        }
    }
    drop(markup);
    match found.iter().find(|to| !parts.has(&to.target)) {
        Some(to) => Err(format!("{name} names {}, which is not there", to.target)),
        None => Ok(found),
    }
}
