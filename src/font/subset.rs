//! A face cut down to the glyphs of a document.

use subsetter::GlyphRemapper;

use super::Face;
use crate::error::Error;

/// The glyphs of a face that a document uses, as a font file of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subset {
    /// The font file; glyph 0 is `.notdef`.
    pub data: Vec<u8>,
    /// For each old glyph index its new one, sorted by the old one.
    pub glyphs: Vec<(u16, u16)>,
}

/// Cut a face down to some glyphs; `.notdef` is always kept.
///
/// # Errors
/// [`Error::Font`] if the face is broken inside.
pub fn subset(face: &Face, glyphs: &[u16]) -> Result<Subset, Error> {
    let mut wanted = glyphs.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let remapper = GlyphRemapper::new_from_glyphs(&wanted);
    let data = subsetter::subset(&face.data, face.index, &remapper)
        .map_err(|e| Error::Font { name: face.name.clone(), reason: e.to_string() })?;
    let glyphs = wanted.into_iter().filter_map(|old| Some((old, remapper.get(old)?)));
    Ok(Subset { data, glyphs: glyphs.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Fonts, Role};

    #[test]
    fn a_subset_maps_each_glyph_once_and_is_small() {
        let fonts = Fonts::embedded().unwrap();
        let ids = ['国', '文', '国'].map(|c| fonts.glyph(Role::Body, c).unwrap().id);
        let face = fonts.face(Role::Body.face()).unwrap();
        let cut = subset(face, &ids).unwrap();
        assert_eq!(cut.glyphs.len(), 2);
        assert!(cut.glyphs.iter().all(|&(_, new)| (1..=2).contains(&new)));
        assert!(cut.data.len() < 5000);
        assert_eq!(subset(face, &ids).unwrap(), cut);
    }
}
