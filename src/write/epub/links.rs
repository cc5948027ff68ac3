//! Where a line of a table of contents within the manuscript leads.

use std::collections::BTreeMap;

use crate::model::{BlockKind, Document};

use super::plan::ArticlePlan;

/// The places that a line of a table of contents may name.
#[derive(Default)]
pub(super) struct Links {
    /// From the name without white space to the place, seen from a page of text.
    places: BTreeMap<String, String>,
}

impl Links {
    /// The titles and headings of a document; none if it has no table of contents of its own.
    pub(super) fn new(document: &Document, articles: &[ArticlePlan<'_>]) -> Self {
        let mut blocks = document.articles.iter().flat_map(|article| &article.blocks);
        let mut places = BTreeMap::new();
        if blocks.any(|block| matches!(block.kind, BlockKind::Toc(_))) {
            for entry in articles.iter().flat_map(ArticlePlan::entries) {
                let place = entry.target.trim_start_matches("text/").to_owned();
                // Of two headings with one name the first is meant, as on paper.
                places.entry(squeeze(entry.label)).or_insert(place);
            }
        }
        Self { places }
    }

    /// The place that a line names, with or without leaders and a page number behind it.
    pub(super) fn find(&self, line: &str) -> Option<&str> {
        let line = squeeze(line);
        let digit = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '（' | '）');
        let leader = |c: char| matches!(c, '…' | '.' | '·' | '．' | '-' | '—' | '─' | '⋯');
        let found = self.places.get(&line);
        let bare = line.trim_end_matches(digit).trim_end_matches(leader);
        found.or_else(|| self.places.get(bare)).map(String::as_str)
    }
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_in_spite_of_spaces_leaders_and_page_number() {
        let place = |name: &str| (name.to_owned(), "article-001.xhtml#h1".to_owned());
        let links = Links { places: [place("第一章总则")].into() };
        for line in ["第一章　总则", "第一章 总 则……（3）", "第一章 总则 .... 12"]
        {
            assert_eq!(links.find(line), Some("article-001.xhtml#h1"), "{line}");
        }
        assert_eq!(links.find("第二章　分则"), None);
    }
}
