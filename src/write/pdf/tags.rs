//! Document in, its structure elements out: what each line is for a reader who listens.
//!
//! Each line of the document (`Document::lines`) is one element without children, which owns
//! all that is drawn of the line; so the structure of the file can be read back line by line.

use crate::model::{Article, Block, BlockKind, Document, HeadKind, HeadLine};

/// A standard structure type (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// The whole document.
    Document,
    /// An article.
    Art,
    /// A heading, from 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A line of what is more than one line long.
    Span,
    /// Lines that belong together.
    Div,
    /// A footnote.
    Note,
    /// A table of contents that the manuscript itself has.
    Contents,
    /// An entry of it.
    Entry,
}

impl Tag {
    /// The name in the file.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Art => "Art",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(4) => "H4",
            Self::Heading(5) => "H5",
            Self::Heading(_) => "H6",
            Self::Paragraph => "P",
            Self::Span => "Span",
            Self::Div => "Div",
            Self::Note => "Note",
            Self::Contents => "TOC",
            Self::Entry => "TOCI",
        }
    }
}

/// An element of the structure tree.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// What it is.
    pub(super) tag: Tag,
    /// The element that holds it; the root holds itself.
    pub(super) parent: usize,
}

/// An entry of the outline.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it says.
    pub(super) title: String,
    /// How many entries it stands under.
    pub(super) depth: usize,
    /// The line to which it leads.
    pub(super) line: usize,
}

/// What a document is made of.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The elements, parents before children, in reading order.
    pub(super) elements: Vec<Element>,
    /// For each line its element.
    pub(super) lines: Vec<usize>,
    /// The titles and headings, in reading order.
    pub(super) entries: Vec<Entry>,
}

/// Decide what each line of a document is.
pub(super) fn plan(document: &Document) -> Plan {
    let mut plan = Plan::default();
    let root = plan.element(Tag::Document, 0);
    for article in &document.articles {
        plan.article(article, root);
    }
    plan
}

impl Plan {
    /// The tag of a line.
    pub(super) fn tag(&self, line: usize) -> Option<Tag> {
        Some(self.elements.get(*self.lines.get(line)?)?.tag)
    }

    fn element(&mut self, tag: Tag, parent: usize) -> usize {
        self.elements.push(Element { tag, parent });
        self.elements.len() - 1
    }

    /// An element that is a line of its own.
    fn leaf(&mut self, tag: Tag, parent: usize) {
        let leaf = self.element(tag, parent);
        self.lines.push(leaf);
    }

    /// An element for some lines: itself for one, with a child for each of several.
    fn lines(&mut self, count: usize, parent: usize, (whole, each): (Tag, Tag)) {
        if count == 1 {
            return self.leaf(whole, parent);
        }
        let whole = self.element(whole, parent);
        (0..count).for_each(|_| self.leaf(each, whole));
    }

    fn article(&mut self, article: &Article, root: usize) {
        let whole = self.element(Tag::Art, root);
        for part in &article.head {
            self.head(part, whole);
        }
        let titled = article.head.iter().any(|part| part.kind == HeadKind::Title);
        let mut nesting = Nesting { under: usize::from(titled), open: Vec::new() };
        let mut contents = None;
        for block in &article.blocks {
            if let BlockKind::Toc(_) = block.kind {
                let list = *contents.get_or_insert_with(|| self.element(Tag::Contents, whole));
                let entry = self.element(Tag::Entry, list);
                self.leaf(Tag::Paragraph, entry);
            } else {
                contents = None;
                self.block(block, whole, &mut nesting);
            }
        }
    }

    fn head(&mut self, part: &HeadLine, parent: usize) {
        let tag = match part.kind {
            HeadKind::Title => {
                let title = part.on_one_line().to_string();
                self.entries.push(Entry { title, depth: 0, line: self.lines.len() });
                Tag::Heading(1)
            }
            HeadKind::Label
            | HeadKind::Subtitle
            | HeadKind::DocumentNumber
            | HeadKind::DateLine
            | HeadKind::Byline
            | HeadKind::Source => Tag::Paragraph,
        };
        self.lines(part.lines.len(), parent, (tag, Tag::Span));
    }

    fn block(&mut self, block: &Block, parent: usize, nesting: &mut Nesting) {
        let tag = match &block.kind {
            BlockKind::Heading(level, text) => {
                let depth = nesting.enter(level.depth());
                let (title, line) = (text.to_string(), self.lines.len());
                self.entries.push(Entry { title, depth, line });
                Tag::Heading(u8::try_from(depth + 1).unwrap_or(6).min(6))
            }
            BlockKind::Verbatim(lines) => {
                // One line of verbatim is a block like any other.
                return self.lines(
                    lines.len(),
                    parent,
                    (verbatim(lines.len()), Tag::Paragraph),
                );
            }
            BlockKind::Footnote(_) => Tag::Note,
            BlockKind::Paragraph { .. }
            | BlockKind::Salutation(_)
            | BlockKind::Signoff(_)
            | BlockKind::Note(_)
            | BlockKind::Caption(_)
            | BlockKind::Toc(_) => Tag::Paragraph,
        };
        self.leaf(tag, parent);
    }
}

const fn verbatim(lines: usize) -> Tag {
    if lines == 1 { Tag::Paragraph } else { Tag::Div }
}

/// The headings that the next one may stand under.
///
/// A manuscript may go from level 1 to level 3, a file may not (ISO 14289-1, 7.4.2), so what
/// counts is not the level but how many headings of lesser level are open.
struct Nesting {
    /// How many entries the outermost heading stands under: one where there is a title.
    under: usize,
    open: Vec<u8>,
}

impl Nesting {
    /// Open a heading; how many entries it stands under.
    fn enter(&mut self, level: u8) -> usize {
        while self.open.last().is_some_and(|&open| open >= level) {
            self.open.pop();
        }
        self.open.push(level);
        self.under + self.open.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Level, Span, Text};

    fn text(line: &str) -> Text {
        line.chars().collect()
    }

    fn article(title: &[&str], kinds: Vec<BlockKind>) -> Article {
        let lines: Vec<Text> = title.iter().map(|line| text(line)).collect();
        let title = HeadLine { kind: HeadKind::Title, lines, span: Span::default() };
        let blocks = kinds.into_iter().map(|kind| Block { kind, span: Span::default() });
        Article {
            head: Vec::from_iter((!title.lines.is_empty()).then_some(title)),
            blocks: blocks.collect(),
        }
    }

    fn document(articles: Vec<Article>) -> Document {
        Document { articles, ..Document::default() }
    }

    fn heading(level: usize) -> BlockKind {
        BlockKind::Heading(Level::new(level), text("一、工作"))
    }

    fn tags(document: &Document) -> Vec<&'static str> {
        let plan = plan(document);
        assert_eq!(plan.lines.len(), document.lines().count());
        plan.elements.iter().map(|element| element.tag.name()).collect()
    }

    #[test]
    fn no_heading_level_is_skipped() {
        let kinds = vec![heading(1), heading(3), heading(2), heading(4), heading(1)];
        let titled = document(vec![article(&["报告"], kinds.clone())]);
        assert_eq!(tags(&titled)[2..], ["H1", "H2", "H3", "H3", "H4", "H2"]);
        let untitled = document(vec![article(&[], kinds)]);
        assert_eq!(tags(&untitled)[2..], ["H1", "H2", "H2", "H3", "H1"]);
    }

    #[test]
    fn the_first_heading_is_h1_however_deep_it_is() {
        assert_eq!(tags(&document(vec![article(&[], vec![heading(5)])]))[2..], ["H1"]);
    }

    #[test]
    fn there_is_no_h7() {
        let kinds: Vec<_> = (1..=6).map(heading).collect();
        let made = tags(&document(vec![article(&["报告"], kinds)]));
        assert_eq!(made[2..], ["H1", "H2", "H3", "H4", "H5", "H6", "H6"]);
    }

    #[test]
    fn each_line_of_a_title_or_a_poem_is_an_element_of_its_own() {
        let poem = BlockKind::Verbatim(vec![text("床前明月光"), text("疑是地上霜")]);
        let made = tags(&document(vec![article(&["关于", "报告"], vec![poem])]));
        assert_eq!(made, ["Document", "Art", "H1", "Span", "Span", "Div", "P", "P"]);
    }

    #[test]
    fn entries_of_a_table_of_contents_stand_in_one_list() {
        let toc = || BlockKind::Toc(text("一、总则"));
        let other = BlockKind::Footnote(text("①注"));
        let made = tags(&document(vec![article(&[], vec![toc(), toc(), other, toc()])]));
        let list = ["TOC", "TOCI", "P", "TOCI", "P", "Note", "TOC", "TOCI", "P"];
        assert_eq!(made[2..], list);
    }

    #[test]
    fn the_outline_leads_to_the_first_line_of_each_title() {
        let two = document(vec![
            article(&["关于", "报告"], vec![heading(2), heading(2)]),
            article(&["决议"], vec![heading(1)]),
        ]);
        let plan = plan(&two);
        let entries: Vec<_> = plan.entries.iter().map(|e| (e.depth, e.line)).collect();
        assert_eq!(entries, [(0, 0), (1, 2), (1, 3), (0, 4), (1, 5)]);
        assert_eq!(plan.entries[0].title, "关于报告");
    }
}
