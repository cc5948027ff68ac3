//! The text: one page for each article, or several where it is long.

use crate::model::BlockKind;
use crate::xml::Xml;

use super::block;
use super::links::Links;
use super::plan::{ArticlePlan, Heading, Part, Plan};
use super::{head, page};

/// One file with the whole of an article or a part of it. The text of its body, element by
/// element, is that of `Document::lines`, without a character more.
pub(super) fn write(plan: &Plan<'_>, article: &ArticlePlan<'_>, part: &Part) -> Vec<u8> {
    let mut xml = page::start(&article.label, "../style/book.css");
    xml.open("body", &[("epub:type", "bodymatter")]);
    xml.raw_line_feed();
    let mut chapter = Chapter { xml, article, links: &plan.links, sections: 0, group: None };
    chapter.begin(part);
    for at in part.blocks.clone() {
        chapter.block(at);
    }
    chapter.finish()
}

/// What stands together in a box of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Signoff,
    Footnotes,
    Contents,
}

/// A page that is being written.
struct Chapter<'a> {
    xml: Xml,
    article: &'a ArticlePlan<'a>,
    links: &'a Links,
    /// How many sections of headings are open.
    sections: usize,
    /// The box that is open.
    group: Option<Group>,
}

impl Chapter<'_> {
    /// The head of the article, or the sections that the file before left open.
    fn begin(&mut self, part: &Part) {
        if part.blocks.start == 0 {
            head::write(&mut self.xml, self.article);
        } else {
            self.xml.open("section", &[]);
            self.xml.raw_line_feed();
        }
        for _ in 0..part.depth {
            self.open_section();
        }
    }

    fn block(&mut self, at: usize) {
        let article = self.article;
        let Some(block) = article.article.blocks.get(at) else { return };
        self.regroup(group(&block.kind));
        match article.heading(at) {
            Some(heading) => self.heading(heading),
            None => block::write(&mut self.xml, &block.kind, self.links),
        }
        self.xml.raw_line_feed();
    }

    /// A heading opens a section, so that the outline is in the structure too.
    fn heading(&mut self, heading: &Heading<'_>) {
        while self.sections >= heading.depth {
            self.close_section();
        }
        self.open_section();
        let shift = usize::from(self.article.top.is_some());
        block::heading(&mut self.xml, heading, heading.depth + shift);
    }

    fn open_section(&mut self) {
        // Without a name, so that it is no landmark: dozens of landmarks help nobody.
        self.xml.open("section", &[]);
        self.xml.raw_line_feed();
        self.sections += 1;
    }

    fn close_section(&mut self) {
        self.xml.close();
        self.xml.raw_line_feed();
        self.sections -= 1;
    }

    fn regroup(&mut self, next: Option<Group>) {
        if self.group == next {
            return;
        }
        if self.group.is_some() {
            self.xml.close();
            self.xml.raw_line_feed();
        }
        if let Some(group) = next {
            self.xml.open("div", &[("class", group.class())]);
            self.xml.raw_line_feed();
        }
        self.group = next;
    }

    fn finish(mut self) -> Vec<u8> {
        self.regroup(None);
        self.xml.finish()
    }
}

impl Group {
    const fn class(self) -> &'static str {
        match self {
            Self::Signoff => "signoff",
            Self::Footnotes => "footnotes",
            Self::Contents => "contents",
        }
    }
}

const fn group(kind: &BlockKind) -> Option<Group> {
    match kind {
        BlockKind::Signoff(_) => Some(Group::Signoff),
        BlockKind::Footnote(_) => Some(Group::Footnotes),
        BlockKind::Toc(_) => Some(Group::Contents),
        BlockKind::Heading(..)
        | BlockKind::Paragraph { .. }
        | BlockKind::Salutation(_)
        | BlockKind::Note(_)
        | BlockKind::Caption(_)
        | BlockKind::Verbatim(_) => None,
    }
}
