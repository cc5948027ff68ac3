//! The document model as JSON, for scripts; `parse::json` reads it in again.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use crate::error::Error;
use crate::format::Format;
use crate::model::{Article, Block, BlockKind, Document, HeadKind, Meta, Span, Text};
use crate::note::Noted;

/// How JSON looks; there is nothing to choose yet.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {}

/// Write the document as one line of JSON and a line feed.
///
/// # Errors
/// Writing to memory does not fail; the library's type leaves room for it.
pub fn write(document: &Document, _settings: &Settings) -> Result<Noted<Vec<u8>>, Error> {
    let refused =
        |e: serde_json::Error| Error::Writing { format: Format::Json, reason: e.to_string() };
    let mut bytes = serde_json::to_vec(&Json(document)).map_err(refused)?;
    bytes.push(b'\n');
    Ok(Noted::quiet(bytes))
}

/// A part of the model in its JSON form (DESIGN.md, “The model”).
struct Json<'a, T>(&'a T);

impl Serialize for Json<'_, Document> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("format", "wenyin")?;
        map.serialize_entry("version", &1)?;
        map.serialize_entry("meta", &Json(&self.0.meta))?;
        map.serialize_entry("articles", &Json(&self.0.articles))?;
        map.end()
    }
}

impl Serialize for Json<'_, Meta> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Meta { title, creators, date } = self.0;
        let mut map = to.serialize_map(None)?;
        if let Some(title) = title {
            map.serialize_entry("title", title.as_str())?;
        }
        if !creators.is_empty() {
            let names: Vec<&str> = creators.iter().map(Text::as_str).collect();
            map.serialize_entry("creators", &names)?;
        }
        if let Some(date) = date {
            map.serialize_entry("date", &date.to_string())?;
        }
        map.end()
    }
}

impl<'a, T> Serialize for Json<'a, Vec<T>>
where
    Json<'a, T>: Serialize,
    T: 'a,
{
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.0.len()))?;
        for item in self.0 {
            list.serialize_element(&Json(item))?;
        }
        list.end()
    }
}

impl Serialize for Json<'_, Article> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for part in &self.0.head {
            map.serialize_entry(head_name(part.kind), &lines(&part.lines))?;
        }
        let names: Vec<_> = self.0.head.iter().map(|part| head_name(part.kind)).collect();
        map.serialize_entry("header", &names)?;
        let spans: Vec<_> = self.0.head.iter().map(|part| pair(part.span)).collect();
        map.serialize_entry("header_spans", &spans)?;
        map.serialize_entry("blocks", &Json(&self.0.blocks))?;
        map.end()
    }
}

impl Serialize for Json<'_, Block> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("kind", kind_name(&self.0.kind))?;
        match &self.0.kind {
            BlockKind::Heading(level, text) => {
                map.serialize_entry("level", &level.depth())?;
                map.serialize_entry("text", text.as_str())?;
            }
            BlockKind::Paragraph { lead: Some(lead), text } => {
                map.serialize_entry("text", &format!("{lead}{text}"))?;
                map.serialize_entry("lead", lead.as_str())?;
            }
            BlockKind::Paragraph { lead: None, text }
            | BlockKind::Salutation(text)
            | BlockKind::Signoff(text)
            | BlockKind::Note(text)
            | BlockKind::Caption(text)
            | BlockKind::Toc(text)
            | BlockKind::Footnote(text) => map.serialize_entry("text", text.as_str())?,
            BlockKind::Verbatim(content) => map.serialize_entry("text", &lines(content))?,
        }
        map.serialize_entry("span", &pair(self.0.span))?;
        map.end()
    }
}

/// Several lines as one string, with a line feed between each two.
fn lines(lines: &[Text]) -> String {
    lines.iter().map(Text::as_str).collect::<Vec<_>>().join("\n")
}

const fn pair(span: Span) -> (usize, usize) {
    (span.start, span.end)
}

const fn head_name(kind: HeadKind) -> &'static str {
    match kind {
        HeadKind::Label => "label",
        HeadKind::Title => "title",
        HeadKind::Subtitle => "subtitle",
        HeadKind::DocumentNumber => "docno",
        HeadKind::DateLine => "dateline",
        HeadKind::Byline => "byline",
        HeadKind::Source => "source",
    }
}

const fn kind_name(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(..) => "heading",
        BlockKind::Paragraph { .. } => "para",
        BlockKind::Salutation(_) => "salutation",
        BlockKind::Signoff(_) => "signoff",
        BlockKind::Note(_) => "note",
        BlockKind::Caption(_) => "caption",
        BlockKind::Toc(_) => "toc",
        BlockKind::Footnote(_) => "footnote",
        BlockKind::Verbatim(_) => "verbatim",
    }
}
