//! Font files in, metrics, glyphs and subsets out.
//!
//! - [`mod@face`]: one font file and what is read from it
//! - [`mod@blank`]: characters that leave no ink
//! - [`subset`](mod@subset): a face cut down to the glyphs of a document

pub mod blank;
pub mod face;
pub mod subset;

use crate::error::Error;

pub use blank::{Blank, blank};
pub use face::Face;
pub use subset::{Subset, subset};

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

/// The faces inside the program, in the order of [`FaceId`].
const EMBEDDED: [(&str, &[u8]); 7] = [
    ("WenyinSong-Regular", include_bytes!("../../assets/fonts/WenyinSong-Regular.ttf")),
    ("WenyinSong-Bold", include_bytes!("../../assets/fonts/WenyinSong-Bold.ttf")),
    ("WenyinFang-Regular", include_bytes!("../../assets/fonts/WenyinFang-Regular.ttf")),
    ("WenyinHei-Medium", include_bytes!("../../assets/fonts/WenyinHei-Medium.ttf")),
    ("WenyinKai-Regular", include_bytes!("../../assets/fonts/WenyinKai-Regular.ttf")),
    ("WenyinLatin-Regular", include_bytes!("../../assets/fonts/WenyinLatin-Regular.ttf")),
    ("WenyinLatin-Bold", include_bytes!("../../assets/fonts/WenyinLatin-Bold.ttf")),
];

const SONG: FaceId = FaceId(0);

impl Role {
    /// The face of Chinese text in this role.
    pub const fn face(self) -> FaceId {
        match self {
            Self::Song => SONG,
            Self::Title => FaceId(1),
            Self::Body => FaceId(2),
            Self::Hei => FaceId(3),
            Self::Kai => FaceId(4),
        }
    }

    /// The face of Latin letters and digits beside this role.
    pub const fn latin_face(self) -> FaceId {
        match self {
            Self::Body | Self::Kai | Self::Song => FaceId(5),
            Self::Title | Self::Hei => FaceId(6),
        }
    }
}

impl Fonts {
    /// The faces that ship inside the program.
    ///
    /// # Errors
    /// [`Error::Font`], should one of them not be a font.
    pub fn embedded() -> Result<Self, Error> {
        let faces = EMBEDDED.iter().map(|(name, data)| Face::embedded(name, data));
        Ok(Self { faces: faces.collect::<Result<_, _>>()? })
    }

    /// These faces and after them those of some files, each given by name and content; a
    /// collection gives all its faces.
    ///
    /// # Errors
    /// [`Error::Font`] with the name of the first file that is not a font.
    pub fn with_files(mut self, files: Vec<(String, Vec<u8>)>) -> Result<Self, Error> {
        for (name, data) in files {
            self.faces.extend(Face::read_all(&name, data)?);
        }
        Ok(self)
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(id.0)
    }

    /// The glyph for a character in a role: Latin letters and digits from the Latin face that
    /// goes with the role, all else from the role's face, then along the fallback chain.
    ///
    /// A blank without a glyph of its own is drawn by the space of the role's face; how wide it
    /// is says [`blank`](blank()).
    pub fn glyph(&self, role: Role, character: char) -> Option<Glyph> {
        let latin = is_latin(character).then(|| self.latin_glyph(role, character)).flatten();
        let own = || self.glyph_in(role.face(), character);
        let latin = latin.or_else(own).or_else(|| self.latin_glyph(role, character));
        let found = latin.or_else(|| self.glyph_in(SONG, character));
        let found = found.or_else(|| self.added_glyph(role, character));
        found.or_else(|| blank(character).and_then(|_| self.glyph_in(role.face(), ' ')))
    }

    /// The glyph of the Latin face that goes with a role, such as for the apostrophe of a Latin
    /// word, which shares its code point with a Chinese quotation mark.
    pub fn latin_glyph(&self, role: Role, character: char) -> Option<Glyph> {
        self.glyph_in(role.latin_face(), character)
    }

    /// The glyph for a character in one face.
    pub fn glyph_in(&self, face: FaceId, character: char) -> Option<Glyph> {
        let (id, advance) = self.face(face)?.glyph(character)?;
        Some(Glyph { face, id, advance })
    }

    /// The glyph of an added face: of those that have the character the one whose weight is
    /// nearest to that of the role's face, so that a rare character does not stand out bold.
    fn added_glyph(&self, role: Role, character: char) -> Option<Glyph> {
        let weight = |id: FaceId| self.face(id).map_or(0, |face| face.weight);
        let added = (EMBEDDED.len()..self.faces.len()).map(FaceId);
        let having = added.filter_map(|face| self.glyph_in(face, character));
        having.min_by_key(|glyph| weight(glyph.face).abs_diff(weight(role.face())))
    }
}

/// Whether a character is set in the Latin face where it has it: ASCII, and the letters of the
/// Latin, Greek and Cyrillic alphabets. Marks beyond ASCII that Chinese shares, such as
/// “ ” — … ·, belong to the Chinese face (GB/T 15834-2011, 5.1).
const fn is_latin(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}'
        | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(fonts: &Fonts, role: Role, c: char) -> Option<String> {
        fonts.glyph(role, c).map(|g| fonts.face(g.face).unwrap().name.clone())
    }

    #[test]
    fn digits_are_latin_and_han_is_of_the_role() {
        let fonts = Fonts::embedded().unwrap();
        let of = |role, c| name(&fonts, role, c).unwrap();
        assert_eq!(of(Role::Body, '国'), "WenyinFang-Regular");
        assert_eq!(of(Role::Body, '7'), "WenyinLatin-Regular");
        assert_eq!(of(Role::Title, '7'), "WenyinLatin-Bold");
        assert_eq!(of(Role::Title, '国'), "WenyinSong-Bold");
        assert_eq!(of(Role::Kai, '“'), "WenyinKai-Regular");
        assert_eq!(of(Role::Hei, '—'), "WenyinHei-Medium");
    }

    #[test]
    fn what_a_face_lacks_comes_from_song_and_notdef_never() {
        let fonts = Fonts::embedded().unwrap();
        assert_eq!(name(&fonts, Role::Body, '①').unwrap(), "WenyinSong-Regular");
        assert_eq!(fonts.glyph(Role::Body, '\u{E000}'), None);
        assert_eq!(fonts.glyph(Role::Body, '𰻝'), None);
    }

    #[test]
    fn blanks_always_have_a_glyph() {
        let fonts = Fonts::embedded().unwrap();
        for c in
            [' ', '\u{3000}', '\u{A0}', '\t', '\u{200B}', '\u{FEFF}', '\u{FE0F}', '\u{E0100}']
        {
            let glyph = fonts.glyph(Role::Body, c).unwrap();
            assert_ne!(glyph.id, 0);
        }
    }

    #[test]
    fn an_added_face_comes_last_and_a_broken_one_is_named() {
        let song = EMBEDDED[0].1.to_vec();
        let fonts =
            Fonts::embedded().unwrap().with_files(vec![("a.ttf".into(), song)]).unwrap();
        assert_eq!(fonts.face(FaceId(7)).unwrap().name, "WenyinSong-Regular");
        let broken = Fonts::embedded().unwrap().with_files(vec![("b.ttf".into(), vec![1, 2])]);
        assert!(matches!(broken, Err(Error::Font { name, .. }) if name == "b.ttf"));
    }

    #[test]
    fn of_added_faces_the_one_of_fitting_weight_is_taken() {
        let file = |at: usize| (EMBEDDED[at].0.to_owned(), EMBEDDED[at].1.to_vec());
        let of = |name: &str| EMBEDDED.iter().position(|face| face.0.contains(name)).unwrap();
        let files = vec![file(of("Song-Bold")), file(of("Song-Regular"))];
        let fonts = Fonts::embedded().unwrap().with_files(files).unwrap();
        let added = |role| fonts.added_glyph(role, '国').map(|glyph| glyph.face);
        assert_eq!(added(Role::Body), Some(FaceId(8)));
        assert_eq!(added(Role::Title), Some(FaceId(7)));
    }
}
