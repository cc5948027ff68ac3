//! Whole files, written here by hand, and every way in which they could lie.

use super::*;

/// A file of objects from number 1 on, the first the catalog, with a classic table.
fn file(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = vec!["0000000000 65535 f \n".to_owned()];
    for (at, object) in objects.iter().enumerate() {
        table.push(format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let end = format!(
        "xref\n0 {size}\n{}trailer\n<</Size {size} /Root 1 0 R>>\n\
        startxref\n{start}\n%%EOF\n",
        table.concat()
    );
    file.extend(end.bytes());
    file
}

fn stream(content: &str) -> String {
    format!("<</Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// Codes 1 to 9 are 一 to 九 in a made-up order of code points.
const UNICODE: &str = "1 begincodespacerange <0000> <FFFF> endcodespacerange 5 beginbfchar \
    <0001> <7532> <0002> <4E59> <0003> <4E19> <0004> <4E01> <0005> <D842DFB7> endbfchar";

/// Page 1 says 甲乙 and 丙, page 2 丁, which belongs to the same paragraph as 丙.
const FIRST: &str = "BT /F 16 Tf /P <</MCID 0>> BDC [<0001> -20 <0002>] TJ EMC \
    /P <</MCID 1>> BDC <0003> Tj EMC ET /Artifact BMC BT /F 14 Tf <0005> Tj ET EMC";
const SECOND: &str = "/P <</MCID 0>> BDC BT /F 16 Tf <0004> Tj ET EMC";

fn objects() -> Vec<String> {
    [
        "<</Type/Catalog /Pages 2 0 R /StructTreeRoot 3 0 R>>",
        "<</Type/Pages /Count 2 /Kids [4 0 R 5 0 R] /Resources <</Font <</F 8 0 R>>>>>>",
        "<</Type/StructTreeRoot /K 11 0 R /RoleMap <</Body/P>>>>",
        "<</Type/Page /Parent 2 0 R /Contents 6 0 R>>",
        "<</Type/Page /Parent 2 0 R /Contents [7 0 R]>>",
        &stream(FIRST),
        &stream(SECOND),
        "<</Type/Font /Subtype/Type0 /BaseFont/A /Encoding/Identity-H /ToUnicode 9 0 R \
        /DescendantFonts [10 0 R]>>",
        &stream(UNICODE),
        "<</Type/Font /Subtype/CIDFontType2 /CIDToGIDMap/Identity>>",
        "<</S/Document /K [12 0 R 13 0 R]>>",
        "<</S/H1 /P 11 0 R /Pg 4 0 R /K 0>>",
        "<</S/Body /P 11 0 R /Pg 4 0 R /K [1 <</Type/MCR /Pg 5 0 R /MCID 0>>]>>",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn read(objects: &[String]) -> Result<Vec<String>, String> {
    lines(&file(objects), &mut Budget::bytes(1 << 20))
}

/// The file with the object of a number changed.
fn changed(number: usize, from: &str, to: &str) -> Result<Vec<String>, String> {
    let mut objects = objects();
    assert!(objects[number - 1].contains(from), "{from}");
    // The length of a stream changes with its content.
    let old = objects[number - 1].replace(from, to);
    let content =
        old.split_once("\nstream\n").and_then(|(_, rest)| rest.split_once("\nendstr"));
    objects[number - 1] = content.map_or(old.clone(), |(content, _)| stream(content));
    read(&objects)
}

#[test]
fn the_text_comes_in_the_order_of_the_structure() {
    assert_eq!(read(&objects()).unwrap(), ["甲乙", "丙丁"]);
    assert_eq!(changed(11, "12 0 R 13 0 R", "13 0 R 12 0 R").unwrap(), ["丙丁", "甲乙"]);
}

#[test]
fn inline_elements_are_part_of_a_line() {
    let mut all = objects();
    all[12] = "<</S/P /Pg 4 0 R /K [<</S/Span /K 1>> <</S/Span /Pg 5 0 R /K 0>>]>>".to_owned();
    assert_eq!(read(&all).unwrap(), ["甲乙", "丙丁"]);
    all[12] = all[12].replace("Span", "P");
    assert_eq!(read(&all).unwrap(), ["甲乙", "丙", "丁"]);
}

#[test]
fn actual_text_stands_for_content() {
    let span = "/Span <</ActualText <FEFF4E00>>> BDC <0002> Tj EMC";
    let inner = FIRST.replace("[<0001> -20 <0002>] TJ", &format!("<0001> Tj {span} <0003> Tj"));
    assert_eq!(changed(6, FIRST, &inner).unwrap(), ["甲一丙", "丙丁"]);
    assert_eq!(changed(12, "/K 0", "/K 0 /ActualText <FEFF4E00>").unwrap(), ["一", "丙丁"]);
}

#[test]
fn text_that_is_changed_lost_or_swapped_shows() {
    let first = |from: &str, to: &str| changed(6, from, to).unwrap();
    assert_eq!(first("<0002>", "<0003>"), ["甲丙", "丙丁"]);
    assert_eq!(first("-20 <0002>", ""), ["甲", "丙丁"]);
    assert_eq!(first("/P <</MCID 1>>", "/Artifact <</MCID 1>>"), ["甲乙", "丁"]);
    assert_eq!(changed(11, "[12 0 R 13 0 R]", "13 0 R").unwrap_err(), NOBODY);
    assert_eq!(changed(9, "7532", "7533").unwrap(), ["申乙", "丙丁"]);
}

const NOBODY: &str = "page 1: no structure element owns MCID 0, \"甲乙\"";

#[test]
fn what_cannot_be_proved_is_refused() {
    for (number, from, to, reason) in [
        (6, "/P <</MCID 1>> BDC", "/P BMC", "page 1: content, byte 74: text that is neither"),
        (6, "<0003> Tj", "<0009> Tj", "font A: the code 0009 has no text"),
        (6, "<0003> Tj", "<0000> Tj", "font A: the code 0000 draws glyph 0"),
        (6, "<0005> Tj", "<0000> Tj", "font A: the code 0000 draws glyph 0"),
        (6, "<0003> Tj", "<000300> Tj", "half a code"),
        (6, "<0003> Tj", "3 Tr <0003> Tj", "text that nobody sees"),
        (6, "/MCID 1", "/MCID 0", "two sequences have the MCID 0"),
        (6, " ET EMC", " ET", "a marked-content sequence does not end"),
        (6, "BT /F", "EMC BT /F", "an EMC without its beginning"),
        (6, "/P <</MCID 1>>", "/OC <</MCID 1>>", "optional content"),
        (8, "/ToUnicode 9 0 R", "", "font A: the code 0001 has no text"),
        (8, "Identity-H", "UniGB-UCS2-H", "its codes are neither Identity nor its own"),
        (11, "13 0 R", "13 0 R 12 0 R", "the structure holds object 12 twice"),
        (13, "[1 ", "[1 0 ", "has no MCID 0, or two structure elements own it"),
        (13, "/Pg 4 0 R", "", "the structure names content without its page"),
        (1, "/StructTreeRoot 3 0 R", "", "it has no structure tree"),
        (2, "5 0 R]", "5 0 R 2 0 R]", "the page tree holds object 2 twice"),
        (12, "/K 0", "/K [0 11 0 R]", "the structure holds object 12 twice"),
    ] {
        let wrong = changed(number, from, to).unwrap_err();
        assert!(wrong.contains(reason), "{from} to {to}: {wrong}");
    }
}

#[test]
fn forms_draw_text() {
    let mut all = objects();
    all[4] = all[4].replace("/Contents", "/Resources <</XObject <</X 14 0 R>>>> /Contents");
    let form = "/Type/XObject /Subtype/Form /Resources <</Font <</F 8 0 R>>>> /Length";
    let draw = |content: &str| stream(content).replace("/Length", form);
    // Its text belongs to the sequence around it, or the form has sequences of its own.
    all[6] = stream("/P <</MCID 0>> BDC /X Do EMC");
    all.push(draw("BT /F 16 Tf (\\000\\004) Tj ET"));
    assert_eq!(read(&all).unwrap(), ["甲乙", "丙丁"]);
    all[6] = stream("/X Do");
    all[13] = draw(SECOND);
    all[12] = all[12].replace("/MCID 0", "/Stm 14 0 R /MCID 0");
    assert_eq!(read(&all).unwrap(), ["甲乙", "丙丁"]);
    // A form that draws itself.
    all[13] = all[13].replace("/Font", "/XObject <</X 14 0 R>> /Font").replace("EMC", "/X Do");
    assert!(read(&all).is_err());
}

#[test]
fn no_bytes_make_it_panic() {
    let whole = file(&objects());
    let read = |bytes: &[u8]| lines(bytes, &mut Budget::bytes(1 << 20));
    for at in 0..whole.len() {
        assert!(read(&whole[..at]).is_err() || at + 8 > whole.len());
        for byte in [0, b'9', b'>', b'[', 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            let _ = read(&bytes);
        }
    }
}
