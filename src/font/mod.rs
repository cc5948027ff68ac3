//! Font files in, metrics, glyphs and subsets out.

use crate::error::Error;
use crate::units::Length;

/// What a face is used for (GB/T 9704-2012, 5.2 and 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 小标宋: titles.
    Title,
    /// 仿宋: running text.
    Body,
    /// 黑体: headings of level 1.
    Hei,
    /// 楷体: headings of level 2, bylines.
    Kai,
    /// 宋体: page numbers, and what the other faces lack.
    Song,
}

/// Which face of a [`Fonts`]; glyphs of different faces never mix in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub usize);

/// The faces at hand, in the order of the fallback chain.
pub struct Fonts {
    faces: Vec<Face>,
}

/// One face: its file and what is read from it once.
pub struct Face {
    /// The PostScript name (name ID 6).
    pub name: String,
    /// The whole font file.
    pub data: std::borrow::Cow<'static, [u8]>,
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

/// A glyph of a face with its advance width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The face.
    pub face: FaceId,
    /// The glyph's index in the face.
    pub id: u16,
    /// The advance width in units of the em of the face.
    pub advance: u16,
}

/// The glyphs of a face that a document uses, as a font file of their own.
pub struct Subset {
    /// The font file; glyph 0 is `.notdef`.
    pub data: Vec<u8>,
    /// For each old glyph index its new one, sorted by the old one.
    pub glyphs: Vec<(u16, u16)>,
}

impl Fonts {
    /// The faces that ship inside the program.
    pub fn embedded() -> Result<Self, Error> {
        Ok(Self { faces: Vec::new() })
    }

    /// These faces and those of font files, which are asked last; each file with its name.
    pub fn with_files(self, files: Vec<(String, Vec<u8>)>) -> Result<Self, Error> {
        let _ = files;
        Ok(self)
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(id.0)
    }

    /// The glyph for a character in a role: Latin letters and digits from the Latin face that
    /// goes with the role, all else from the role's face, then along the fallback chain.
    pub fn glyph(&self, role: Role, character: char) -> Option<Glyph> {
        let _ = (role, character, Length::ZERO);
        None
    }

    /// The glyph for a character in one face.
    pub fn glyph_in(&self, face: FaceId, character: char) -> Option<Glyph> {
        let _ = (face, character);
        None
    }
}

/// Cut a face down to some glyphs; `.notdef` is always kept.
pub fn subset(face: &Face, glyphs: &[u16]) -> Result<Subset, Error> {
    let _ = glyphs;
    Err(Error::Font { name: face.name.clone(), reason: "not written yet".to_owned() })
}
