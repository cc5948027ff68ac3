//! word/document.xml: the text.

use super::annex::{self, Before};
use super::measures::{CHARACTER_SPACE, FOOTER, HEADER, LINE, MARGINS, PAPER};
use super::number;
use super::package::{EVEN_FOOTER, ODD_FOOTER};
use super::paragraph::{Content, Dress, Paragraph, Sides, Start};
use super::part::{Part, R, W};
use super::signoff;
use super::table::{self, Keep, Space};
use super::title;
use crate::model::{Article, Block, BlockKind, Document, HeadKind, HeadLine, Text};
use crate::phrase;
use crate::xml::Xml;

/// The text on its page.
pub(super) fn part(document: &Document) -> Part {
    let mut xml = Xml::new();
    xml.open("w:document", &[W, R]);
    xml.open("w:body", &[]);
    let mut start = Start::Here;
    for article in &document.articles {
        let paragraphs = paragraphs(article, start);
        for paragraph in &paragraphs {
            paragraph.write(&mut xml);
        }
        if !paragraphs.is_empty() {
            start = Start::NewPage;
        }
    }
    section(&mut xml);
    let content_type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    Part::new("/word/document.xml", content_type, xml)
}

/// The paragraphs of an article, the first of them where the article starts.
fn paragraphs(article: &Article, start: Start) -> Vec<Paragraph<'_>> {
    let mut paragraphs: Vec<_> = article.head.iter().filter_map(head).collect();
    if let Some(last) = paragraphs.last_mut() {
        last.after = Some(last.after.unwrap_or(0) + LINE);
    }
    for group in article.blocks.chunk_by(|a, b| sign(a).is_some() && sign(b).is_some()) {
        blocks(group, &mut paragraphs);
    }
    if let Some(first) = paragraphs.first_mut() {
        first.start = start;
    }
    share_blanks(&mut paragraphs);
    paragraphs
}

/// The line left free below one paragraph and the one above the next are the same line. Word
/// processors do not agree on that.
fn share_blanks(paragraphs: &mut [Paragraph<'_>]) {
    let mut free = false;
    for paragraph in paragraphs {
        let (above, below) = match table::space(paragraph.style) {
            Space::LineBefore | Space::LineBeforeGroup => (true, false),
            Space::Lines => (true, true),
            Space::LineAfter => (false, true),
            Space::Inherited | Space::Title | Space::Natural => (false, false),
        };
        if free && above {
            paragraph.before = Some(0);
        }
        free = below || paragraph.after.is_some_and(|after| after >= LINE);
    }
}

fn head(line: &HeadLine) -> Option<Paragraph<'_>> {
    let style = match line.kind {
        HeadKind::Label => "AnnexLabel",
        HeadKind::Title => "Title",
        HeadKind::Subtitle => "Subtitle",
        HeadKind::DocumentNumber => "DocumentNumber",
        HeadKind::DateLine => "DateLine",
        HeadKind::Byline => "Byline",
        HeadKind::Source => "Source",
    };
    let lines = line.lines.iter().map(Text::as_str);
    let mut paragraph = Paragraph::new(style, Content::Lines(&line.lines));
    match line.kind {
        HeadKind::Label => {}
        HeadKind::Title => {
            let broken = title::broken(lines, title::TITLE);
            let (before, after) = title::spaces(broken.lines);
            (paragraph.before, paragraph.after) = (Some(before), Some(after));
            paragraph.sides = broken.side.map_or(Sides::Styled, Sides::Both);
        }
        HeadKind::Subtitle
        | HeadKind::DocumentNumber
        | HeadKind::DateLine
        | HeadKind::Byline
        | HeadKind::Source => {
            let broken = title::broken(lines, title::TEXT);
            paragraph.sides = broken.side.map_or(Sides::Styled, Sides::Both);
        }
    }
    (!line.lines.is_empty()).then_some(paragraph)
}

/// One block, or the lines of a 落款, whose places depend on one another.
fn blocks<'a>(group: &'a [Block], paragraphs: &mut Vec<Paragraph<'a>>) {
    let lines: Vec<&Text> = group.iter().filter_map(sign).collect();
    let texts: Vec<&str> = lines.iter().map(|line| line.as_str()).collect();
    // A page with nothing but a 落款 would be one without text (7.3.5.5).
    if let (false, Some(last)) = (lines.is_empty(), paragraphs.last_mut()) {
        last.keep = Keep::WithNext;
    }
    let mut first = true;
    for (line, place) in lines.iter().zip(signoff::place(&texts)) {
        let styled = place.right == signoff::TWO;
        let sides = if styled { Sides::Styled } else { Sides::Right(place.right) };
        let paragraph = Paragraph::new(place.style, Content::Line(line));
        let before = (!first && place.style == "SignOff").then_some(0);
        paragraphs.push(Paragraph { before, sides, ..paragraph });
        first = false;
    }
    if lines.is_empty() {
        for block in group {
            single(&block.kind, paragraphs);
        }
    }
}

/// The line of a 落款, if the block is one.
fn sign(block: &Block) -> Option<&Text> {
    if let BlockKind::Signoff(text) = &block.kind { Some(text) } else { None }
}

fn single<'a>(kind: &'a BlockKind, paragraphs: &mut Vec<Paragraph<'a>>) {
    let (style, content) = match kind {
        BlockKind::Heading(level, text) => {
            let (style, face) = number::heading(*level, text);
            paragraphs.push(heading(style, face, text));
            return;
        }
        BlockKind::Paragraph { lead: Some(lead), text } => ("BodyText", led(lead, text)),
        BlockKind::Paragraph { lead: None, text } => {
            let listed = paragraphs.last().is_some_and(|last| last.style == "AnnexList");
            let before = if listed { Before::Annex } else { Before::Text };
            if let Some(paragraph) = annex::paragraph(text, before) {
                paragraphs.push(paragraph);
                return;
            }
            ("BodyText", Content::Line(text))
        }
        BlockKind::Salutation(text) => ("Addressee", Content::Line(text)),
        BlockKind::Signoff(text) => ("SignOff", Content::Line(text)),
        BlockKind::Note(text) => ("Remark", Content::Line(text)),
        BlockKind::Caption(text) => ("Caption", Content::Line(text)),
        BlockKind::Toc(text) => ("TOC1", Content::Line(text)),
        BlockKind::Footnote(text) => ("FootnoteText", Content::Line(text)),
        BlockKind::Verbatim(lines) => return verbatim(lines, paragraphs),
    };
    paragraphs.push(Paragraph::new(style, content));
}

/// A space after the number of a heading or of an article is as wide as a character.
const SPACE: Dress = Dress::Wide(235);

fn heading<'a>(
    style: &'static str,
    face: Option<&'static str>,
    text: &'a Text,
) -> Paragraph<'a> {
    let dress = face.map_or(Dress::Plain, Dress::Style);
    let (label, rest) = text.split_at(phrase::label(text));
    let content = if let (false, Some(name)) = (label.is_empty(), rest.strip_prefix(' ')) {
        Content::Parts(vec![(dress, label), (SPACE, " "), (dress, name)])
    } else if dress == Dress::Plain {
        Content::Line(text)
    } else {
        Content::Parts(vec![(dress, text)])
    };
    let mut paragraph = Paragraph::new(style, content);
    if style.starts_with("Chapter") {
        let broken = title::broken(std::iter::once(text.as_str()), title::TEXT);
        paragraph.sides = broken.side.map_or(Sides::Styled, Sides::Both);
    }
    paragraph
}

/// A paragraph that something opens and labels.
fn led<'a>(lead: &'a Text, text: &'a Text) -> Content<'a> {
    let dress = Dress::Style(number::lead(lead));
    let mut parts = vec![(dress, lead.as_str())];
    match text.strip_prefix(' ') {
        Some(rest) if phrase::label(lead) == lead.len() => {
            parts.extend([(SPACE, " "), (Dress::Plain, rest)]);
        }
        Some(_) | None => parts.push((Dress::Plain, text)),
    }
    Content::Parts(parts)
}

/// A paragraph for each line, so that a page can end anywhere in a long table.
fn verbatim<'a>(lines: &'a [Text], paragraphs: &mut Vec<Paragraph<'a>>) {
    let style = if is_verse(lines) { "Verse" } else { "Verbatim" };
    paragraphs.extend(lines.iter().map(|line| Paragraph::new(style, Content::Line(line))));
}

/// Lines no longer than those of a 律诗 or a 词, each of which ends in a mark.
fn is_verse(lines: &[Text]) -> bool {
    lines.iter().all(|line| {
        let marks = ['，', '。', '！', '？', '；', '、', '：', '”', ','];
        line.ends_with(marks) && !line.contains('\t') && line.chars().nth(20).is_none()
    })
}

/// The page of GB/T 9704-2012, 5.1, in the order of the schema (`CT_SectPr`).
fn section(xml: &mut Xml) {
    xml.open("w:sectPr", &[]);
    for (pages, id) in [("default", ODD_FOOTER), ("even", EVEN_FOOTER)] {
        xml.empty("w:footerReference", &[("w:type", pages), ("r:id", id)]);
    }
    xml.empty("w:pgSz", &[("w:w", PAPER.0), ("w:h", PAPER.1)]);
    let mut margins = MARGINS.to_vec();
    margins.extend([("w:header", HEADER), ("w:footer", FOOTER), ("w:gutter", "0")]);
    xml.empty("w:pgMar", &margins);
    xml.empty("w:pgNumType", &[("w:start", "1")]);
    xml.empty("w:cols", &[("w:space", "425")]);
    let line = LINE.to_string();
    xml.empty(
        "w:docGrid",
        &[
            ("w:type", "linesAndChars"),
            ("w:linePitch", &line),
            ("w:charSpace", CHARACTER_SPACE),
        ],
    );
    xml.close();
}
