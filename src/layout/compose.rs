//! Lines of the document in, bands of type out, block by block.

use super::balance::balance;
use super::breaks::{Break, breaks};
use super::classes::Class;
use super::fit::{self, Paragraph};
use super::gaps::{Gap, gaps};
use super::page::Part;
use super::paper::Settings;
use super::place::{Band, Line};
use super::shape::{Item, Setting, Shaper, Type};
use super::style::{Align, Keep, Style};
use crate::error::Unplaced;
use crate::font::{Fonts, Role};
use crate::phrase;
use crate::units::Length;

/// A block set in type, not yet on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slab {
    pub(super) bands: Vec<Band>,
    /// Empty rows above, but not at the top of a page.
    pub(super) before: usize,
    /// Empty rows below.
    pub(super) after: usize,
    pub(super) keep: Keep,
}

/// Sets one line of the document after the other.
pub(super) struct Composer<'a> {
    pub(super) paper: &'a Settings,
    shaper: Shaper<'a>,
    next: usize,
}

/// A line of the document with its glyphs, its gaps and the places where it may be parted.
pub(super) struct Shaped {
    pub(super) items: Vec<Item>,
    pub(super) gaps: Vec<Gap>,
    pub(super) breaks: Vec<Break>,
    pub(super) kind: Type,
    pub(super) part: Part,
}

impl Shaped {
    /// Hold the room after a label of so many bytes: a space there is one character wide.
    fn hold(&mut self, label: usize) {
        let mut bytes = 0;
        let ends = |item: &Item| {
            bytes += item.character.len_utf8();
            bytes >= label
        };
        let Some(last) = self.items.iter().position(ends).filter(|_| label > 0) else { return };
        let space = self.items.get(last + 1).is_some_and(|item| item.class == Class::Space);
        if space {
            self.gaps[last + 1] = Gap::fixed(self.kind.cell.in_emu());
        } else {
            self.gaps[last] = Gap::fixed(self.gaps[last].natural);
        }
    }

    /// A part of it as a line of type.
    pub(super) fn line(&self, range: std::ops::Range<usize>) -> Line<'_> {
        let (items, gaps) = (&self.items[range.clone()], &self.gaps[range]);
        Line { items, gaps, kind: self.kind, part: self.part }
    }

    /// All of it as a line of type.
    pub(super) fn whole(&self) -> Line<'_> {
        self.line(0..self.items.len())
    }
}

impl<'a> Composer<'a> {
    pub(super) fn new(fonts: &'a Fonts, paper: &'a Settings) -> Self {
        Self { paper, shaper: Shaper::new(fonts), next: 0 }
    }

    /// What no font has.
    pub(super) fn missing(self) -> Vec<Unplaced> {
        self.shaper.missing()
    }

    /// The type of running text.
    pub(super) fn body(&self) -> Type {
        Type { size: self.paper.body, cell: self.paper.cell() }
    }

    /// Shape the next line of the document.
    pub(super) fn shape(&mut self, setting: Setting<'_>) -> Shaped {
        let kind = setting.kind;
        let items = self.shaper.shape(setting);
        let gaps = gaps(&items, kind, self.paper.latin_gap);
        // A word may fill half a line before it is broken.
        let breaks = breaks(setting.text, &items, self.paper.text_width.in_emu() / 2);
        let part = Part::Line(self.next);
        self.next += 1;
        Shaped { items, gaps, breaks, kind, part }
    }

    /// How wide a line of the document would be, without counting it as set.
    pub(super) fn measure(&mut self, setting: Setting<'_>) -> i64 {
        let items = self.shaper.shape_apart(setting);
        let gaps = gaps(&items, setting.kind, self.paper.latin_gap);
        let part = Part::Line(self.next);
        Line { items: &items, gaps: &gaps, kind: setting.kind, part }.width()
    }

    /// The rows of a line that is not stretched.
    pub(super) fn wrapped(&self, shaped: &Shaped) -> Vec<Band> {
        let (left, room) = (self.paper.left, self.paper.text_width.in_emu());
        if shaped.whole().width() <= room {
            return vec![one_row(shaped.whole().set(left, Length::ZERO))];
        }
        let lines = fit::lines(&Paragraph {
            items: &shaped.items,
            gaps: &shaped.gaps,
            breaks: &shaped.breaks,
            first: room,
            rest: room,
            cell: shaped.kind.cell.in_emu(),
        });
        let set = |range| one_row(shaped.line(range).fit(left, Length::ZERO, room));
        lines.into_iter().map(set).collect()
    }

    /// Set the next line of the document in one face.
    pub(super) fn block(&mut self, text: &str, style: Style) -> Slab {
        self.led(text, (0, style.role), style)
    }

    /// Set the next line of the document, its first bytes in the face of a lead.
    pub(super) fn led(&mut self, text: &str, lead: (usize, Role), style: Style) -> Slab {
        let setting = Setting { text, lead, role: style.role, kind: self.body() };
        let mut shaped = self.shape(setting);
        shaped.hold(phrase::label(text));
        self.slab(shaped, style)
    }

    /// Set the next line of the document, which names an annex after so many bytes: the name
    /// begins in the cell in which its other lines begin.
    pub(super) fn annex(&mut self, text: &str, name: usize, style: Style) -> Slab {
        let (role, kind) = (style.role, self.body());
        let mut shaped = self.shape(Setting { text, lead: (0, role), role, kind });
        let count = text[..name].chars().count();
        if count > 0 && count < shaped.items.len() {
            let room = kind.cell.in_emu() * (style.rest - style.first);
            let label = shaped.line(0..count).width();
            shaped.gaps[count - 1] = Gap::fixed((room - label).max(0));
        }
        self.slab(shaped, style)
    }

    /// Put a shaped line into rows.
    pub(super) fn slab(&self, mut shaped: Shaped, style: Style) -> Slab {
        let bands = match style.align {
            Align::Centre => self.centred(&shaped).map(|lines| lines.map(one_row).collect()),
            Align::Justified => None,
        };
        let bands = bands.unwrap_or_else(|| self.justified(&mut shaped, style));
        Slab { bands, before: style.before, after: style.after, keep: style.keep }
    }

    /// Lines of like length in the middle; nothing if the text is too long for that.
    pub(super) fn centred<'s>(
        &'s self,
        shaped: &'s Shaped,
    ) -> Option<impl Iterator<Item = Vec<super::Run>> + 's> {
        let room = self.paper.text_width.in_emu();
        let lines = balance(shaped.whole(), &shaped.breaks, room)?;
        Some(lines.into_iter().map(move |range| {
            let line = shaped.line(range);
            let left = self.paper.left + Length::emu((room - line.width()) / 2);
            line.set(left, Length::ZERO)
        }))
    }

    fn justified(&self, shaped: &mut Shaped, style: Style) -> Vec<Band> {
        let cell = self.paper.cell();
        let room = self.paper.text_width;
        let (first, rest) = (cell * style.first, cell * style.rest);
        open_in_full(shaped);
        let lines = fit::lines(&Paragraph {
            items: &shaped.items,
            gaps: &shaped.gaps,
            breaks: &shaped.breaks,
            first: (room - first).in_emu(),
            rest: (room - rest).in_emu(),
            cell: shaped.kind.cell.in_emu(),
        });
        let count = shaped.items.len();
        let set = |range: std::ops::Range<usize>| {
            let indent = if range.start == 0 { first } else { rest };
            let (left, room) = (self.paper.left + indent, (room - indent).in_emu());
            let (last, line) = (range.end == count, shaped.line(range));
            let runs = if last {
                line.fit(left, Length::ZERO, room)
            } else {
                line.fill(left, Length::ZERO, room)
            };
            one_row(runs)
        };
        lines.into_iter().map(set).collect()
    }
}

/// A paragraph that opens with a bracket keeps the blank half of it, so that the bracket stands
/// in its own cell after the indent.
fn open_in_full(shaped: &mut Shaped) {
    if let Some(item) = shaped.items.first_mut()
        && item.class == Class::Opening
    {
        let blank = shaped.kind.cell.in_emu() - item.body;
        item.body += blank;
        item.shift += blank;
    }
}

/// A band of one row.
pub(super) fn one_row(runs: Vec<super::Run>) -> Band {
    Band { rows: 1, runs }
}
