//! Packages, written here by hand, and every way in which they could lie.

use super::archive::tests::packed;
use super::*;
use crate::model::{Article, Block, BlockKind, HeadKind, HeadLine, Level, Span, Text};

/// The parts of a package.
type Parts = Vec<(&'static str, String)>;

fn text(line: &str) -> Text {
    Text::new(line).unwrap()
}

/// A title of two lines, a heading, a paragraph with an edge of white space, and a table.
fn document() -> Document {
    let span = Span::default();
    let lines = vec![text("报"), text("告")];
    let head = vec![HeadLine { kind: HeadKind::Title, lines, span }];
    let kinds = [
        BlockKind::Heading(Level::TOP, text("一、总则")),
        BlockKind::Paragraph { lead: Some(text("第一条 ")), text: text("甲&乙 ") },
        BlockKind::Heading(Level::TOP, text("二、附则")),
        BlockKind::Verbatim(vec![text("丙\t丁"), text("𠮷")]),
    ];
    let blocks = kinds.map(|kind| Block { kind, span }).to_vec();
    Document { articles: vec![Article { head, blocks }], ..Document::default() }
}

/// The parts with one place of one part changed.
fn changed(mut parts: Parts, name: &str, from: &str, to: &str) -> Parts {
    let part = parts.iter_mut().find(|(own, _)| *own == name).unwrap();
    assert!(part.1.contains(from), "{name} has no {from}");
    part.1 = part.1.replacen(from, to, 1);
    parts
}

fn zipped(parts: &Parts) -> Vec<u8> {
    packed(&parts.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
}

/// What is wrong, in the words that a person reads.
fn fault(format: Format, bytes: &[u8]) -> String {
    verify(&document(), format, bytes).map_or_else(|e| e.to_string(), |()| "nothing".to_owned())
}

const OPF: &str = "<package xmlns='http://www.idpf.org/2007/opf'><manifest>
    <item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>
    <item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>
    <item id='css' href='s.css' media-type='text/css'/>
    <item id='cover' href='cover.xhtml' media-type='application/xhtml+xml'/>
    <item id='c1' href='c1.xhtml' media-type='application/xhtml+xml'/>
    <item id='c2' href='c2.xhtml' media-type='application/xhtml+xml'/></manifest>
    <spine toc='ncx'><itemref idref='cover'/><itemref idref='nav'/>
    <itemref idref='c1'/><itemref idref='c2'/></spine></package>";
const FIRST: &str = "<section><h1>报<br/>告</h1><h2 id='h1'>一、总则</h2>
    <p><b>第一条 </b>甲&amp;乙 </p></section>";
const SECOND: &str = "<h2 id='h2'>二、附则</h2><pre>丙\t丁\n𠮷</pre>";

fn epub() -> Parts {
    let page = |body: &str| {
        format!(
            "<html xmlns='http://www.w3.org/1999/xhtml' \
            xmlns:epub='http://www.idpf.org/2007/ops'><head><title>content:x</title></head>{body}</html>"
        )
    };
    let container = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>\
        <rootfiles><rootfile full-path='E/p.opf'/></rootfiles></container>";
    let nav = "<body><nav epub:type='toc'><ol><li><a href='c1.xhtml'>报告</a></li>\
        <li><a href='c1.xhtml#h1'>一、总则</a></li>\
        <li><a href='c2.xhtml#h2'>二、附则</a></li></ol></nav></body>";
    let point = |label: &str, to: &str| {
        format!(
            "<navPoint><navLabel><text>{label}</text></navLabel><content src='{to}'/></navPoint>"
        )
    };
    let points = point("一、总则", "c1.xhtml#h1") + &point("二、附则", "c2.xhtml#h2");
    let ncx = format!(
        "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap>{points}</navMap></ncx>"
    );
    vec![
        ("mimetype", "application/epub+zip".to_owned()),
        ("META-INF/container.xml", container.to_owned()),
        ("E/p.opf", OPF.to_owned()),
        ("E/nav.xhtml", page(nav)),
        ("E/toc.ncx", ncx),
        ("E/s.css", "p{}".to_owned()),
        ("E/cover.xhtml", page("<body epub:type='cover'><p>封面</p></body>")),
        ("E/c1.xhtml", page(&format!("<body>{FIRST}</body>"))),
        ("E/c2.xhtml", page(&format!("<body>{SECOND}</body>"))),
    ]
}

#[test]
fn a_book_that_says_what_the_document_says_passes() {
    assert_eq!(fault(Format::Epub, &zipped(&epub())), "nothing");
}

#[test]
fn a_book_that_says_something_else_is_caught() {
    const PARAGRAPH: &str = "<p><b>第一条 </b>甲&amp;乙 </p>";
    let two = format!("{PARAGRAPH}{PARAGRAPH}");
    for (name, from, to, reason) in [
        ("E/c1.xhtml", "甲", "申", "line 4 of the document, character 5: expected \"第一条 甲"),
        ("E/c1.xhtml", "乙 ", "乙", "line 4 of the document, character 8"),
        ("E/c1.xhtml", "<br/>", "", "line 1 of the document, character 2"),
        ("E/c1.xhtml", PARAGRAPH, "", "line 4 of the document"),
        ("E/c1.xhtml", PARAGRAPH, &two, "line 5 of the document"),
        ("E/c1.xhtml", "</section>", "</section><aside>注</aside>", "line 5"),
        ("E/c1.xhtml", "<p>", "<p hidden=''>", "<p> hides text"),
        ("E/c1.xhtml", "<body>", "<body epub:type='cover'>", "line 1 of the document"),
        ("E/c2.xhtml", "丙\t丁\n", "丙\t丁", "line 6 of the document, character 4"),
        ("E/c2.xhtml", "</pre>", "\nx</pre>", "line 8 of the document"),
        ("E/p.opf", "<itemref idref='c1'/>", "", "line 1 of the document"),
        ("E/p.opf", "<itemref idref='c2'/>", "<itemref idref='c2' linear='no'/>", "line 5"),
        ("E/nav.xhtml", "一、总则", "一、总责", "line 3 of the document, character 1"),
        ("E/nav.xhtml", "二、附则", "报告", "line 5 of the document"),
        ("E/nav.xhtml", "#h1", "#h9", "\"一、总则\" leads to E/c1.xhtml#h9, which is not"),
        ("E/toc.ncx", "二、附则", "三、附则", "line 5 of the document"),
        ("E/p.opf", "href='c2.xhtml'", "href='c3.xhtml'", "names E/c3.xhtml, which is not"),
        ("E/p.opf", "properties='nav'", "", "exactly one navigation document"),
        ("E/p.opf", "idref='c2'", "idref='c9'", "its spine names \"c9\""),
        ("mimetype", "epub", "ebup", "does not begin with the entry mimetype"),
        ("E/c2.xhtml", "</h2>", "</h3>", "E/c2.xhtml at byte"),
        ("E/c2.xhtml", "<title>", "<style>.a{display:none}</style><title>", "hides text"),
        ("E/s.css", "{}", "{display:none}", "E/s.css hides text"),
    ] {
        let parts = changed(epub(), name, from, to);
        let found = fault(Format::Epub, &zipped(&parts));
        assert!(found.contains(reason), "{from} to {to}: {found}");
    }
    assert!(fault(Format::Epub, &zipped(&swapped())).contains("line 1 of the document"));
}

/// The two chapters in the wrong order.
fn swapped() -> Parts {
    let parts = changed(epub(), "E/p.opf", "idref='c1'", "idref='c0'");
    let parts = changed(parts, "E/p.opf", "idref='c2'", "idref='c1'");
    changed(parts, "E/p.opf", "idref='c0'", "idref='c2'")
}

const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn docx() -> Parts {
    let word = |root: &str, content: &str| {
        let name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        format!("<w:{root} xmlns:w='{name}'>{content}</w:{root}>")
    };
    let rels = |list: &[(&str, &str)]| {
        let one = |(kind, to): &(&str, &str)| {
            format!("<Relationship Id='r{kind}' Type='{REL}/{kind}' Target='{to}'/>")
        };
        let all: String = list.iter().map(one).collect();
        let name = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<Relationships xmlns='{name}'>{all}</Relationships>")
    };
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
        <Default Extension='xml' ContentType='application/xml'/><Override \
        PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument\
        .wordprocessingml.document.main+xml'/></Types>";
    let body = "<w:body><w:p><w:r><w:t>报</w:t><w:br/><w:t>告</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val='a'/><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs>
        </w:pPr><w:r><w:t>一、总则</w:t></w:r></w:p><w:p/>
        <w:p><w:r><w:t xml:space='preserve'>第一条 </w:t></w:r>
        <w:r><w:t xml:space='preserve'>甲&amp;乙 </w:t></w:r></w:p>
        <w:p><w:r><w:br w:type='page'/><w:t>二、附则</w:t></w:r></w:p>
        <w:p><w:r><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r></w:p>
        <w:p><w:r><w:t>𠮷</w:t></w:r></w:p></w:body>";
    let note = "<w:footnote w:id='1'><w:p/></w:footnote>";
    let style = "<w:style w:styleId='b'><w:rPr/></w:style><w:style w:styleId='a'>\
        <w:basedOn w:val='b'/></w:style>";
    vec![
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", rels(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", word("document", body)),
        (
            "word/_rels/document.xml.rels",
            rels(&[("styles", "styles.xml"), ("footnotes", "footnotes.xml")]),
        ),
        ("word/styles.xml", word("styles", style)),
        ("word/footnotes.xml", word("footnotes", note)),
    ]
}

/// The same parts in one file.
fn flat(parts: &Parts) -> Vec<u8> {
    let main =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let one = |(name, xml): &(&str, String)| {
        let of = if *name == "word/document.xml" { main } else { "application/xml" };
        format!(
            "<pkg:part pkg:name='/{name}' pkg:contentType='{of}'><pkg:xmlData>{xml}</pkg:xmlData>\
            </pkg:part>"
        )
    };
    let all: String = parts.iter().skip(1).map(one).collect();
    let name = "http://schemas.microsoft.com/office/2006/xmlPackage";
    format!("<?xml version='1.0'?>\n<pkg:package xmlns:pkg='{name}'>{all}</pkg:package>")
        .into_bytes()
}

#[test]
fn a_word_document_that_says_what_the_document_says_passes() {
    assert_eq!(fault(Format::Docx, &zipped(&docx())), "nothing");
    assert_eq!(fault(Format::Wordml, &flat(&docx())), "nothing");
}

#[test]
fn a_word_document_that_says_something_else_is_caught() {
    const MAIN: &str = "word/document.xml";
    const LAST: &str = "<w:p><w:r><w:t>𠮷</w:t></w:r></w:p>";
    let vanish = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>丙";
    let outside =
        "<w:r><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></w:r>";
    let boxed = format!("<w:p>{outside}<w:r><w:t>𠮷</w:t></w:r></w:p>");
    let note = format!("<w:footnote w:id='1'>{LAST}");
    let missing =
        format!("line 7 of the document, character 1: expected {:?}, found \"\"", "𠮷");
    let two = format!("{LAST}{LAST}");
    for (name, from, to, reason) in [
        (MAIN, "甲", "申", "line 4 of the document, character 5"),
        (MAIN, " xml:space='preserve'", "", "line 4 of the document, character 4"),
        (MAIN, "<w:t>报</w:t><w:br/>", "<w:t>报</w:t>", "line 1 of the document, character 2"),
        (MAIN, "<w:br w:type='page'/>", "<w:br/>", "line 5 of the document, character 1"),
        (MAIN, "<w:tab/>", "", "line 6 of the document, character 2"),
        (MAIN, LAST, "", &missing),
        (MAIN, LAST, &two, "line 8 of the document"),
        (MAIN, LAST, &boxed, "line 7 of the document"),
        ("word/footnotes.xml", "<w:footnote w:id='1'>", &note, "line 8 of the document"),
        (MAIN, "<w:r><w:t>丙", vanish, "w:vanish  hides text"),
        (MAIN, "<w:r><w:t>丙", "<w:del/><w:r><w:t>丙", "w:del  is deleted text"),
        (MAIN, "<w:tab/>", "<w:sym w:char='F0B7'/>", "w:sym  names a glyph"),
        (MAIN, "<w:tabs>", "<w:numPr><w:numId w:val='1'/></w:numPr><w:tabs>", "numbers para"),
        (MAIN, "</w:body>", "x</w:body>", "text stands outside of w:t"),
        (MAIN, "</w:body>", "<w:r><w:t>x</w:t></w:r></w:body>", "text stands outside of w:p"),
        ("word/styles.xml", "<w:rPr/>", "<w:rPr><w:vanish/></w:rPr>", "w:pStyle a hides text"),
        (
            "word/_rels/document.xml.rels",
            "styles.xml",
            "s.xml",
            "names word/s.xml, which is not",
        ),
    ] {
        let parts = changed(docx(), name, from, to);
        for (format, bytes) in [(Format::Docx, zipped(&parts)), (Format::Wordml, flat(&parts))]
        {
            let found = fault(format, &bytes);
            assert!(found.contains(reason), "{format}, {from} to {to}: {found}");
        }
    }
}

#[test]
fn swapped_paragraphs_and_a_wrong_type_are_caught() {
    let parts = changed(docx(), "word/document.xml", "二、附则", "一、总则");
    let parts = changed(parts, "word/document.xml", "一、总则", "二、附则");
    assert!(fault(Format::Docx, &zipped(&parts)).contains("line 3 of the document"));
    let parts = changed(docx(), "[Content_Types].xml", "document.main", "template.main");
    assert!(fault(Format::Docx, &zipped(&parts)).contains("not a main document"));
    let twice = String::from_utf8(flat(&docx())).unwrap();
    let twice = twice.replace("/word/styles.xml", "/word/document.xml");
    assert!(fault(Format::Wordml, twice.as_bytes()).contains("two parts are called"));
}

#[test]
fn no_bytes_make_it_panic() {
    let flat = flat(&docx());
    let zip = zipped(&epub());
    for (format, whole) in [(Format::Wordml, flat), (Format::Epub, zip)] {
        for at in 0..whole.len() {
            assert_ne!(fault(format, &whole[..at]), "nothing");
            let mut bytes = whole.clone();
            bytes[at] ^= 0x15;
            let _ = fault(format, &bytes);
        }
    }
}
