//! One font file and what is read from it.

use std::ops::Deref;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::error::Error;

/// A font file, which the faces of a collection share.
#[derive(Debug, Clone)]
pub enum File {
    /// It lies inside the program.
    Embedded(&'static [u8]),
    /// It was read.
    Read(Arc<Vec<u8>>),
}

impl Deref for File {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Self::Embedded(data) => data,
            Self::Read(data) => data,
        }
    }
}

/// One face: its file and what is read from it once. Characters are looked up in the file when
/// they are asked for, so that a face that is not used costs nothing.
pub struct Face {
    /// The PostScript name (name ID 6).
    pub name: String,
    /// The whole font file.
    pub data: File,
    /// Index of the face within a collection.
    pub index: u32,
    /// Units in an em.
    pub units_per_em: u16,
    /// Height above the baseline, in font units.
    pub ascent: i16,
    /// Depth below the baseline, in font units, negative.
    pub descent: i16,
    /// Smallest box around all glyphs, in font units: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// 400 for regular, 700 for bold.
    pub weight: u16,
}

impl Face {
    /// A face that ships inside the program.
    pub(super) fn embedded(name: &str, data: &'static [u8]) -> Result<Self, Error> {
        Self::read(name, File::Embedded(data), 0)
    }

    /// Every face of a font file or a collection.
    pub(super) fn read_all(name: &str, data: Vec<u8>) -> Result<Vec<Self>, Error> {
        let file = FileRef::new(&data).map_err(|e| unusable(name, &e))?;
        let count = match file {
            FileRef::Font(_) => 1,
            FileRef::Collection(collection) => collection.len(),
        };
        let file = File::Read(Arc::new(data));
        (0..count).map(|index| Self::read(name, file.clone(), index)).collect()
    }

    fn read(file: &str, data: File, index: u32) -> Result<Self, Error> {
        let wrong = |e: skrifa::raw::ReadError| unusable(file, &e);
        let font = FontRef::from_index(&data, index).map_err(wrong)?;
        let head = font.head().map_err(wrong)?;
        let hhea = font.hhea().map_err(wrong)?;
        font.cmap().map_err(wrong)?;
        font.hmtx().map_err(wrong)?;
        let units_per_em = head.units_per_em();
        if units_per_em == 0 {
            return Err(unusable(file, &"its em has no units"));
        }
        let bounds = [head.x_min(), head.y_min(), head.x_max(), head.y_max()];
        let (ascent, descent) = (hhea.ascender().to_i16(), hhea.descender().to_i16());
        let name = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first();
        let name = name.map_or_else(|| file.to_owned(), |name| name.to_string());
        let weight = font.os2().map_or(400, |os2| os2.us_weight_class());
        Ok(Self { name, data, index, units_per_em, ascent, descent, bounds, weight })
    }

    /// Index and advance width of the glyph for a character; never that of `.notdef`.
    pub(super) fn glyph(&self, character: char) -> Option<(u16, u16)> {
        let font = FontRef::from_index(&self.data, self.index).ok()?;
        let id = font.charmap().map(character).filter(|&id| id != GlyphId::NOTDEF)?;
        let advance = font.hmtx().ok()?.advance(id)?;
        Some((u16::try_from(id.to_u32()).ok()?, advance))
    }

    /// Smallest box around the ink of a glyph, in font units: left, bottom, right, top.
    pub fn ink(&self, glyph: u16) -> Option<[f32; 4]> {
        let font = FontRef::from_index(&self.data, self.index).ok()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let ink = metrics.bounds(GlyphId::from(glyph))?;
        Some([ink.x_min, ink.y_min, ink.x_max, ink.y_max])
    }
}

fn unusable(name: &str, reason: &dyn std::fmt::Display) -> Error {
    Error::Font { name: name.to_owned(), reason: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{Face, File};
    use crate::font::{Fonts, Role};

    /// A collection whose faces are all the one that is given (OpenType 1.9, “Font collections”).
    fn collection(font: &[u8], count: u32) -> Vec<u8> {
        let start = 12 + 4 * count;
        let numbers = [0x0001_0000, count].into_iter().chain((0..count).map(|_| start));
        let mut whole = b"ttcf".to_vec();
        whole.extend(numbers.flat_map(u32::to_be_bytes));
        whole.extend(font);
        let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
        // The offsets of the tables count from the start of the collection.
        for table in 0..tables {
            let at = start as usize + 12 + 16 * table + 8;
            let offset: [u8; 4] = whole[at..at + 4].try_into().unwrap();
            let moved = u32::from_be_bytes(offset) + start;
            whole[at..at + 4].copy_from_slice(&moved.to_be_bytes());
        }
        whole
    }

    #[test]
    fn the_faces_of_a_collection_share_its_file() {
        let latin = Fonts::embedded().unwrap();
        let latin = latin.face(Role::Body.latin_face()).unwrap();
        let faces = Face::read_all("a.ttc", collection(&latin.data, 3)).unwrap();
        let at = |face: &Face| match &face.data {
            File::Read(data) => data.as_ptr(),
            File::Embedded(_) => panic!("{} was read", face.name),
        };
        assert_eq!(faces.len(), 3);
        assert!(faces.iter().all(|face| face.name == latin.name && at(face) == at(&faces[0])));
    }

    #[test]
    fn the_dash_fills_its_em_and_the_dot_half_of_it() {
        let fonts = Fonts::embedded().unwrap();
        for role in [Role::Title, Role::Body, Role::Hei, Role::Kai, Role::Song] {
            let dash = fonts.glyph(role, '—').unwrap();
            let face = fonts.face(dash.face).unwrap();
            let [left, _, right, _] = face.ink(dash.id).unwrap();
            assert_eq!((left, right), (0.0, f32::from(face.units_per_em)), "{}", face.name);
            assert_eq!(fonts.glyph(role, '·').unwrap().advance * 2, face.units_per_em);
        }
    }

    #[test]
    fn a_face_knows_its_name_weight_and_em() {
        let fonts = Fonts::embedded().unwrap();
        let face = fonts.face(Role::Title.face()).unwrap();
        assert_eq!(
            (face.name.as_str(), face.weight, face.units_per_em),
            ("WenyinSong-Bold", 700, 1000)
        );
    }
}
