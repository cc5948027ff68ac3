//! What a catalogue would say about a document, found in its articles.

use super::number::find_date;
use super::person::names;
use super::script::is_space;
use crate::model::{Article, BlockKind, Date, HeadKind, Meta, Text};

/// Gather title, creators and date.
pub(super) fn gather(articles: &[Article]) -> Meta {
    let mut creators: Vec<Text> = Vec::new();
    for name in articles.iter().flat_map(authors) {
        let name: Text = name.chars().collect();
        if !name.is_empty() && !creators.contains(&name) {
            creators.push(name);
        }
    }
    Meta {
        title: articles.iter().find_map(Article::title),
        creators,
        date: articles.iter().find_map(date),
    }
}

/// The names in the byline of an article and in the lead of a news item.
fn authors(article: &Article) -> Vec<String> {
    let byline = article.head.iter().filter(|part| part.kind == HeadKind::Byline);
    let mut found: Vec<String> = byline.flat_map(|part| names(&part.on_one_line())).collect();
    for block in &article.blocks {
        if let BlockKind::Paragraph { lead: Some(lead), .. } = &block.kind {
            found.extend(run_in(lead));
        }
    }
    found
}

/// The names in 本报讯（赵斌 记者 李及肃）.
fn run_in(lead: &str) -> Vec<String> {
    let news = ["本报", "本刊", "本台", "本网", "新华社", "中新社", "据"];
    let inner =
        lead.split_once(['（', '(']).and_then(|(_, inner)| inner.split_once(['）', ')']));
    match inner {
        Some((inner, _)) if news.iter().any(|word| lead.starts_with(word)) => names(inner),
        Some(_) | None => Vec::new(),
    }
}

/// The day of the date line, else of the signature.
fn date(article: &Article) -> Option<Date> {
    let lines = article.head.iter().filter(|part| part.kind == HeadKind::DateLine);
    let head = lines.flat_map(|part| &part.lines).find_map(|line| find_date(line));
    let signed = || {
        article.blocks.iter().rev().find_map(|block| match &block.kind {
            BlockKind::Signoff(text) => find_date(text.trim_matches(is_space)),
            BlockKind::Heading(..) | BlockKind::Paragraph { .. } | BlockKind::Salutation(_) => {
                None
            }
            BlockKind::Note(_) | BlockKind::Caption(_) | BlockKind::Toc(_) => None,
            BlockKind::Footnote(_) | BlockKind::Verbatim(_) => None,
        })
    };
    head.or_else(signed).map(|(_, date)| date)
}
