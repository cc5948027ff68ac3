//! Flat OPC: all parts as one XML file.

use super::package::RELATIONSHIPS;
use super::part::Part;
use crate::xml::Xml;

/// Put the parts one after another; there is no list of content types, for each part says its
/// own.
pub(super) fn pack(parts: &[Part]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.instruction("mso-application progid=\"Word.Document\"");
    xml.raw_line_feed();
    let namespace = "http://schemas.microsoft.com/office/2006/xmlPackage";
    xml.open("pkg:package", &[("xmlns:pkg", namespace)]);
    for part in parts {
        put(&mut xml, part);
    }
    xml.finish()
}

fn put(xml: &mut Xml, part: &Part) {
    let mut attributes = vec![("pkg:name", part.name), ("pkg:contentType", part.content_type)];
    if part.content_type == RELATIONSHIPS {
        // Word leaves this much room in the part, so that it can change it in place.
        attributes
            .push(("pkg:padding", if part.name == "/_rels/.rels" { "512" } else { "256" }));
    }
    xml.open("pkg:part", &attributes);
    xml.open("pkg:xmlData", &[]);
    xml.insert(part.element());
    xml.close();
    xml.close();
}
