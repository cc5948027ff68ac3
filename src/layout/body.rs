//! The blocks of an article, each in its style.

use super::compose::{Composer, Slab};
use super::shape::{Setting, Type};
use super::style::{self, Annex, Keep, Style};
use crate::font::Role;
use crate::model::{Block, BlockKind, Text};
use crate::units::Length;

/// The smallest size of a table, in which its longest line is wrapped if it still does not fit.
const SMALLEST: Length = Length::pt(9);

/// The slabs of the blocks.
pub(super) fn body(composer: &mut Composer<'_>, blocks: &[Block]) -> Vec<Slab> {
    let mut slabs = Vec::with_capacity(blocks.len());
    let mut rest = blocks;
    let mut listed = Annex::None;
    while let Some(block) = rest.first() {
        let signed =
            rest.iter().take_while(|b| matches!(b.kind, BlockKind::Signoff(_))).count();
        if signed > 0 {
            slabs.push(super::signoff::signoff(composer, &rest[..signed]));
        } else {
            let annex = annex(&block.kind, listed);
            listed = if annex.is_some() { Annex::Listed } else { Annex::None };
            slabs.push(match annex {
                Some((text, name, style)) => composer.annex(text, name, style),
                None => one(composer, &block.kind),
            });
        }
        rest = &rest[signed.max(1)..];
    }
    slabs
}

/// The text of a block that names an annex, the place of the name and the style.
fn annex(kind: &BlockKind, before: Annex) -> Option<(&Text, usize, Style)> {
    let BlockKind::Paragraph { lead: None, text } = kind else { return None };
    style::annex(text, before).map(|(name, style)| (text, name, style))
}

fn one(composer: &mut Composer<'_>, kind: &BlockKind) -> Slab {
    match kind {
        BlockKind::Heading(level, text) => composer.block(text, style::heading(text, *level)),
        BlockKind::Paragraph { lead: None, text } => composer.block(text, style::PARAGRAPH),
        BlockKind::Paragraph { lead: Some(lead), text } => {
            let role = style::lead(lead);
            composer.led(&format!("{lead}{text}"), (lead.len(), role), style::PARAGRAPH)
        }
        BlockKind::Salutation(text) => composer.block(text, style::SALUTATION),
        BlockKind::Signoff(text) | BlockKind::Note(text) => composer.block(text, style::NOTE),
        BlockKind::Caption(text) => composer.block(text, style::CAPTION),
        BlockKind::Toc(text) => composer.block(text, style::TOC),
        BlockKind::Footnote(text) => footnote(composer, text),
        BlockKind::Verbatim(lines) => verbatim(composer, lines),
    }
}

fn footnote(composer: &mut Composer<'_>, text: &str) -> Slab {
    let Style { role, .. } = style::FOOTNOTE;
    let kind = Type::solid(composer.paper.footnote);
    let shaped = composer.shape(Setting { text, lead: (0, role), role, kind });
    composer.slab(shaped, style::FOOTNOTE)
}

/// Lines as they are, in type small enough for the longest.
fn verbatim(composer: &mut Composer<'_>, lines: &[Text]) -> Slab {
    let paper = composer.paper;
    let room = paper.text_width.in_emu();
    let setting = |text, size| {
        let kind = Type::solid(size);
        Setting { text, lead: (0, Role::Body), role: Role::Body, kind }
    };
    let widest = lines.iter().map(|text| composer.measure(setting(text, paper.verbatim))).max();
    let widest = widest.unwrap_or(0).max(1);
    let size = if widest > room { paper.verbatim.times(room, widest) } else { paper.verbatim };
    let size = size.max(SMALLEST.min(paper.verbatim));
    let mut bands = Vec::with_capacity(lines.len());
    for text in lines {
        let shaped = composer.shape(setting(text, size));
        bands.extend(composer.wrapped(&shaped));
    }
    Slab { bands, before: 0, after: 0, keep: Keep::Free }
}
