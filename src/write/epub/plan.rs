//! Which file holds what, and the outline of headings; every part of the book is written by it.

use std::ops::Range;

use crate::model::{Article, BlockKind, Document, HeadKind, Level};

use super::label::{self, blank};
use super::links::Links;

/// Bytes of text after which a file ends at the next heading of the top level. Reading systems
/// lay out a whole file before they show its first page, and small devices refuse large ones.
const ENOUGH: usize = 192 * 1024;

/// How often [`ENOUGH`] a text without headings may be long before it is cut at a paragraph.
const PATIENCE: usize = 7;

/// The book before it is written.
pub(super) struct Plan<'a> {
    /// What it is made of.
    pub(super) document: &'a Document,
    /// Its title, never empty.
    pub(super) title: String,
    /// Its name.
    pub(super) identifier: String,
    /// Its articles, in reading order.
    pub(super) articles: Vec<ArticlePlan<'a>>,
    /// Where its own tables of contents lead.
    pub(super) links: Links,
}

/// An article and the files that hold it.
pub(super) struct ArticlePlan<'a> {
    /// The article.
    pub(super) article: &'a Article,
    /// Its name in the table of contents, never empty.
    pub(super) label: String,
    /// The part of the head that is its `h1`.
    pub(super) top: Option<HeadKind>,
    /// Its headings that say something, in reading order.
    pub(super) headings: Vec<Heading<'a>>,
    /// Its files, in reading order; at least one.
    pub(super) parts: Vec<Part>,
}

/// A heading in the outline of its article.
pub(super) struct Heading<'a> {
    /// Index of its block.
    pub(super) block: usize,
    /// Depth in the outline, from 1; grows by one at most from a heading to the next.
    pub(super) depth: usize,
    /// What it says.
    pub(super) text: &'a str,
    /// Index of its file in the article.
    pub(super) part: usize,
    /// Its anchor there.
    pub(super) anchor: String,
}

/// A file with the whole of an article or a part of it.
pub(super) struct Part {
    /// The name of the file.
    pub(super) file: String,
    /// The blocks that it holds.
    pub(super) blocks: Range<usize>,
    /// How many headings are still open where it begins.
    pub(super) depth: usize,
}

/// A line of the table of contents.
pub(super) struct Entry<'a> {
    /// Depth, from 1; grows by one at most from an entry to the next.
    pub(super) depth: usize,
    /// What it says, never empty.
    pub(super) label: &'a str,
    /// Where it leads, seen from the folder of the package document.
    pub(super) target: String,
}

impl<'a> Plan<'a> {
    /// Plan the book.
    pub(super) fn new(document: &'a Document) -> Self {
        let articles = document.articles.iter().enumerate();
        let articles: Vec<_> =
            articles.map(|(at, article)| ArticlePlan::new(article, at)).collect();
        Self {
            document,
            title: label::book(document),
            identifier: super::identifier::of(document),
            links: Links::new(document, &articles),
            articles,
        }
    }

    /// The lines of the table of contents; at least one, because an empty list is not allowed
    /// (EPUB 3.3, 7.3).
    pub(super) fn entries(&self) -> Vec<Entry<'_>> {
        let entries: Vec<_> = self.articles.iter().flat_map(ArticlePlan::entries).collect();
        if entries.is_empty() {
            return vec![Entry {
                depth: 1,
                label: "封面",
                target: "text/cover.xhtml".to_owned(),
            }];
        }
        entries
    }

    /// The files with text, in reading order.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        let parts = self.articles.iter().flat_map(|article| &article.parts);
        parts.map(|part| part.file.as_str())
    }

    /// Where the text begins, seen from the folder of the package document.
    pub(super) fn start(&self) -> String {
        format!("text/{}", self.files().next().unwrap_or("cover.xhtml"))
    }
}

impl<'a> ArticlePlan<'a> {
    fn new(article: &'a Article, at: usize) -> Self {
        let (headings, parts) = Cutter::default().run(article, at + 1);
        let label = label::article(article, at);
        Self { article, label, top: top(article), headings, parts }
    }

    /// Its lines of the table of contents: its name, then its headings.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let file = |part: usize| self.parts.get(part).map_or("", |part| &part.file);
        let whole = Entry { depth: 1, label: &self.label, target: format!("text/{}", file(0)) };
        std::iter::once(whole).chain(self.headings.iter().map(move |heading| Entry {
            depth: heading.depth + 1,
            label: heading.text,
            target: format!("text/{}#{}", file(heading.part), heading.anchor),
        }))
    }

    /// The heading that is this block, if it says something.
    pub(super) fn heading(&self, block: usize) -> Option<&Heading<'a>> {
        let at = self.headings.binary_search_by_key(&block, |heading| heading.block).ok()?;
        self.headings.get(at)
    }
}

/// What carries the name of the article: its title, or what stands for one.
fn top(article: &Article) -> Option<HeadKind> {
    let says = |kind| {
        let mut parts = article.head.iter().filter(|part| part.kind == kind);
        parts.any(|part| !part.lines.iter().all(|line| blank(line)))
    };
    [HeadKind::Title, HeadKind::Subtitle, HeadKind::Label].into_iter().find(|&kind| says(kind))
}

/// Walks over an article and cuts it into files.
#[derive(Default)]
struct Cutter<'a> {
    headings: Vec<Heading<'a>>,
    parts: Vec<Part>,
    /// The levels of the headings that are open.
    open: Vec<Level>,
    /// Bytes of text in the file so far.
    size: usize,
    /// The first block of the file.
    start: usize,
    /// How many headings were open where the file began.
    depth: usize,
}

impl<'a> Cutter<'a> {
    fn run(mut self, article: &'a Article, number: usize) -> (Vec<Heading<'a>>, Vec<Part>) {
        for (at, block) in article.blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Heading(level, text) if !blank(text) => {
                    self.enter(at, *level, text, number);
                }
                BlockKind::Paragraph { .. } if self.size > ENOUGH * PATIENCE => {
                    self.cut(at, self.open.len(), number);
                }
                BlockKind::Heading(..)
                | BlockKind::Paragraph { .. }
                | BlockKind::Salutation(_)
                | BlockKind::Signoff(_)
                | BlockKind::Note(_)
                | BlockKind::Caption(_)
                | BlockKind::Toc(_)
                | BlockKind::Footnote(_)
                | BlockKind::Verbatim(_) => {}
            }
            self.size += size(&block.kind);
        }
        self.cut(article.blocks.len(), 0, number);
        (self.headings, self.parts)
    }

    fn enter(&mut self, block: usize, level: Level, text: &'a str, number: usize) {
        while self.open.last().is_some_and(|&open| open >= level) {
            self.open.pop();
        }
        if self.size > ENOUGH * (self.open.len() + 1) {
            self.cut(block, self.open.len(), number);
        }
        self.open.push(level);
        let anchor = format!("h{}", self.headings.len() + 1);
        let (depth, part) = (self.open.len(), self.parts.len());
        self.headings.push(Heading { block, depth, text, part, anchor });
    }

    /// End the file before a block.
    fn cut(&mut self, block: usize, depth: usize, number: usize) {
        let file = match self.parts.len() {
            0 => format!("article-{number:03}.xhtml"),
            before => format!("article-{number:03}-{:02}.xhtml", before + 1),
        };
        self.parts.push(Part { file, blocks: self.start..block, depth: self.depth });
        (self.start, self.depth, self.size) = (block, depth, 0);
    }
}

/// Bytes of text in a block.
fn size(kind: &BlockKind) -> usize {
    match kind {
        BlockKind::Paragraph { lead, text } => lead.as_deref().map_or(0, str::len) + text.len(),
        BlockKind::Heading(_, text)
        | BlockKind::Salutation(text)
        | BlockKind::Signoff(text)
        | BlockKind::Note(text)
        | BlockKind::Caption(text)
        | BlockKind::Toc(text)
        | BlockKind::Footnote(text) => text.len(),
        BlockKind::Verbatim(lines) => lines.iter().map(|line| line.len() + 1).sum(),
    }
}
