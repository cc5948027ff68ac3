//! Metadata as an XMP packet (ISO 16684-1).

use super::metadata::{LANGUAGE, Metadata, PRODUCER};
use crate::xml::{Attributes, Xml};

const NAMESPACES: Attributes<'static> = &[
    ("rdf:about", ""),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmlns:xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
    ("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("xmlns:pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
    ("xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("xmlns:pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
];

const RESOURCE: Attributes<'static> = &[("rdf:parseType", "Resource")];

/// The packet. `uuid` tells one content from another.
pub(super) fn packet(metadata: &Metadata, uuid: &str) -> Vec<u8> {
    let mut xml = Xml::fragment();
    // A reader finds the packet by these very bytes (ISO 16684-1, 7.3.2).
    xml.instruction("xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"");
    xml.raw_line_feed();
    xml.open("x:xmpmeta", &[("xmlns:x", "adobe:ns:meta/")]);
    xml.open("rdf:RDF", &[("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")]);
    xml.open("rdf:Description", NAMESPACES);
    identify(&mut xml);
    describe(&mut xml, metadata);
    xml.leaf("xmpMM:DocumentID", &[], &format!("uuid:{uuid}"));
    extend(&mut xml);
    for _ in 0..3 {
        xml.close();
    }
    xml.raw_line_feed();
    xml.instruction("xpacket end=\"r\"");
    xml.finish()
}

/// The standards that the file follows.
fn identify(xml: &mut Xml) {
    xml.leaf("pdfaid:part", &[], "2");
    xml.leaf("pdfaid:conformance", &[], "A");
    xml.leaf("pdfuaid:part", &[], "1");
}

fn describe(xml: &mut Xml, metadata: &Metadata) {
    xml.leaf("dc:format", &[], "application/pdf");
    xml.open("dc:title", &[]);
    xml.open("rdf:Alt", &[]);
    xml.leaf("rdf:li", &[("xml:lang", "x-default")], &metadata.title);
    xml.leaf("rdf:li", &[("xml:lang", LANGUAGE)], &metadata.title);
    xml.close();
    xml.close();
    if !metadata.creators.is_empty() {
        list(xml, "dc:creator", "rdf:Seq", metadata.creators.iter().map(String::as_str));
    }
    list(xml, "dc:language", "rdf:Bag", [LANGUAGE]);
    xml.leaf("xmp:CreateDate", &[], &metadata.moment());
    xml.leaf("xmp:ModifyDate", &[], &metadata.moment());
    xml.leaf("xmp:MetadataDate", &[], &metadata.moment());
    xml.leaf("xmp:CreatorTool", &[], PRODUCER);
    xml.leaf("pdf:Producer", &[], PRODUCER);
}

fn list<'a>(
    xml: &mut Xml,
    name: &'static str,
    kind: &'static str,
    items: impl IntoIterator<Item = &'a str>,
) {
    xml.open(name, &[]);
    xml.open(kind, &[]);
    for item in items {
        xml.leaf("rdf:li", &[], item);
    }
    xml.close();
    xml.close();
}

/// The schema of `pdfuaid`, which PDF/A does not know (ISO 19005-2, 6.6.2.3).
fn extend(xml: &mut Xml) {
    xml.open("pdfaExtension:schemas", &[]);
    xml.open("rdf:Bag", &[]);
    xml.open("rdf:li", RESOURCE);
    xml.leaf("pdfaSchema:schema", &[], "PDF/UA identification schema");
    xml.leaf("pdfaSchema:namespaceURI", &[], "http://www.aiim.org/pdfua/ns/id/");
    xml.leaf("pdfaSchema:prefix", &[], "pdfuaid");
    xml.open("pdfaSchema:property", &[]);
    xml.open("rdf:Seq", &[]);
    xml.open("rdf:li", RESOURCE);
    xml.leaf("pdfaProperty:name", &[], "part");
    xml.leaf("pdfaProperty:valueType", &[], "Integer");
    xml.leaf("pdfaProperty:category", &[], "internal");
    xml.leaf("pdfaProperty:description", &[], "Part of ISO 14289 that the file follows");
    for _ in 0..6 {
        xml.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packet_escapes_what_the_title_says_and_names_the_standards() {
        let metadata = Metadata {
            title: "A&B <报告>".to_owned(),
            creators: vec!["张三".to_owned(), "李四".to_owned()],
            date: "2020-01-06".to_owned(),
        };
        let packet = String::from_utf8(packet(&metadata, "0-0")).unwrap();
        assert!(packet.starts_with("<?xpacket begin=\"\u{FEFF}\" id="), "{packet}");
        assert!(packet.ends_with("<?xpacket end=\"r\"?>"), "{packet}");
        assert!(packet.contains("A&amp;B &lt;报告&gt;"), "{packet}");
        assert!(packet.contains("<rdf:li>张三</rdf:li><rdf:li>李四</rdf:li>"), "{packet}");
        assert!(packet.contains("<pdfaid:conformance>A<"), "{packet}");
        assert_eq!(packet.matches("<rdf:li").count(), packet.matches("</rdf:li>").count());
    }
}
