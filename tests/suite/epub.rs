//! The whole book: what its parts look like as text, and what holds for every document.

use std::io::{Cursor, Read};

use wenyin::model::Document;
use wenyin::parse::json;
use wenyin::write::epub::{Settings, write};

/// The parts of the archive by name, in its order.
fn parts(document: &Document) -> Vec<(String, String)> {
    let bytes = write(document, &Settings::default()).unwrap().value;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    };
    (0..count).map(part).collect()
}

fn part(document: &Document, name: &str) -> String {
    let mut parts = parts(document).into_iter();
    parts.find(|(found, _)| found == name).map(|(_, content)| content).unwrap()
}

fn report() -> Document {
    let json = r#"{"format":"wenyin","version":1,
      "meta":{"title":"关于防汛工作的报告","creators":["某市水务局","某某"],"date":"2020-07-01"},
      "articles":[
       {"title":"关于防汛工作的\n报告","docno":"某水〔2020〕1号","header":["title","docno"],
        "blocks":[
         {"kind":"salutation","text":"市政府："},
         {"kind":"toc","text":"一、基本情况……1"},
         {"kind":"heading","level":1,"text":"一、基本情况"},
         {"kind":"para","text":"（一）雨情。6月 < 7月 & 8月。","lead":"（一）雨情。"},
         {"kind":"heading","level":4,"text":"1.水  位"},
         {"kind":"verbatim","text":"站名  水位\n甲站  <3.2>"},
         {"kind":"caption","text":"图1 水位"},
         {"kind":"heading","level":1,"text":"二、建议"},
         {"kind":"para","text":"请予批准。"},
         {"kind":"footnote","text":"① 以站网为准。"},
         {"kind":"signoff","text":"某市水务局"},
         {"kind":"signoff","text":"2020年7月1日"},
         {"kind":"note","text":"（此件公开发布）"}]},
       {"label":"附件1","blocks":[{"kind":"para","text":"名单，略。"}]}]}"#;
    json::read(json).unwrap()
}

fn snapshot(name: &str, content: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/epub"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, content));
}

#[test]
fn the_parts_look_as_reviewed() {
    let report = report();
    for (name, path) in [
        ("package", "EPUB/package.opf"),
        ("nav", "EPUB/nav.xhtml"),
        ("ncx", "EPUB/toc.ncx"),
        ("article", "EPUB/text/article-001.xhtml"),
        ("annex", "EPUB/text/article-002.xhtml"),
        ("cover-page", "EPUB/text/cover.xhtml"),
        ("cover", "EPUB/image/cover.svg"),
        ("style", "EPUB/style/book.css"),
    ] {
        snapshot(name, &part(&report, path));
    }
}

#[test]
fn the_kind_of_archive_comes_first_and_can_be_read_by_offset() {
    let bytes = write(&report(), &Settings::default()).unwrap().value;
    assert_eq!(bytes.get(30..58), Some(b"mimetypeapplication/epub+zip".as_slice()));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let once = write(&report(), &Settings::default()).unwrap();
    assert_eq!(once, write(&report(), &Settings::default()).unwrap());
}

#[test]
fn every_line_is_an_element_with_nothing_added() {
    let report = report();
    let mut found = Vec::new();
    for (name, content) in parts(&report) {
        if name.contains("article-") {
            found.extend(lines(&content));
        }
    }
    assert_eq!(found.join("\n"), report.text());
}

/// The lines of a page, read without anything of ours.
fn lines(page: &str) -> Vec<String> {
    let (_, body) = page.split_once("<body").unwrap();
    let (mut lines, mut line) = (Vec::new(), None::<String>);
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        match tag.split(' ').next().unwrap() {
            "p" | "pre" | "h1" | "h2" | "h3" => line = Some(String::new()),
            "/p" | "/pre" | "/h1" | "/h2" | "/h3" => lines.extend(line.take()),
            "br/" => line.as_mut().unwrap().push('\n'),
            _ => {}
        }
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        match &mut line {
            Some(line) => line.push_str(&text),
            None => assert_eq!(text.trim(), ""),
        }
    }
    lines
}

#[test]
fn headings_jump_over_no_rank_whatever_the_levels() {
    let levels = [3, 1, 6, 2, 4, 5, 6, 1, 5];
    let blocks: Vec<_> = levels
        .iter()
        .map(|level| format!(r#"{{"kind":"heading","level":{level},"text":"题"}}"#))
        .collect();
    for (title, first) in [(r#""title":"甲","#, 1), ("", 0)] {
        let json = format!(r#"{{"articles":[{{{title}"blocks":[{}]}}]}}"#, blocks.join(","));
        let page = part(&json::read(&json).unwrap(), "EPUB/text/article-001.xhtml");
        let mut last = 0;
        for rank in page.match_indices("<h").filter_map(|(at, _)| page[at + 2..].chars().next())
        {
            let Some(rank) = rank.to_digit(10) else { continue };
            assert!(rank <= last + 1, "{page}");
            last = rank;
        }
        assert_eq!(last, first + 2);
    }
}

#[test]
fn a_long_article_is_cut_at_its_headings_and_loses_nothing() {
    let text = "雨".repeat(30_000);
    let one = format!(
        r#"{{"kind":"heading","level":1,"text":"章"}},{{"kind":"para","text":"{text}"}}"#
    );
    let blocks = vec![one; 9].join(",");
    let json = format!(r#"{{"articles":[{{"title":"书","blocks":[{blocks}]}}]}}"#);
    let document = json::read(&json).unwrap();
    let pages: Vec<_> =
        parts(&document).into_iter().filter(|(name, _)| name.contains("article-")).collect();
    let names: Vec<_> = pages.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "EPUB/text/article-001.xhtml",
            "EPUB/text/article-001-02.xhtml",
            "EPUB/text/article-001-03.xhtml"
        ]
    );
    assert!(pages.iter().skip(1).all(|(_, page)| page.contains("<section>\n<section>\n<h2")));
    let found: Vec<_> = pages.iter().flat_map(|(_, page)| lines(page)).collect();
    assert_eq!(found.join("\n"), document.text());
    assert!(part(&document, "EPUB/nav.xhtml").contains("text/article-001-02.xhtml#h4"));
}

#[test]
fn a_document_without_anything_is_a_book_with_a_cover() {
    let document = Document::default();
    assert!(
        part(&document, "EPUB/nav.xhtml").contains("<a href=\"text/cover.xhtml\">封面</a>")
    );
    assert!(part(&document, "EPUB/package.opf").contains("<dc:title>无题</dc:title>"));
}

#[test]
fn a_heading_of_blanks_is_proved_although_the_contents_cannot_name_it() {
    let blanks = r#"{"articles":[{"blocks":[{"kind":"heading","level":1,"text":"　"},
        {"kind":"heading","level":2,"text":"\u200b"},
        {"kind":"heading","level":2,"text":"一、总则"}]}]}"#;
    let document = wenyin::parse::json::read(blanks).unwrap();
    let book = write(&document, &Settings::default()).unwrap().value;
    wenyin::verify::verify(&document, wenyin::Format::Epub, &book).unwrap();
}
