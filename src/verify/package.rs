//! The package document of an EPUB: which parts there are, and in which order they are read.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::budget::Budget;
use super::markup::{Element, Markup, Piece, Vocabulary};

/// What a package document says.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// The resources by their identifiers.
    pub(super) items: BTreeMap<String, Item>,
    /// Identifiers of the resources in reading order, without those outside of it.
    pub(super) spine: Vec<String>,
    /// Path of the part that the guide of EPUB 2 calls the cover.
    pub(super) cover: Option<String>,
    /// Identifier of the NCX, if the spine names one.
    pub(super) ncx: Option<String>,
}

/// A resource in the manifest.
#[derive(Debug)]
pub(super) struct Item {
    /// Its path in the archive.
    pub(super) path: String,
    /// Its media type.
    pub(super) media_type: String,
    /// Its properties, such as `nav`.
    pub(super) properties: String,
}

impl Package {
    /// The path of the navigation document.
    pub(super) fn nav(&self) -> Result<&str, String> {
        let is_nav = |item: &&Item| item.properties.split_whitespace().any(|p| p == "nav");
        let mut found = self.items.values().filter(is_nav);
        match (found.next(), found.next()) {
            (Some(nav), None) => Ok(&nav.path),
            _ => Err("the manifest does not name exactly one navigation document".to_owned()),
        }
    }
}

/// Find and read the package document, and prove that its parts are there.
pub(super) fn read(archive: &mut Archive, budget: &mut Budget) -> Result<Package, String> {
    let path = root(&archive.text("META-INF/container.xml", budget)?)?;
    let text = archive.text(&path, budget)?;
    let mut package = Package::default();
    let mut markup = Markup::new(&path, &text);
    while let Some(piece) = markup.next()? {
        if let Piece::Open(element) = piece
            && element.vocabulary == Vocabulary::Opf
        {
            package.add(&element, &path).map_err(|reason| markup.fault(reason))?;
        }
    }
    for item in package.items.values() {
        if !archive.has(&item.path) {
            return Err(format!("{path} names {}, which is not in the archive", item.path));
        }
    }
    match package.spine.iter().find(|id| !package.items.contains_key(*id)) {
        Some(id) => {
            Err(format!("{path}: its spine names {id:?}, which is not in its manifest"))
        }
        None => Ok(package),
    }
}

/// The path of the package document (EPUB 3.3, 4.2.6.3.1).
fn root(container: &str) -> Result<String, String> {
    let mut markup = Markup::new("META-INF/container.xml", container);
    while let Some(piece) = markup.next()? {
        if let Piece::Open(element) = piece
            && element.is(Vocabulary::Container, "rootfile")
        {
            let path = element.plain("full-path");
            return path.map(str::to_owned).ok_or_else(|| markup.fault("no full-path"));
        }
    }
    Err("META-INF/container.xml names no package document".to_owned())
}

impl Package {
    fn add(&mut self, element: &Element, path: &str) -> Result<(), String> {
        let value = |name| element.plain(name).unwrap_or_default().to_owned();
        match element.name() {
            "item" => {
                let path = resolve(path, &value("href"));
                let (media_type, properties) = (value("media-type"), value("properties"));
                let item = Item { path, media_type, properties };
                if self.items.insert(value("id"), item).is_some() {
                    return Err(format!("two items are called {:?}", value("id")));
                }
            }
            "spine" => self.ncx = element.plain("toc").map(str::to_owned),
            // What is not linear does not come when the reader turns the pages.
            "itemref" if value("linear") != "no" => self.spine.push(value("idref")),
            "reference" if value("type") == "cover" => {
                self.cover = Some(resolve(path, without_fragment(&value("href"))));
            }
            _ => {}
        }
        Ok(())
    }
}

/// The part of a reference before its fragment.
pub(super) fn without_fragment(reference: &str) -> &str {
    reference.split('#').next().unwrap_or_default()
}

/// The path that a relative reference means in the part at `base` (RFC 3986, 5.2).
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let reference = decoded(reference);
    let mut steps: Vec<&str> = base.split('/').collect();
    steps.pop();
    if reference.is_empty() {
        return base.to_owned();
    }
    if reference.starts_with('/') {
        steps.clear();
    }
    for step in reference.split('/').filter(|step| !matches!(*step, "" | ".")) {
        if step == ".." {
            steps.pop();
        } else {
            steps.push(step);
        }
    }
    steps.join("/")
}

/// Percent-encoded bytes resolved.
fn decoded(reference: &str) -> String {
    let mut bytes = Vec::with_capacity(reference.len());
    let mut rest = reference.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let code = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        rest = match code {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                after.get(2..).unwrap_or_default()
            }
            _ => {
                bytes.push(first);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_resolve_against_the_part_they_stand_in() {
        assert_eq!(resolve("OEBPS/package.opf", "text/c%201.xhtml"), "OEBPS/text/c 1.xhtml");
        assert_eq!(resolve("OEBPS/text/c.xhtml", "../nav.xhtml"), "OEBPS/nav.xhtml");
        assert_eq!(resolve("package.opf", "./c.xhtml"), "c.xhtml");
        assert_eq!(resolve("word/document.xml", "/word/footer.xml"), "word/footer.xml");
        assert_eq!(resolve("a/b.xhtml", ""), "a/b.xhtml");
        assert_eq!(decoded("%E6%96%87%"), "文%");
    }
}
