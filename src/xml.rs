//! The only place that writes a `<`.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesPI, BytesStart, BytesText, Event};

/// An XML document that is being written; it remembers the open tags, so that each is closed.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

/// Attributes in the order in which they are written.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Xml {
    /// A document with its declaration, in UTF-8. Package formats ask for `standalone`.
    pub(crate) fn new() -> Self {
        let mut xml = Self::fragment();
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.raw_line_feed();
        xml
    }

    /// A document without a declaration, such as a packet of metadata.
    pub(crate) fn fragment() -> Self {
        Self { writer: Writer::new(Vec::with_capacity(4096)), open: Vec::new() }
    }

    /// Open an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.put(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Close the element that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.put(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.put(Event::Empty(start(name, attributes)));
    }

    /// An element that holds text.
    pub(crate) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// Text, escaped.
    pub(crate) fn text(&mut self, text: &str) {
        self.put(Event::Text(BytesText::new(text)));
    }

    /// A processing instruction.
    pub(crate) fn instruction(&mut self, content: &str) {
        self.put(Event::PI(BytesPI::new(content)));
    }

    /// A line break for the eye, where white space means nothing.
    pub(crate) fn raw_line_feed(&mut self) {
        self.writer.get_mut().push(b'\n');
    }

    /// A document type, such as `html`.
    pub(crate) fn doctype(&mut self, name: &str) {
        self.put(Event::DocType(BytesText::from_escaped(name)));
        self.raw_line_feed();
    }

    /// Put a finished piece of XML of ours inside.
    pub(crate) fn insert(&mut self, piece: &[u8]) {
        self.writer.get_mut().extend_from_slice(piece);
    }

    /// The bytes, with every open element closed.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.writer.into_inner()
    }

    fn put(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let written = self.writer.write_event(event);
        debug_assert!(written.is_ok());
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped_and_elements_closed() {
        let mut xml = Xml::fragment();
        xml.open("p", &[("title", "a\"<&>\tb")]);
        xml.text("<附件> & \"引\"");
        xml.empty("br", &[]);
        let made = String::from_utf8(xml.finish()).unwrap();
        assert!(made.starts_with("<p title=\"a&quot;&lt;&amp;&gt;"), "{made}");
        assert!(made.contains("&lt;附件&gt; &amp; "), "{made}");
        assert!(made.ends_with("<br/></p>"), "{made}");
    }
}
