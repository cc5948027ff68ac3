//! The tables of contents of an EPUB: navigation document and NCX.

use super::markup::{Element, Markup, Piece, Vocabulary};
use super::package::{resolve, without_fragment};

/// An entry of a table of contents.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it says.
    pub(super) label: String,
    /// The part to which it leads.
    pub(super) path: String,
    /// The identifier in that part, if it names one.
    pub(super) id: Option<String>,
}

impl Entry {
    fn to(base: &str, reference: &str) -> Self {
        let path = resolve(base, without_fragment(reference));
        let id = reference.split_once('#').map(|(_, id)| id.to_owned());
        Self { label: String::new(), path, id }
    }
}

/// What a navigation document says.
#[derive(Debug, Default)]
pub(super) struct Navigation {
    /// The table of contents.
    pub(super) toc: Vec<Entry>,
    /// The path of the part that the landmarks call the cover.
    pub(super) cover: Option<String>,
}

/// Read a navigation document (EPUB 3.3, 7).
pub(super) fn navigation(part: &str, text: &str) -> Result<Navigation, String> {
    let mut markup = Markup::new(part, text);
    let mut found = Navigation::default();
    let mut nav = String::new();
    // For each open element, whether it is a link of the table of contents.
    let mut open: Vec<bool> = Vec::new();
    while let Some(piece) = markup.next()? {
        match piece {
            Piece::Open(element) => open.push(found.open(&element, &mut nav, part)),
            Piece::Close => {
                open.pop();
            }
            Piece::Text(text) if open.contains(&true) => {
                found.toc.iter_mut().last().into_iter().for_each(|e| e.label.push_str(&text));
            }
            Piece::Text(_) => {}
        }
    }
    Ok(found)
}

impl Navigation {
    /// Note an element; whether it is a link of the table of contents.
    fn open(&mut self, element: &Element, nav: &mut String, part: &str) -> bool {
        let kind = element.attribute(Vocabulary::Ops, "type").unwrap_or_default();
        if element.is(Vocabulary::Xhtml, "nav") {
            kind.clone_into(nav);
        }
        let is_link = element.is(Vocabulary::Xhtml, "a");
        let entry = Entry::to(part, element.plain("href").unwrap_or_default());
        if is_link && nav == "landmarks" && kind == "cover" {
            self.cover = Some(entry.path);
        } else if is_link && nav == "toc" {
            self.toc.push(entry);
            return true;
        }
        false
    }
}

/// Read an NCX (OPF 2.0.1, 2.4.1).
pub(super) fn ncx(part: &str, text: &str) -> Result<Vec<Entry>, String> {
    let mut markup = Markup::new(part, text);
    let mut found: Vec<Entry> = Vec::new();
    let mut label = String::new();
    let mut open: Vec<String> = Vec::new();
    while let Some(piece) = markup.next()? {
        match piece {
            Piece::Open(element) => {
                if element.name() == "navLabel" {
                    label.clear();
                }
                if element.name() == "content" && open.iter().any(|name| name == "navPoint") {
                    let entry = Entry::to(part, element.plain("src").unwrap_or_default());
                    found.push(Entry { label: std::mem::take(&mut label), ..entry });
                }
                open.push(element.name().to_owned());
            }
            Piece::Close => {
                open.pop();
            }
            Piece::Text(text) if open.last().is_some_and(|name| name == "text") => {
                label.push_str(&text);
            }
            Piece::Text(_) => {}
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(label: &str, path: &str, id: Option<&str>) -> Entry {
        Entry { label: label.to_owned(), path: path.to_owned(), id: id.map(str::to_owned) }
    }

    #[test]
    fn the_contents_are_read_without_landmarks_and_page_list() {
        let text = "<html xmlns='http://www.w3.org/1999/xhtml' \
            xmlns:epub='http://www.idpf.org/2007/ops'><body>\
            <nav epub:type='toc'><h1>目录</h1><ol><li><a href='c.xhtml'>报<b>告</b></a><ol>\
            <li><a href='c.xhtml#s1'>一、&amp;</a></li></ol></li></ol></nav>\
            <nav epub:type='landmarks'><a epub:type='cover' href='cover.xhtml'>封面</a></nav>\
            <nav epub:type='page-list'><a href='c.xhtml#p1'>1</a></nav></body></html>";
        let found = navigation("x/nav.xhtml", text).unwrap();
        let toc = [entry("报告", "x/c.xhtml", None), entry("一、&", "x/c.xhtml", Some("s1"))];
        assert_eq!(found.toc, toc);
        assert_eq!(found.cover.as_deref(), Some("x/cover.xhtml"));
    }

    #[test]
    fn the_ncx_is_read_without_its_title() {
        let text = "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><docTitle><text>书</text>\
            </docTitle><navMap><navPoint><navLabel><text>报告</text></navLabel>\
            <content src='c.xhtml'/><navPoint><navLabel><text>一</text></navLabel>\
            <content src='c.xhtml#s1'/></navPoint></navPoint></navMap></ncx>";
        let toc = [entry("报告", "c.xhtml", None), entry("一", "c.xhtml", Some("s1"))];
        assert_eq!(ncx("toc.ncx", text), Ok(Vec::from(toc)));
    }
}
