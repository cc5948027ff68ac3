//! What an XML part says: elements, attributes and text, with namespaces resolved.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// How deep elements may stand in one another.
const DEEPEST: usize = 512;

/// The vocabularies that matter to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// No namespace.
    None,
    /// One that we do not know.
    Other,
    /// XHTML.
    Xhtml,
    /// `epub:type` and its kind.
    Ops,
    /// Package documents of EPUB.
    Opf,
    /// Dublin Core.
    Dc,
    /// `META-INF/container.xml`.
    Container,
    /// NCX of EPUB 2.
    Ncx,
    /// WordprocessingML.
    Word,
    /// Relationships of OPC packages.
    Relationships,
    /// Types of parts of OPC packages.
    ContentTypes,
    /// Flat OPC.
    FlatOpc,
    /// `xml:space`, `xml:lang`.
    Xml,
}

const VOCABULARIES: [(&str, Vocabulary); 14] = [
    ("", Vocabulary::None),
    ("http://www.w3.org/1999/xhtml", Vocabulary::Xhtml),
    ("http://www.idpf.org/2007/ops", Vocabulary::Ops),
    ("http://www.idpf.org/2007/opf", Vocabulary::Opf),
    ("http://purl.org/dc/elements/1.1/", Vocabulary::Dc),
    ("urn:oasis:names:tc:opendocument:xmlns:container", Vocabulary::Container),
    ("http://www.daisy.org/z3986/2005/ncx/", Vocabulary::Ncx),
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Vocabulary::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Vocabulary::Word),
    ("http://schemas.openxmlformats.org/package/2006/relationships", Vocabulary::Relationships),
    ("http://schemas.openxmlformats.org/package/2006/content-types", Vocabulary::ContentTypes),
    ("http://schemas.microsoft.com/office/2006/xmlPackage", Vocabulary::FlatOpc),
    ("http://www.w3.org/XML/1998/namespace", Vocabulary::Xml),
    ("http://www.w3.org/2000/xmlns/", Vocabulary::Other),
];

/// A piece of a part.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// The last element that began and has not ended ends.
    Close,
    /// Character data, with references resolved.
    Text(Cow<'a, str>),
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Element<'a> {
    /// The vocabulary of its name.
    pub(super) vocabulary: Vocabulary,
    start: BytesStart<'a>,
    /// Vocabularies and local names of its attributes, with their values.
    attributes: Vec<(Vocabulary, String, String)>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.start.name().local_name().into_inner()
    }

    /// Whether it is this element of this vocabulary.
    pub(super) fn is(&self, vocabulary: Vocabulary, name: &str) -> bool {
        self.vocabulary == vocabulary && self.name() == name
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, vocabulary: Vocabulary, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        let found = all.find(|(space, local, _)| *space == vocabulary && local == name);
        found.map(|(.., value)| value.as_str())
    }

    /// The value of an attribute without namespace.
    pub(super) fn plain(&self, name: &str) -> Option<&str> {
        self.attribute(Vocabulary::None, name)
    }
}

/// Prefixes, what they stand for, and the depth of the element that says so.
pub(super) type Scope = Vec<(usize, String, Vocabulary)>;

/// A part that is being read.
pub(super) struct Markup<'a> {
    part: String,
    reader: Reader<&'a [u8]>,
    scope: Scope,
    depth: usize,
    roots: usize,
    /// Where the present piece begins and ends.
    place: Range<usize>,
}

impl<'a> Markup<'a> {
    /// Begin to read a part, which errors will name.
    pub(super) fn new(part: &str, text: &'a str) -> Self {
        Self::within(part, text, &[])
    }

    /// Begin to read a part that stands within another one, which declared these prefixes.
    pub(super) fn within(
        part: &str,
        text: &'a str,
        around: &[(usize, String, Vocabulary)],
    ) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = true;
        let mut scope = vec![(0, "xml".to_owned(), Vocabulary::Xml)];
        scope.extend(
            around.iter().map(|(_, prefix, vocabulary)| (0, prefix.clone(), *vocabulary)),
        );
        Self { part: part.to_owned(), reader, scope, depth: 0, roots: 0, place: 0..0 }
    }

    /// Where the present piece begins and ends, in bytes.
    pub(super) const fn place(&self) -> &Range<usize> {
        &self.place
    }

    /// The prefixes that are declared here.
    pub(super) fn scope(&self) -> &[(usize, String, Vocabulary)] {
        &self.scope
    }

    /// A failure at the present place.
    pub(super) fn fault(&self, reason: impl std::fmt::Display) -> String {
        format!("{} at byte {}: {reason}", self.part, self.reader.buffer_position())
    }

    /// The next piece; nothing after the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'a>>, String> {
        loop {
            let event = self.reader.read_event().map_err(|e| self.fault(e))?;
            let end = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            self.place = self.place.end..end;
            if matches!(event, Event::Eof) {
                return self.finished();
            }
            if let Some(piece) = self.piece(event)? {
                return Ok(Some(piece));
            }
        }
    }

    /// What an event says, if it says something.
    fn piece(&mut self, event: Event<'a>) -> Result<Option<Piece<'a>>, String> {
        Ok(match event {
            Event::Start(start) | Event::Empty(start) => Some(Piece::Open(self.open(start)?)),
            Event::End(_) => {
                self.scope.retain(|(depth, ..)| *depth < self.depth);
                self.depth = self.depth.saturating_sub(1);
                Some(Piece::Close)
            }
            Event::Text(text) => self.text(text.into_inner())?,
            Event::CData(text) => self.text(text.into_inner())?,
            Event::GeneralRef(name) => {
                let c = self.reference(&name)?;
                self.text(Cow::Owned(c.to_string()))?
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => None,
            Event::Eof => None,
        })
    }

    fn finished(&self) -> Result<Option<Piece<'a>>, String> {
        if self.depth > 0 || self.roots != 1 {
            return Err(self.fault("it ends before its root element does"));
        }
        Ok(None)
    }

    /// Resolve the names of an element and what it declares.
    fn open(&mut self, start: BytesStart<'a>) -> Result<Element<'a>, String> {
        self.roots += usize::from(self.depth == 0);
        self.depth += 1;
        if self.depth > DEEPEST || self.roots > 1 {
            return Err(self.fault("its elements stand too deep or beside the root"));
        }
        let mut named = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|e| self.fault(e))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|e| self.fault(e))?.into_owned();
            match attribute.key.into_inner().split_once(':') {
                None if attribute.key.into_inner() == "xmlns" => self.declare("", &value),
                Some(("xmlns", prefix)) => self.declare(prefix, &value),
                Some((prefix, local)) => {
                    named.push((prefix.to_owned(), local.to_owned(), value));
                }
                None => {
                    named.push((String::new(), attribute.key.into_inner().to_owned(), value));
                }
            }
        }
        let prefix = start.name().prefix().map(|prefix| prefix.into_inner().to_owned());
        let vocabulary = self.vocabulary(&prefix.unwrap_or_default())?;
        let attributes = named.into_iter().map(|(prefix, local, value)| {
            // The default namespace is not for attributes (Namespaces in XML, 6.2).
            let space =
                if prefix.is_empty() { Vocabulary::None } else { self.vocabulary(&prefix)? };
            Ok((space, local, value))
        });
        let attributes = attributes.collect::<Result<_, String>>()?;
        Ok(Element { vocabulary, start, attributes })
    }

    fn declare(&mut self, prefix: &str, name: &str) {
        let found = VOCABULARIES.iter().find(|(known, _)| *known == name);
        let vocabulary = found.map_or(Vocabulary::Other, |(_, vocabulary)| *vocabulary);
        self.scope.push((self.depth, prefix.to_owned(), vocabulary));
    }

    fn vocabulary(&self, prefix: &str) -> Result<Vocabulary, String> {
        let found = self.scope.iter().rev().find(|(_, known, _)| known == prefix);
        match found {
            Some((.., vocabulary)) => Ok(*vocabulary),
            None if prefix.is_empty() => Ok(Vocabulary::None),
            None => Err(self.fault(format!("nothing declares the prefix {prefix:?}"))),
        }
    }

    /// Character data, which may hold only what XML allows (XML 1.0, production 2).
    fn text(&self, text: Cow<'a, str>) -> Result<Option<Piece<'a>>, String> {
        let forbidden = |c: char| {
            matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}')
                || matches!(c, '\u{FFFE}' | '\u{FFFF}')
        };
        if let Some(c) = text.chars().find(|&c| forbidden(c)) {
            let code = u32::from(c);
            return Err(self.fault(format!("XML cannot hold U+{code:04X}")));
        }
        if self.depth > 0 {
            return Ok(Some(Piece::Text(text)));
        }
        match text.trim_matches(is_blank) {
            "" => Ok(None),
            _ => Err(self.fault("text stands outside of the root element")),
        }
    }

    fn reference(&self, name: &BytesRef<'a>) -> Result<char, String> {
        match name.resolve_char_ref() {
            Ok(Some(c)) => return Ok(c),
            Ok(None) => {}
            Err(e) => return Err(self.fault(e)),
        }
        match &**name {
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "amp" => Ok('&'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            other => Err(self.fault(format!("nothing declares the entity {other:?}"))),
        }
    }
}

/// White space in the sense of XML, which the ideographic space is not.
pub(super) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// The text of a part that is in UTF-8, without its byte order mark.
pub(super) fn utf8(bytes: Vec<u8>, part: &str) -> Result<String, String> {
    let mut text = String::from_utf8(bytes).map_err(|e| format!("{part} is not UTF-8: {e}"))?;
    if text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of vocabularies and elements, `/` for their ends, and the text.
    fn read(text: &str) -> Result<String, String> {
        let mut markup = Markup::new("part", text);
        let mut all = String::new();
        while let Some(piece) = markup.next()? {
            match piece {
                Piece::Open(element) => {
                    let name = (element.vocabulary, element.name());
                    all.extend(["<", &format!("{:?}", name.0), " ", name.1, ">"]);
                }
                Piece::Close => all.push('/'),
                Piece::Text(text) => all.push_str(&text),
            }
        }
        Ok(all)
    }

    #[test]
    fn references_and_sections_become_text() {
        let text =
            "<?xml version=\"1.0\"?><a>甲&amp;&#x4E59;<!-- x --><![CDATA[<丙>]]>\n</a>\n";
        assert_eq!(read(text), Ok("<None a>甲&乙<丙>\n/".to_owned()));
    }

    #[test]
    fn a_namespace_holds_within_its_element() {
        let text = "<a xmlns='http://www.w3.org/1999/xhtml'><b xmlns:x='urn:y' xmlns=''><x:c/>\
            </b><d/></a>";
        let names = "<Xhtml a><None b><Other c>//<Xhtml d>//";
        assert_eq!(read(text), Ok(names.to_owned()));
    }

    #[test]
    fn attributes_are_found_by_vocabulary_and_name() {
        let text = "<a xmlns:e='http://www.idpf.org/2007/ops' type='x&#x4E59;' e:type='y'/>";
        let Ok(Some(Piece::Open(a))) = Markup::new("p", text).next() else { panic!() };
        assert_eq!((a.plain("type"), a.plain("kind")), (Some("x乙"), None));
        assert_eq!(a.attribute(Vocabulary::Ops, "type"), Some("y"));
    }

    #[test]
    fn what_is_not_well_formed_is_refused_with_its_place() {
        let deep = "<a>".repeat(9999);
        for wrong in [
            "",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a/>x",
            "<a>\u{1}</a>",
            "<a>&nbsp;</a>",
            "<a>&#xFFFF;</a>",
            "<x:a/>",
            "<a b='1' b='2'/>",
            &deep,
        ] {
            let reason = read(wrong).unwrap_err();
            assert!(reason.starts_with("part at byte "), "{wrong}: {reason}");
        }
    }
}
