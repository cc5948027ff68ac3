//! Characters in, glyphs with their widths out.

use std::collections::BTreeSet;

use super::classes::{Class, class};
use crate::error::Unplaced;
use crate::font::{Blank, FaceId, Fonts, Glyph, Role, blank};
use crate::units::Length;

/// A character with its glyph and the room that its ink needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) character: char,
    pub(super) face: FaceId,
    pub(super) glyph: u16,
    pub(super) class: Class,
    /// Room without the blank half of a full-width mark, which belongs to the gap beside it.
    pub(super) body: i64,
    /// From the left end of the body to the origin of the glyph.
    pub(super) shift: i64,
}

/// Type of one size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Type {
    /// Size of the em.
    pub(super) size: Length,
    /// Room from one full-width character to the next.
    pub(super) cell: Length,
}

impl Type {
    /// Type that is set without room between its characters.
    pub(super) const fn solid(size: Length) -> Self {
        Self { size, cell: size }
    }
}

/// A line of the document and the faces in which it is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) text: &'a str,
    /// The face of the first so many bytes.
    pub(super) lead: (usize, Role),
    /// The face of the rest.
    pub(super) role: Role,
    pub(super) kind: Type,
}

/// Looks characters up, remembers what it found and what no font has.
pub(super) struct Shaper<'a> {
    fonts: &'a Fonts,
    known: [Vec<Option<Box<Leaf>>>; 5],
    /// Bytes of the document's text before the line that is shaped.
    offset: usize,
    seen: BTreeSet<char>,
    missing: Vec<Unplaced>,
}

type Leaf = [Found; 256];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Unknown,
    Missing,
    /// The glyph, its advance and the em of its face, both in font units.
    Glyph(Glyph, u16),
}

impl<'a> Shaper<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        let known = [const { Vec::new() }; 5];
        Self { fonts, known, offset: 0, seen: BTreeSet::new(), missing: Vec::new() }
    }

    /// The items of the next line of the document, one for each character.
    pub(super) fn shape(&mut self, line: Setting<'_>) -> Vec<Item> {
        let items = self.shape_apart(line);
        self.offset += line.text.len() + 1;
        items
    }

    /// The items of a line that will come again.
    pub(super) fn shape_apart(&mut self, line: Setting<'_>) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::with_capacity(line.text.len() / 3 + 1);
        let mut rest = line.text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let role = if at < line.lead.0 { line.lead.1 } else { line.role };
            let next = rest.peek().map(|&(_, c)| c);
            let item = match blank(c) {
                Some(width) => self.blank(c, width, role, (line.kind, items.last())),
                None if is_apostrophe(c, items.last(), next) => {
                    self.apostrophe(role, line.kind)
                }
                None => self.ink(c, role, line.kind, at),
            };
            items.extend(item);
        }
        items
    }

    /// What no font has, each character once; empty if all is well.
    pub(super) fn missing(self) -> Vec<Unplaced> {
        self.missing
    }

    fn ink(&mut self, c: char, role: Role, kind: Type, at: usize) -> Option<Item> {
        match self.find(role, c) {
            Found::Glyph(glyph, em) => Some(item(c, glyph, em, kind)),
            Found::Unknown | Found::Missing => {
                if self.seen.insert(c) {
                    self.missing.push(Unplaced { character: c, offset: self.offset + at });
                }
                None
            }
        }
    }

    /// A blank goes with the run before it, so that it starts no run of its own.
    fn blank(
        &mut self,
        c: char,
        width: Blank,
        role: Role,
        (kind, before): (Type, Option<&Item>),
    ) -> Option<Item> {
        let beside = before.and_then(|item| {
            let own = self.fonts.glyph_in(item.face, c);
            own.or_else(|| self.fonts.glyph_in(item.face, ' '))
        });
        let glyph = match (beside, self.find(role, c)) {
            (Some(glyph), _) | (None, Found::Glyph(glyph, _)) => glyph,
            (None, Found::Unknown | Found::Missing) => return None,
        };
        let (class, body) = match width {
            Blank::Space => (Class::Space, 0),
            Blank::Nothing => (Class::Nothing, 0),
            Blank::Fixed(1000) => (Class::Blank, kind.cell.in_emu()),
            Blank::Fixed(part) => {
                (Class::Blank, kind.size.times(i64::from(part), 1000).in_emu())
            }
        };
        Some(Item { character: c, face: glyph.face, glyph: glyph.id, class, body, shift: 0 })
    }

    fn apostrophe(&mut self, role: Role, kind: Type) -> Option<Item> {
        let glyph = self.fonts.latin_glyph(role, '’')?;
        let em = self.fonts.face(glyph.face)?.units_per_em;
        let body = scaled(glyph.advance, em, kind);
        let (face, id) = (glyph.face, glyph.id);
        Some(Item { character: '’', face, glyph: id, class: Class::Latin, body, shift: 0 })
    }

    fn find(&mut self, role: Role, c: char) -> Found {
        let table = match role {
            Role::Title => 0,
            Role::Body => 1,
            Role::Hei => 2,
            Role::Kai => 3,
            Role::Song => 4,
        };
        let code = c as usize;
        let leaves = &mut self.known[table];
        if leaves.len() <= code >> 8 {
            leaves.resize(0x1100, None);
        }
        let leaf = leaves[code >> 8].get_or_insert_with(|| Box::new([Found::Unknown; 256]));
        let place = &mut leaf[code & 0xFF];
        if *place == Found::Unknown {
            let glyph = self.fonts.glyph(role, c);
            let em = glyph.and_then(|g| self.fonts.face(g.face)).map(|face| face.units_per_em);
            *place = glyph.zip(em).map_or(Found::Missing, |(g, em)| Found::Glyph(g, em));
        }
        *place
    }
}

/// An apostrophe within a Latin word shares its code point with a Chinese quotation mark.
fn is_apostrophe(c: char, before: Option<&Item>, next: Option<char>) -> bool {
    c == '’'
        && before.is_some_and(|item| item.character.is_ascii_alphabetic())
        && next.is_some_and(|c| c.is_ascii_alphabetic())
}

fn scaled(advance: u16, em: u16, kind: Type) -> i64 {
    kind.size.times(i64::from(advance), i64::from(em)).in_emu()
}

fn item(c: char, glyph: Glyph, em: u16, kind: Type) -> Item {
    let whole = glyph.advance == em;
    let mut class = class(c);
    // A narrow glyph has no blank half that could be taken from it.
    if !whole && class == Class::Opening {
        class = Class::LatinOpening;
    } else if !whole && class.is_blank_after() {
        class = Class::LatinClosing;
    }
    let (cell, em_width) = (kind.cell.in_emu(), kind.size.in_emu());
    let half = cell / 2;
    let narrow = (scaled(glyph.advance, em, kind), 0);
    let (body, shift) = match class {
        Class::Opening => (half, half - em_width),
        Class::Closing | Class::Pause | Class::Stop => (half, 0),
        // A dash touches the next one.
        Class::Dash if whole => (em_width, 0),
        Class::Han | Class::Clinging | Class::Leading if whole => (cell, 0),
        Class::Latin | Class::LatinOpening | Class::LatinClosing if whole => (em_width, 0),
        Class::Han | Class::Clinging | Class::Leading | Class::Dash => narrow,
        Class::Latin | Class::LatinOpening | Class::LatinClosing => narrow,
        Class::Space | Class::Blank | Class::Nothing => narrow,
    };
    Item { character: c, face: glyph.face, glyph: glyph.id, class, body, shift }
}
