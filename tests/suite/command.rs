//! The command line: arguments, exit codes, what is printed where, what is on the disk after.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attribute;

use crate::office::Office;

const NOTICE: &str = "关于召开会议的通知\n\n各单位：\n\n　　定于1月6日召开会议，请参加。\n\n办公室\n2020年1月3日\n";

fn notice() -> Office {
    Office::with(&[("a.txt", NOTICE.as_bytes())])
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[test]
fn help_and_version_go_to_standard_output() {
    let office = Office::with(&[]);
    for words in [&["--help"][..], &["-h"], &["convert", "--help"], &["--version"]] {
        let said = office.wenyin(words).ended(0);
        assert!(said.err.is_empty(), "{}", said.err);
        assert!(!said.out.is_empty(), "{words:?}");
    }
    let version = String::from_utf8(office.wenyin(&["--version"]).out).unwrap();
    assert_eq!(version.trim(), concat!("wenyin ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_command_line_without_sense_ends_with_2_and_writes_nothing() {
    let lines: [&[&str]; 9] = [
        &[],
        &["print", "a.txt"],
        &["convert", "a.txt", "--colour"],
        &["convert", "a.txt", "-t", "doc"],
        &["convert", "a.txt", "--punctuation", "half"],
        &["convert", "a.txt", "-o", "a.epub"],
        &["convert", "a.txt", "-o", "-"],
        &["convert", "a.txt", "a.txt", "-t", "epub", "-o", "b.epub"],
        &["convert", "a.txt", "--font-dir", "nowhere"],
    ];
    for words in lines {
        let office = notice();
        let said = office.wenyin(words);
        assert_eq!(said.code, Some(2), "{words:?}: {}", said.err);
        assert!(said.out.is_empty(), "{words:?} prints on standard output");
        assert!(!said.err.is_empty(), "{words:?} does not say why");
        assert_eq!(office.names(), ["a.txt"], "{words:?}");
    }
}

#[test]
fn an_unknown_format_is_refused_with_the_names_of_the_known_ones() {
    let said = notice().wenyin(&["convert", "a.txt", "-t", "doc"]).ended(2);
    said.names(&["doc", "epub", "docx", "wordml", "pdf", "gb18030", "json"]);
}

#[test]
fn a_manuscript_becomes_five_files_named_after_it() {
    let office = notice();
    let said = office.wenyin(&["convert", "a.txt", "-o", "out"]).ended(0);
    assert!(said.out.is_empty(), "results are files, so standard output stays empty");
    let made =
        ["a.txt", "out/a.docx", "out/a.epub", "out/a.gb18030.txt", "out/a.pdf", "out/a.xml"];
    assert_eq!(office.names(), made);
    assert!(office.file("out/a.pdf").starts_with(b"%PDF-"));
    assert!(office.file("out/a.epub").starts_with(b"PK\x03\x04"));
    said.names(&["a.txt", "out/a.pdf"]);
}

#[test]
fn the_folder_is_output_if_nobody_says_another() {
    let office = notice();
    office.wenyin(&["convert", "a.txt", "-t", "gb18030"]).ended(0);
    assert_eq!(office.names(), ["a.txt", "output/a.gb18030.txt"]);
}

#[test]
fn a_folder_is_converted_with_the_folders_in_it() {
    let text = NOTICE.as_bytes();
    let office = Office::with(&[("in/b.txt", text), ("in/c/d.txt", text), ("in/e.md", text)]);
    office.wenyin(&["convert", "in", "-t", "json", "-o", "out"]).ended(0);
    assert_eq!(office.names()[3..], ["out/b.json", "out/c/d.json"]);
}

#[test]
fn quiet_says_nothing() {
    let office = notice();
    let said = office.wenyin(&["convert", "a.txt", "--quiet", "-t", "epub,json"]).ended(0);
    assert!(said.err.is_empty() && said.out.is_empty(), "{}", said.err);
    assert_eq!(office.names(), ["a.txt", "output/a.epub", "output/a.json"]);
}

#[test]
fn one_input_and_one_format_go_to_a_file_of_any_name() {
    let office = notice();
    office.wenyin(&["convert", "a.txt", "-t", "epub", "-o", "通知.epub"]).ended(0);
    assert_eq!(office.names(), ["a.txt", "通知.epub"]);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let office = Office::with(&[]);
    let words = ["convert", "-", "-t", "gb18030", "-o", "-"];
    let said = office.wenyin_with(&words, NOTICE.as_bytes()).ended(0);
    let text = encoding_rs::GB18030.decode(&said.out).0.into_owned();
    assert!(text.starts_with("关于召开会议的通知\n各单位：\n"), "{text}");
    assert_eq!(office.names(), [""; 0]);
    let said = office.wenyin_with(&["convert", "-", "-t", "epub"], NOTICE.as_bytes()).ended(0);
    assert!(said.out.starts_with(b"PK\x03\x04"));
}

#[test]
fn two_inputs_of_one_name_are_refused_before_anything_is_written() {
    let office = Office::with(&[("x/a.txt", b"a"), ("y/a.txt", b"b")]);
    let said = office.wenyin(&["convert", "x/a.txt", "y/a.txt", "-t", "json", "-o", "out"]);
    said.ended(2).names(&["x/a.txt", "y/a.txt", "out/a.json"]);
    assert_eq!(office.names(), ["x/a.txt", "y/a.txt"]);
}

#[test]
fn an_output_that_is_also_an_input_is_refused() {
    let office = Office::with(&[("a.txt", NOTICE.as_bytes()), ("a.gb18030.txt", b"old")]);
    let words = ["convert", "a.txt", "a.gb18030.txt", "-t", "gb18030", "-o", "."];
    office.wenyin(&words).ended(2).names(&["a.gb18030.txt"]);
    assert_eq!(office.file("a.gb18030.txt"), b"old");
    let same = ["convert", "a.txt", "-t", "gb18030", "-o", "./a.txt"];
    office.wenyin(&same).ended(2).names(&["a.txt"]);
    assert_eq!(office.file("a.txt"), NOTICE.as_bytes());
    assert_eq!(office.names(), ["a.gb18030.txt", "a.txt"]);
}

#[test]
fn bytes_that_are_no_text_are_named_by_line_column_offset_and_value() {
    // 关于 in UTF-8, a line feed, 通 in UTF-8, then a byte that begins nothing in any encoding.
    let mut bytes = "关于\n通".as_bytes().to_vec();
    bytes.extend(b"\xFF\xFF\xFF!");
    let office = Office::with(&[("bad.txt", &bytes), ("good.txt", NOTICE.as_bytes())]);
    let said = office.wenyin(&["convert", "bad.txt", "good.txt", "-t", "gb18030"]).ended(1);
    said.names(&["bad.txt:2:2", "line 2, column 2", "byte 10", "FF"]);
    assert_eq!(office.names(), ["bad.txt", "good.txt", "output/good.gb18030.txt"]);
}

#[test]
fn a_missing_file_stops_no_other() {
    let office = notice();
    let said = office.wenyin(&["convert", "nothing.txt", "a.txt", "-t", "json"]).ended(1);
    said.names(&["nothing.txt"]);
    assert_eq!(office.names(), ["a.txt", "output/a.json"]);
}

#[test]
fn a_missing_glyph_stops_only_the_pdf() {
    let text = "通知\n\n　　请王\u{30EDD}参加。\n".as_bytes();
    let office = Office::with(&[("a.txt", text)]);
    let said = office.wenyin(&["convert", "a.txt"]).ended(1);
    said.names(&["a.txt", "pdf", "U+30EDD", "a.txt:3:5"]);
    let made = ["output/a.docx", "output/a.epub", "output/a.gb18030.txt", "output/a.xml"];
    assert_eq!(office.names()[1..], made);
}

#[test]
fn a_character_that_gb18030_would_change_stops_only_that_output() {
    let text = "通知\n\n　　请王\u{E5E5}参加。\n".as_bytes();
    let office = Office::with(&[("a.txt", text)]);
    let said = office.wenyin(&["convert", "a.txt", "-t", "gb18030,epub"]).ended(1);
    said.names(&["gb18030", "U+E5E5", "a.txt:3:5"]);
    assert_eq!(office.names(), ["a.txt", "output/a.epub"]);
}

#[test]
fn outputs_are_replaced_and_nothing_half_written_is_left() {
    let office = notice();
    office.wenyin(&["convert", "a.txt", "-o", "out"]).ended(0);
    let (names, first) = (office.names(), office.file("out/a.pdf"));
    let other = Office::with(&[("a.txt", NOTICE.as_bytes()), ("out/a.pdf", b"an old file")]);
    other.wenyin(&["convert", "a.txt", "-o", "out"]).ended(0);
    assert_eq!(other.names(), names);
    assert!(other.file("out/a.pdf") == first, "the same manuscript makes the same bytes");
}

#[test]
fn a_target_that_cannot_be_replaced_is_left_as_it_was() {
    let office = Office::with(&[("a.txt", NOTICE.as_bytes()), ("out/a.epub/inside", b"x")]);
    let said = office.wenyin(&["convert", "a.txt", "-t", "epub,docx", "-o", "out"]).ended(1);
    said.names(&["out/a.epub"]);
    assert_eq!(office.names(), ["a.txt", "out/a.docx", "out/a.epub/inside"]);
}

#[test]
fn a_manuscript_in_gb18030_reads_as_in_utf_8() {
    let office = notice();
    let other = Office::with(&[("a.txt", &gb18030(NOTICE))]);
    for office in [&office, &other] {
        office.wenyin(&["convert", "a.txt", "-t", "epub,gb18030"]).ended(0);
    }
    for name in ["output/a.gb18030.txt", "output/a.epub"] {
        assert!(office.file(name) == other.file(name), "{name}");
    }
}

#[test]
fn json_goes_out_and_in_again_and_makes_the_same_files() {
    let office = notice();
    office.wenyin(&["convert", "a.txt", "-o", "one"]).ended(0);
    office.wenyin(&["convert", "a.txt", "-t", "json", "-o", "model"]).ended(0);
    let formats = "epub,docx,wordml,pdf,gb18030,json";
    office.wenyin(&["convert", "model/a.json", "-t", formats, "-o", "two"]).ended(0);
    for name in ["a.epub", "a.docx", "a.xml", "a.pdf", "a.gb18030.txt"] {
        let (one, two) =
            (office.file(&format!("one/{name}")), office.file(&format!("two/{name}")));
        assert!(one == two, "{name}");
    }
    assert_eq!(office.file("model/a.json"), office.file("two/a.json"));
}

#[test]
fn json_that_is_no_document_is_refused() {
    let office = Office::with(&[("a.json", b"{\"articles\": 3}")]);
    office.wenyin(&["convert", "a.json", "-t", "epub"]).ended(1).names(&["a.json", "line 1"]);
    assert_eq!(office.names(), ["a.json"]);
}

#[test]
fn punctuation_is_widened_unless_it_is_to_be_kept() {
    let office = Office::with(&[("a.txt", "通知\n\n请按时参加,谢谢!\n".as_bytes())]);
    let text = |words: &[&str]| {
        let out =
            office.wenyin(&[&["convert", "a.txt", "-t", "gb18030", "-o", "-"], words].concat());
        encoding_rs::GB18030.decode(&out.ended(0).out).0.into_owned()
    };
    assert!(text(&[]).contains("请按时参加，谢谢！"));
    assert!(text(&["--punctuation", "keep"]).contains("请按时参加,谢谢!"));
}

#[test]
fn no_verify_makes_the_same_bytes() {
    let office = notice();
    office.wenyin(&["convert", "a.txt", "-o", "one"]).ended(0);
    office.wenyin(&["convert", "a.txt", "-o", "two", "--no-verify"]).ended(0);
    for name in ["a.epub", "a.docx", "a.xml", "a.pdf", "a.gb18030.txt"] {
        assert!(office.file(&format!("one/{name}")) == office.file(&format!("two/{name}")));
    }
}

#[test]
fn an_empty_manuscript_is_said_and_not_fatal() {
    for text in ["", "\u{FEFF}", "\n\n  \n"] {
        let office = Office::with(&[("a.txt", text.as_bytes())]);
        office.wenyin(&["convert", "a.txt"]).ended(0).names(&["empty-manuscript"]);
        assert_eq!(office.names().len(), 6);
    }
}

/// The events of an XML part, attributes sorted, so that two ways of writing it compare equal.
fn events(xml: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                let said = |a: Attribute<'_>| format!("{}='{}'", a.key.as_ref(), &*a.value);
                let mut attributes: Vec<String> =
                    tag.attributes().map(|a| said(a.unwrap())).collect();
                attributes.sort();
                found.push(format!("<{name} {}", attributes.join(" ")));
            }
            Event::End(tag) => found.push(format!("/{:?}", tag.name())),
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
            Event::Text(text) if text.trim().is_empty() => {}
            Event::Text(text) => found.push(text.to_string()),
            Event::CData(text) => found.push(text.to_string()),
            Event::GeneralRef(name) => found.push(format!("&{};", &*name)),
            Event::Empty(tag) => found.push(format!("{tag:?}")),
        }
    }
}

/// The events of each `pkg:part` of a Flat OPC file, by its name.
fn flat_parts(xml: &[u8]) -> Vec<(String, Vec<String>)> {
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    for event in events(xml) {
        if event.starts_with("<pkg:part ") {
            let name = event.split("pkg:name='/").nth(1).unwrap().split('\'').next().unwrap();
            parts.push((name.to_owned(), Vec::new()));
        } else if !event.contains("pkg:")
            && let Some((_, inside)) = parts.last_mut()
        {
            inside.push(event);
        }
    }
    parts
}

#[test]
fn flat_opc_holds_the_parts_of_the_package() {
    let office = notice();
    office.wenyin(&["convert", "a.txt", "-t", "docx,wordml"]).ended(0);
    let mut package = zip::ZipArchive::new(Cursor::new(office.file("output/a.docx"))).unwrap();
    let mut packed = Vec::new();
    for at in 0..package.len() {
        let mut entry = package.by_index(at).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        let name = entry.name().unwrap().into_owned();
        if name != "[Content_Types].xml" {
            packed.push((name, events(&content)));
        }
    }
    let mut flat = flat_parts(&office.file("output/a.xml"));
    packed.sort();
    flat.sort();
    let names = |parts: &[(String, Vec<String>)]| -> Vec<String> {
        parts.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&flat), names(&packed));
    for ((name, one), (_, other)) in flat.iter().zip(&packed) {
        let differ = one.iter().zip(other).find(|(a, b)| a != b);
        assert!(one == other, "{name}: {differ:?}");
    }
}
