//! A part of the package: name, content type, XML.

use crate::xml::Xml;

/// The namespace of `WordprocessingML`.
pub(super) const W: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// The namespace in which a part names its relationships.
pub(super) const R: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

/// A part of the package.
pub(super) struct Part {
    /// Its name within the package, with the leading slash (ISO/IEC 29500-2, 6.2.2).
    pub(super) name: &'static str,
    /// Its content type.
    pub(super) content_type: &'static str,
    /// Its XML, with the declaration on a line of its own.
    pub(super) xml: Vec<u8>,
}

impl Part {
    /// A part from its finished XML.
    pub(super) fn new(name: &'static str, content_type: &'static str, xml: Xml) -> Self {
        Self { name, content_type, xml: xml.finish() }
    }

    /// Its XML without the declaration, to stand inside another document.
    pub(super) fn element(&self) -> &[u8] {
        let line_end = self.xml.iter().position(|&byte| byte == b'\n');
        line_end.and_then(|at| self.xml.get(at + 1..)).unwrap_or(&self.xml)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_of_a_part_has_no_declaration() {
        let mut xml = Xml::new();
        xml.leaf("a", &[], "甲\n乙");
        let part = Part::new("/a.xml", "application/xml", xml);
        assert!(part.xml.starts_with(b"<?xml "));
        assert_eq!(part.element(), "<a>甲\n乙</a>".as_bytes());
    }
}
