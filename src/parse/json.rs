//! The document model as JSON in, document out: the way back from `write::json`.

use serde::Deserialize;

use crate::error::Error;
use crate::model::{
    Article, Block, BlockKind, Date, Document, HeadKind, HeadLine, Level, Meta, Span, Text,
};

/// Read a document from its JSON form.
///
/// # Errors
/// [`Error::NotADocument`] with the place and what is wrong there.
pub fn read(json: &str) -> Result<Document, Error> {
    let raw: RawDocument = serde_json::from_str(json).map_err(|e| wrong(e.to_string()))?;
    if raw.format.as_deref().unwrap_or("wenyin") != "wenyin" {
        return Err(wrong("its \"format\" is not \"wenyin\"".to_owned()));
    }
    if raw.version.unwrap_or(1) != 1 {
        return Err(wrong("its \"version\" is not 1".to_owned()));
    }
    let articles = raw.articles.into_iter().enumerate();
    let articles = articles
        .map(|(at, raw)| article(raw).map_err(|e| wrong(format!("articles[{at}]{e}"))))
        .collect::<Result<Vec<_>, _>>()?;
    let meta = meta(raw.meta).map_err(|e| wrong(format!("meta.{e}")))?;
    Ok(Document { meta, articles })
}

fn wrong(reason: String) -> Error {
    Error::NotADocument { reason }
}

#[derive(Deserialize)]
#[serde(expecting = "an object with the articles of a document")]
struct RawDocument {
    format: Option<String>,
    version: Option<u64>,
    #[serde(default)]
    meta: RawMeta,
    articles: Vec<RawArticle>,
}

#[derive(Deserialize, Default)]
#[serde(expecting = "an object with title, creators and date")]
struct RawMeta {
    title: Option<String>,
    #[serde(default)]
    creators: Vec<String>,
    date: Option<String>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object with the head and the blocks of an article")]
struct RawArticle {
    label: Option<String>,
    title: Option<String>,
    subtitle: Option<String>,
    docno: Option<String>,
    dateline: Option<String>,
    byline: Option<String>,
    source: Option<String>,
    header: Option<Vec<String>>,
    #[serde(default)]
    header_spans: Vec<(usize, usize)>,
    #[serde(default)]
    blocks: Vec<RawBlock>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object with kind and text of a block")]
struct RawBlock {
    kind: String,
    level: Option<usize>,
    text: String,
    lead: Option<String>,
    span: Option<(usize, usize)>,
}

fn meta(raw: RawMeta) -> Result<Meta, String> {
    let title = raw.title.map(|t| text(&t)).transpose().map_err(|e| format!("title: {e}"))?;
    let creators = raw.creators.iter().map(|name| text(name)).collect::<Result<_, _>>();
    let creators = creators.map_err(|e| format!("creators: {e}"))?;
    let date = raw.date.map(|d| date(&d).ok_or_else(|| format!("date: {d:?} is no date")));
    Ok(Meta { title, creators, date: date.transpose()? })
}

/// A date of the form 2020-01-06.
fn date(text: &str) -> Option<Date> {
    if !text.chars().all(|c| c.is_ascii_digit() || c == '-') {
        return None;
    }
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn article(mut raw: RawArticle) -> Result<Article, String> {
    let names = raw.header.take().unwrap_or_else(|| HEAD.map(|(n, _)| n.to_owned()).to_vec());
    let mut head = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let (_, kind) = HEAD
            .into_iter()
            .find(|(known, _)| known == name)
            .ok_or_else(|| format!(".header: no part of a head is called {name:?}"))?;
        let Some(content) = field(&mut raw, kind) else { continue };
        let lines = lines(&content).map_err(|e| format!(".{name}: {e}"))?;
        let (start, end) = raw.header_spans.get(at).copied().unwrap_or_default();
        head.push(HeadLine { kind, lines, span: Span::new(start, end) });
    }
    if let Some((name, _)) = HEAD.into_iter().find(|&(_, kind)| field(&mut raw, kind).is_some())
    {
        return Err(format!(".header: it does not say where {name:?} stands"));
    }
    let blocks = raw.blocks.into_iter().enumerate();
    let blocks = blocks
        .map(|(at, raw)| block(&raw).map_err(|e| format!(".blocks[{at}]: {e}")))
        .collect::<Result<_, _>>()?;
    Ok(Article { head, blocks })
}

/// The parts of a head and their names, in the usual order.
const HEAD: [(&str, HeadKind); 7] = [
    ("label", HeadKind::Label),
    ("title", HeadKind::Title),
    ("subtitle", HeadKind::Subtitle),
    ("docno", HeadKind::DocumentNumber),
    ("dateline", HeadKind::DateLine),
    ("byline", HeadKind::Byline),
    ("source", HeadKind::Source),
];

/// Take the content of a part of the head, so that none is taken twice.
fn field(raw: &mut RawArticle, kind: HeadKind) -> Option<String> {
    match kind {
        HeadKind::Label => raw.label.take(),
        HeadKind::Title => raw.title.take(),
        HeadKind::Subtitle => raw.subtitle.take(),
        HeadKind::DocumentNumber => raw.docno.take(),
        HeadKind::DateLine => raw.dateline.take(),
        HeadKind::Byline => raw.byline.take(),
        HeadKind::Source => raw.source.take(),
    }
}

fn block(raw: &RawBlock) -> Result<Block, String> {
    let one = || text(&raw.text);
    let kind = match raw.kind.as_str() {
        "heading" => {
            let level = raw.level.ok_or("a heading has no \"level\"")?;
            BlockKind::Heading(Level::new(level), one()?)
        }
        "para" => paragraph(raw)?,
        "salutation" => BlockKind::Salutation(one()?),
        "signoff" => BlockKind::Signoff(one()?),
        "note" => BlockKind::Note(one()?),
        "caption" => BlockKind::Caption(one()?),
        "toc" => BlockKind::Toc(one()?),
        "footnote" => BlockKind::Footnote(one()?),
        "verbatim" => BlockKind::Verbatim(lines(&raw.text)?),
        other => return Err(format!("no block is called {other:?}")),
    };
    let (start, end) = raw.span.unwrap_or_default();
    Ok(Block { kind, span: Span::new(start, end) })
}

fn paragraph(raw: &RawBlock) -> Result<BlockKind, String> {
    let Some(lead) = &raw.lead else {
        return Ok(BlockKind::Paragraph { lead: None, text: text(&raw.text)? });
    };
    let rest = raw.text.strip_prefix(lead.as_str());
    let rest = rest.ok_or("its \"text\" does not begin with its \"lead\"")?;
    let rest = Text::new(rest).map_err(|e| e.to_string())?;
    Ok(BlockKind::Paragraph { lead: Some(text(lead)?), text: rest })
}

/// A line with something in it.
fn text(line: &str) -> Result<Text, String> {
    if line.is_empty() {
        return Err("a text is empty".to_owned());
    }
    Text::new(line).map_err(|e| e.to_string())
}

fn lines(text_of_lines: &str) -> Result<Vec<Text>, String> {
    text_of_lines.split('\n').map(text).collect()
}
