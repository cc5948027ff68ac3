//! The parts of a word-processing document that is a ZIP package.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::archive::Archive;
use super::budget::Budget;
use super::markup::{Markup, Piece, Vocabulary};
use super::opc::{self, Part, Parts};

/// The list of media types (ISO/IEC 29500-2, 10.1.2.2).
const TYPES: &str = "[Content_Types].xml";

/// The lines of the main story, and after them those of notes and comments.
pub(super) fn lines(bytes: &[u8], budget: &mut Budget) -> Result<Vec<String>, String> {
    let mut archive = Archive::open(bytes)?;
    let types = types(&archive.text(TYPES, budget)?)?;
    opc::lines(&mut Package { archive, budget, types })
}

struct Package<'a> {
    archive: Archive<'a>,
    budget: &'a mut Budget,
    /// Media types by part name, which begins with a slash, or by extension.
    types: BTreeMap<String, String>,
}

impl Parts for Package<'_> {
    fn part(&mut self, name: &str) -> Result<Part<'_>, String> {
        let text = Cow::Owned(self.archive.text(name, self.budget)?);
        Ok(Part { text, scope: Vec::new() })
    }

    fn has(&self, name: &str) -> bool {
        self.archive.has(name)
    }

    fn media_type(&mut self, name: &str) -> Result<String, String> {
        let extension = name.rsplit('.').next().unwrap_or_default();
        let own = self.types.get(&format!("/{name}"));
        let found = own.or_else(|| self.types.get(extension)).cloned();
        found.ok_or_else(|| format!("{TYPES} gives {name} no type"))
    }
}

fn types(text: &str) -> Result<BTreeMap<String, String>, String> {
    let mut found = BTreeMap::new();
    let mut markup = Markup::new(TYPES, text);
    while let Some(piece) = markup.next()? {
        let Piece::Open(element) = piece else { continue };
        if element.vocabulary == Vocabulary::ContentTypes {
            let key = element.plain("PartName").or(element.plain("Extension"));
            let of = element.plain("ContentType").unwrap_or_default();
            found.extend(key.map(|key| (key.to_owned(), of.to_owned())));
        }
    }
    Ok(found)
}
