//! The parts of a word-processing document in one XML file (Flat OPC).

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::markup::{self, Element, Markup, Piece, Scope, Vocabulary};
use super::opc::{self, Part, Parts};

/// The lines of the main story, and after them those of notes and comments.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<String>, String> {
    let text = markup::utf8(bytes.to_vec(), "the file")?;
    opc::lines(&mut read(&text)?)
}

/// The parts by their names.
#[derive(Default)]
struct Package<'a> {
    parts: BTreeMap<String, Entry<'a>>,
}

struct Entry<'a> {
    media_type: String,
    /// What stands in `pkg:xmlData`; a part may be binary.
    xml: Option<(&'a str, Scope)>,
}

impl Parts for Package<'_> {
    fn part(&mut self, name: &str) -> Result<Part<'_>, String> {
        let entry = self.parts.get(name).ok_or_else(|| format!("no part /{name}"))?;
        let xml = entry.xml.as_ref().ok_or_else(|| format!("/{name} is not XML"))?;
        Ok(Part { text: Cow::Borrowed(xml.0), scope: xml.1.clone() })
    }

    fn has(&self, name: &str) -> bool {
        self.parts.contains_key(name)
    }

    fn media_type(&mut self, name: &str) -> Result<String, String> {
        let entry = self.parts.get(name).ok_or_else(|| format!("no part /{name}"))?;
        Ok(entry.media_type.clone())
    }
}

fn read(text: &str) -> Result<Package<'_>, String> {
    let mut markup = Markup::new("the file", text);
    let mut package = Package::default();
    let mut name = String::new();
    let mut data: Option<(usize, Scope)> = None;
    // Whether each open element is pkg:xmlData.
    let mut open: Vec<bool> = Vec::new();
    while let Some(piece) = markup.next()? {
        match piece {
            Piece::Open(element) => {
                let here = element.vocabulary == Vocabulary::FlatOpc;
                if open.is_empty() && !element.is(Vocabulary::FlatOpc, "package") {
                    return Err(markup.fault("its root is not pkg:package"));
                }
                if here && element.name() == "part" {
                    name = package.add(&element).map_err(|e| markup.fault(e))?;
                }
                let begins = here && element.name() == "xmlData";
                if begins {
                    data = Some((markup.place().end, markup.scope().to_vec()));
                }
                open.push(begins);
            }
            Piece::Close if open.pop() == Some(true) => {
                let (start, scope) = data.take().unwrap_or_default();
                let xml = text.get(start..markup.place().start).unwrap_or_default();
                if let Some(entry) = package.parts.get_mut(&name) {
                    entry.xml = Some((xml, scope));
                }
            }
            Piece::Close | Piece::Text(_) => {}
        }
    }
    Ok(package)
}

impl Package<'_> {
    /// Note a part, and give its name back without the slash.
    fn add(&mut self, element: &Element) -> Result<String, String> {
        let value = |name| element.attribute(Vocabulary::FlatOpc, name).unwrap_or_default();
        let name = value("name").trim_start_matches('/').to_owned();
        let entry = Entry { media_type: value("contentType").to_owned(), xml: None };
        match self.parts.insert(name.clone(), entry) {
            Some(_) => Err(format!("two parts are called /{name}")),
            None => Ok(name),
        }
    }
}
