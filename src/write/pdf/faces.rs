//! Pages in, one subset for each face they use out, with a code for each character.
//!
//! A code of a PDF font stands for one string of characters (ISO 32000-1, 9.10.3), but a face
//! may draw several characters with one glyph, such as a radical and the ideograph it looks
//! like. Such a face is registered more than once over the same font program, so that within
//! one registration a glyph stands for one character and a character has one glyph.

use std::collections::{BTreeMap, BTreeSet};

use super::refuse;
use crate::error::Error;
use crate::font::{self, Face, FaceId, Fonts};
use crate::layout::Page;

/// The faces in use, cut down to what is used of them.
pub(super) struct Cuts<'a> {
    by_face: Vec<Option<Cut<'a>>>,
}

/// A face cut down to the glyphs of a document.
pub(super) struct Cut<'a> {
    /// The face it was cut from.
    pub(super) face: &'a Face,
    /// Six letters for the glyphs that were kept (ISO 32000-1, 9.6.4).
    pub(super) tag: String,
    /// The font file.
    pub(super) data: Vec<u8>,
    /// For each glyph of the cut its advance width in thousandths of an em.
    pub(super) widths: Vec<u16>,
    /// For each registration its characters and their glyphs in the cut; there is at least one.
    pub(super) registrations: Vec<BTreeMap<char, u16>>,
    /// For each glyph of the whole face its glyph in the cut, 0 for none.
    new: Vec<u16>,
    /// The registrations of what the first one cannot hold.
    elsewhere: BTreeMap<(u16, char), usize>,
}

/// Glyphs of one face and the characters they stand for.
#[derive(Default)]
struct Used {
    /// For each glyph of the face the first character it was seen to stand for.
    first: Vec<Option<char>>,
    /// Glyphs that stand for other characters too.
    more: BTreeSet<(u16, char)>,
}

/// The character that a code is given for a character: U+FEFF may not stand in a `ToUnicode`
/// map (ISO 19005-2, 6.2.11.7.2), so the word joiner stands in for it.
pub(super) const fn stand_in(character: char) -> char {
    match character {
        '\u{FEFF}' => '\u{2060}',
        other => other,
    }
}

/// Cut down every face that the pages use.
pub(super) fn cut<'a>(pages: &[Page], fonts: &'a Fonts) -> Result<Cuts<'a>, Error> {
    let used = collect(pages)?;
    let by_face = used.iter().enumerate().map(|(id, used)| {
        if used.first.is_empty() {
            return Ok(None);
        }
        let face = fonts.face(FaceId(id)).ok_or_else(|| refuse(format!("no face {id}")))?;
        cut_face(face, used).map(Some)
    });
    Ok(Cuts { by_face: by_face.collect::<Result<_, Error>>()? })
}

/// What the pages use of each face.
fn collect(pages: &[Page]) -> Result<Vec<Used>, Error> {
    let mut faces: Vec<Used> = Vec::new();
    for run in pages.iter().flat_map(|page| &page.runs) {
        if faces.len() <= run.face.0 {
            faces.resize_with(run.face.0 + 1, Used::default);
        }
        let used = &mut faces[run.face.0];
        for glyph in &run.glyphs {
            used.add(glyph.id, stand_in(glyph.character))?;
        }
    }
    Ok(faces)
}

impl Used {
    fn add(&mut self, id: u16, character: char) -> Result<(), Error> {
        if id == 0 {
            let code = u32::from(character);
            return Err(refuse(format!("the pages have no glyph for U+{code:04X}")));
        }
        let at = usize::from(id);
        if self.first.len() <= at {
            self.first.resize(at + 1, None);
        }
        match self.first[at] {
            None => self.first[at] = Some(character),
            Some(first) if first == character => {}
            Some(_) => {
                self.more.insert((id, character));
            }
        }
        Ok(())
    }

    /// Glyphs with the first character each stands for.
    fn firsts(&self) -> impl Iterator<Item = (u16, char)> {
        let known = (0u16..).zip(&self.first);
        known.filter_map(|(id, first)| first.map(|character| (id, character)))
    }
}

fn cut_face<'a>(face: &'a Face, used: &Used) -> Result<Cut<'a>, Error> {
    let kept: Vec<u16> = used.firsts().map(|(id, _)| id).collect();
    let subset = font::subset(face, &kept)?;
    let widths = widths(&subset.data, face.units_per_em).ok_or_else(|| Error::Font {
        name: face.name.clone(),
        reason: "its subset has no advance widths".to_owned(),
    })?;
    let mut cut = Cut {
        face,
        tag: tag(&kept),
        data: subset.data,
        widths,
        registrations: vec![BTreeMap::new()],
        new: vec![0; used.first.len()],
        elsewhere: BTreeMap::new(),
    };
    for (old, new) in subset.glyphs {
        if let Some(place) = cut.new.get_mut(usize::from(old)) {
            *place = new;
        }
    }
    cut.register(used);
    Ok(cut)
}

impl Cut<'_> {
    fn register(&mut self, used: &Used) {
        let mut taken: Vec<BTreeSet<u16>> = vec![BTreeSet::new()];
        for (id, character) in used.firsts().chain(used.more.iter().copied()) {
            let glyph = self.new[usize::from(id)];
            let free = |at: &usize| {
                !taken[*at].contains(&glyph)
                    && !self.registrations[*at].contains_key(&character)
            };
            let at = (0..taken.len()).find(free).unwrap_or_else(|| {
                self.registrations.push(BTreeMap::new());
                taken.push(BTreeSet::new());
                taken.len() - 1
            });
            taken[at].insert(glyph);
            self.registrations[at].insert(character, glyph);
            if at > 0 {
                self.elsewhere.insert((id, character), at);
            }
        }
    }

    /// The registration in which a glyph of the face stands for a character.
    pub(super) fn registration(&self, id: u16, character: char) -> usize {
        if self.elsewhere.is_empty() {
            return 0;
        }
        self.elsewhere.get(&(id, character)).copied().unwrap_or(0)
    }

    /// The glyph of the cut for a glyph of the face, which is also its code.
    pub(super) fn code(&self, id: u16) -> u16 {
        self.new.get(usize::from(id)).copied().unwrap_or(0)
    }

    /// The advance width of a glyph of the cut, in thousandths of an em.
    pub(super) fn width(&self, code: u16) -> u16 {
        self.widths.get(usize::from(code)).copied().unwrap_or(0)
    }
}

impl<'a> Cuts<'a> {
    /// The cut of a face.
    pub(super) fn of(&self, face: FaceId) -> Option<&Cut<'a>> {
        self.by_face.get(face.0)?.as_ref()
    }

    /// Every cut with its face.
    pub(super) fn all(&self) -> impl Iterator<Item = (FaceId, &Cut<'a>)> {
        let numbered = self.by_face.iter().enumerate();
        numbered.filter_map(|(id, cut)| cut.as_ref().map(|cut| (FaceId(id), cut)))
    }
}

/// Six letters that depend on the glyphs alone (FNV-1a).
fn tag(glyphs: &[u16]) -> String {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for byte in glyphs.iter().flat_map(|id| id.to_be_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    let mut letters = String::new();
    for _ in 0..6 {
        letters.push(char::from(b'A'.saturating_add((hash % 26).to_le_bytes()[0])));
        hash /= 26;
    }
    letters
}

/// The advance widths of a font file in thousandths of an em, read from the file that is
/// embedded, because that is what a validator compares them with (ISO 19005-2, 6.2.11.5).
fn widths(file: &[u8], units_per_em: u16) -> Option<Vec<u16>> {
    let long = u16_at(table(file, *b"hhea")?, 34)?;
    let count = u16_at(table(file, *b"maxp")?, 4)?;
    let metrics = table(file, *b"hmtx")?;
    let em = u32::from(units_per_em.max(1));
    (0..count)
        .map(|glyph| {
            let at = usize::from(glyph.min(long.checked_sub(1)?)) * 4;
            let units = u32::from(u16_at(metrics, at)?);
            u16::try_from((units * 1000 + em / 2) / em).ok()
        })
        .collect()
}

/// A table of a font file (OpenType, “Table Directory”).
fn table(file: &[u8], tag: [u8; 4]) -> Option<&[u8]> {
    let records = file.get(12..)?.chunks_exact(16).take(usize::from(u16_at(file, 4)?));
    let record = { records }.find(|record| record.starts_with(&tag))?;
    let number = |at: usize| {
        let bytes = record.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    file.get(number(8)?..)?.get(..number(12)?)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(pairs: &[(u16, char)]) -> Used {
        let mut used = Used::default();
        for &(id, character) in pairs {
            used.add(id, character).unwrap();
        }
        used
    }

    fn registered(used: &Used) -> Cut<'static> {
        let face = Box::leak(Box::new(Face {
            name: String::new(),
            data: crate::font::face::File::Embedded(&[]),
            index: 0,
            units_per_em: 1000,
            ascent: 0,
            descent: 0,
            bounds: [0; 4],
            weight: 400,
        }));
        let mut cut = Cut {
            face,
            tag: String::new(),
            data: Vec::new(),
            widths: Vec::new(),
            registrations: vec![BTreeMap::new()],
            new: (0..10).collect(),
            elsewhere: BTreeMap::new(),
        };
        cut.register(used);
        cut
    }

    #[test]
    fn characters_that_share_a_glyph_get_codes_of_their_own() {
        let cut = registered(&used(&[(3, '一'), (3, '⼀'), (4, '二'), (3, '一')]));
        assert_eq!(cut.registrations.len(), 2);
        assert_eq!((cut.registration(3, '一'), cut.registration(3, '⼀')), (0, 1));
        assert_eq!(cut.registrations[1], BTreeMap::from([('⼀', 3)]));
    }

    #[test]
    fn a_character_with_two_glyphs_gets_two_codes() {
        let cut = registered(&used(&[(3, '“'), (4, '“')]));
        assert_eq!((cut.registration(3, '“'), cut.registration(4, '“')), (0, 1));
    }

    #[test]
    fn a_missing_glyph_is_never_drawn() {
        assert!(Used::default().add(0, '㐀').is_err());
    }

    #[test]
    fn the_tag_of_a_subset_is_six_capitals_from_its_glyphs() {
        let letters = tag(&[1, 2, 3]);
        assert_eq!(letters.len(), 6);
        assert!(letters.bytes().all(|b| b.is_ascii_uppercase()), "{letters}");
        assert_ne!(letters, tag(&[1, 2, 4]));
    }

    #[test]
    fn a_file_that_is_no_font_has_no_widths() {
        assert_eq!(widths(b"", 1000), None);
        assert_eq!(widths(&[0xFF; 64], 1000), None);
    }
}
