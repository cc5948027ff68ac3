//! The text of a story in WordprocessingML: its paragraphs, line by line
//! (ISO/IEC 29500-1, 17.2 and 17.3).

use std::collections::BTreeMap;

use super::markup::{Element, Markup, Piece, Vocabulary, is_blank};
use super::opc::Part;

/// Styles that hide text or put a number before it, with what they do.
pub(super) type Changed = BTreeMap<String, &'static str>;

/// Which styles hide text or number it, by themselves or by a style on which they are based.
pub(super) fn styles(name: &str, part: &Part) -> Result<Changed, String> {
    let mut changed = Changed::new();
    let mut based: Vec<(String, String)> = Vec::new();
    let mut style = String::new();
    let mut markup = Markup::within(name, &part.text, &part.scope);
    while let Some(piece) = markup.next()? {
        let Piece::Open(element) = piece else { continue };
        if element.vocabulary != Vocabulary::Word {
            continue;
        }
        match element.name() {
            "style" => word(&element, "styleId").clone_into(&mut style),
            "basedOn" => based.push((style.clone(), word(&element, "val").to_owned())),
            _ => {
                let change = changes(&element);
                changed.extend(change.map(|change| (style.clone(), change)));
            }
        }
    }
    // A chain of styles is at most as long as there are styles.
    for _ in 0..based.len().min(64) {
        for (style, base) in &based {
            if let Some(change) = changed.get(base).copied() {
                changed.entry(style.clone()).or_insert(change);
            }
        }
    }
    Ok(changed)
}

/// The lines of a story.
pub(super) fn story(name: &str, part: &Part, changed: &Changed) -> Result<Vec<String>, String> {
    let mut markup = Markup::within(name, &part.text, &part.scope);
    let mut reading = Reading { changed, lines: vec![], paragraphs: vec![], open: vec![] };
    while let Some(piece) = markup.next()? {
        let done = match piece {
            Piece::Open(element) => reading.open(&element),
            Piece::Close => reading.close(),
            Piece::Text(text) => reading.text(&text),
        };
        done.map_err(|reason| markup.fault(reason))?;
    }
    Ok(reading.lines)
}

/// An attribute of WordprocessingML.
fn word<'a>(element: &'a Element, name: &str) -> &'a str {
    element.attribute(Vocabulary::Word, name).unwrap_or_default()
}

/// What a property does to text, if it makes the reader see another text than the file holds.
fn changes(property: &Element) -> Option<&'static str> {
    let value = word(property, "val");
    let is_on = !matches!(value, "0" | "false" | "off");
    match property.name() {
        "vanish" | "specVanish" if is_on => Some("hides text"),
        "caps" if is_on => Some("shows capitals"),
        "numId" if is_on => Some("numbers paragraphs by itself"),
        _ => None,
    }
}

/// The state of a story that is being read.
struct Reading<'a> {
    changed: &'a Changed,
    lines: Vec<String>,
    /// The lines of each open paragraph; there are several where a text box stands in one.
    paragraphs: Vec<Vec<String>>,
    open: Vec<Open>,
}

/// An open element.
struct Open {
    kind: Kind,
    /// Whether white space at the ends of a text is kept.
    preserves: bool,
    /// The text, if the element holds text.
    text: String,
}

/// What the reader must know about an element that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `w:p`.
    Paragraph,
    /// `w:r`.
    Run,
    /// `w:t`, and texts of other vocabularies.
    Text,
    /// `w:instrText`: what a field is, not what it says.
    Instruction,
    /// Another element of WordprocessingML.
    Other,
    /// An element of another vocabulary.
    Foreign,
}

impl Reading<'_> {
    fn open(&mut self, element: &Element) -> Result<(), String> {
        let parent = self.open.last();
        let in_run = parent.is_some_and(|open| open.kind == Kind::Run);
        let inherited = parent.is_some_and(|open| open.preserves);
        let space = element.attribute(Vocabulary::Xml, "space");
        let preserves = space.map_or(inherited, |space| space == "preserve");
        let kind = if element.vocabulary == Vocabulary::Word {
            self.refuse(element)?;
            if in_run {
                self.character(element)?;
            }
            kind(element.name())
        } else if element.name() == "t" {
            Kind::Text
        } else {
            Kind::Foreign
        };
        if kind == Kind::Paragraph {
            self.paragraphs.push(Vec::new());
        }
        self.open.push(Open { kind, preserves, text: String::new() });
        Ok(())
    }

    /// What makes the reader see another text than the file holds.
    fn refuse(&self, element: &Element) -> Result<(), String> {
        let name = element.name();
        let style = || self.changed.get(word(element, "val"));
        let reason = match name {
            "del" | "moveFrom" | "delText" => Some("is deleted text"),
            "sym" => Some("names a glyph instead of a character"),
            "altChunk" | "subDoc" => Some("brings in another document"),
            "ptab" | "pgNum" | "dayShort" | "dayLong" | "monthShort" | "monthLong"
            | "yearShort" | "yearLong" => Some("makes text of its own"),
            "pStyle" | "rStyle" | "tblStyle" => style().copied(),
            _ => changes(element),
        };
        reason
            .map_or(Ok(()), |reason| Err(format!("w:{name} {} {reason}", word(element, "val"))))
    }

    /// The characters that elements stand for (17.3.3).
    fn character(&mut self, element: &Element) -> Result<(), String> {
        match element.name() {
            "tab" => self.push("\t"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "softHyphen" => self.push("\u{AD}"),
            // The other types of break end a page or a column.
            "br" if matches!(word(element, "type"), "" | "textWrapping") => self.end_line(),
            "cr" => self.end_line(),
            _ => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        match open.kind {
            Kind::Text => open.text.push_str(text),
            Kind::Instruction | Kind::Foreign => {}
            Kind::Paragraph | Kind::Run | Kind::Other => {
                if !text.chars().all(is_blank) {
                    return Err("text stands outside of w:t".to_owned());
                }
            }
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let Some(closed) = self.open.pop() else { return Ok(()) };
        match closed.kind {
            Kind::Paragraph => {
                self.lines.extend(self.paragraphs.pop().unwrap_or_default());
                Ok(())
            }
            // Word drops white space at the ends unless it is told to keep it.
            Kind::Text if !closed.preserves => self.push(closed.text.trim_matches(is_blank)),
            Kind::Text => self.push(&closed.text),
            Kind::Run | Kind::Instruction | Kind::Other | Kind::Foreign => Ok(()),
        }
    }

    fn push(&mut self, text: &str) -> Result<(), String> {
        let paragraph = self.paragraphs.last_mut().ok_or("text stands outside of w:p")?;
        if text.is_empty() {
            return Ok(());
        }
        match paragraph.last_mut() {
            Some(line) => line.push_str(text),
            None => paragraph.push(text.to_owned()),
        }
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), String> {
        let paragraph = self.paragraphs.last_mut().ok_or("a break stands outside of w:p")?;
        if paragraph.is_empty() {
            paragraph.push(String::new());
        }
        paragraph.push(String::new());
        Ok(())
    }
}

fn kind(name: &str) -> Kind {
    match name {
        "p" => Kind::Paragraph,
        "r" => Kind::Run,
        "t" => Kind::Text,
        "instrText" => Kind::Instruction,
        _ => Kind::Other,
    }
}
