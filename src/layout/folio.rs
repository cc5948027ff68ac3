//! 页码: the number of a page between two dashes (GB/T 9704-2012, 7.5).

use super::page::{Glyph, Part, Run};
use super::paper::Settings;
use crate::font::{Fonts, Role};
use crate::units::Length;

/// The upper edge of the dash of 宋体 above the baseline, in thousandths of an em.
const DASH_TOP: i64 = 400;

/// The number of a page, counted from 1: outside, one character from the edge of the type area.
pub(super) fn folio(number: usize, fonts: &Fonts, paper: &Settings) -> Option<Run> {
    let face = Role::Song.face();
    let em = fonts.face(face)?.units_per_em;
    let mut pen = Length::ZERO;
    let mut glyphs = Vec::new();
    for character in format!("— {number} —").chars() {
        let glyph = fonts.glyph_in(face, character)?;
        glyphs.push(Glyph { id: glyph.id, character, x: pen });
        pen += paper.folio.times(i64::from(glyph.advance), i64::from(em));
    }
    let left = if number.is_multiple_of(2) {
        paper.left + paper.cell()
    } else {
        paper.right() - paper.cell() - pen
    };
    for glyph in &mut glyphs {
        glyph.x += left;
    }
    let dash = paper.top + paper.text_height + paper.folio_drop;
    let baseline = dash + paper.folio.times(DASH_TOP, 1000);
    Some(Run { part: Part::Folio, face, size: paper.folio, baseline, glyphs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_stand_outside_seven_millimetres_below_the_type_area() {
        let (fonts, paper) = (Fonts::embedded().unwrap(), Settings::default());
        let odd = folio(1, &fonts, &paper).unwrap();
        let even = folio(12, &fonts, &paper).unwrap();
        assert_eq!(even.glyphs[0].x, Length::mm(28) + paper.cell());
        let end = odd.glyphs.last().unwrap().x + paper.folio;
        assert_eq!(end, Length::mm(184) - paper.cell());
        assert_eq!(odd.baseline - paper.folio.times(400, 1000), Length::mm(37 + 225 + 7));
        let text: String = even.glyphs.iter().map(|g| g.character).collect();
        assert_eq!(text, "— 12 —");
    }
}
