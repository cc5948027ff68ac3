//! Where the pen stands: placed glyphs in, strings and shifts out.
//!
//! A viewer moves its pen by the width of each glyph, by the character spacing and by the
//! shifts of `TJ` (ISO 32000-1, 9.4.4). All of that is counted here as the viewer counts it, in
//! millionths of a point, in which each is a whole number; so what a rounded shift misses is
//! made good by the next, and no glyph is ever further off than half a thousandth of its em.

use super::faces::{Cut, stand_in};
use crate::layout::{Glyph, Run};
use crate::units::Length;

/// Glyphs that are shown with one `TJ`, from a place of their own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Which registration of the face.
    pub(super) registration: usize,
    /// The place of the first glyph from the left edge, in thousandths of a point.
    pub(super) x: i64,
    /// What the pen moves on after each glyph, in thousandths of a point.
    pub(super) spacing: i64,
    /// What is shown.
    pub(super) items: Vec<Item>,
    /// What the glyphs say, where their codes may not say it.
    pub(super) actual: Option<String>,
}

/// An operand of `TJ`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// Codes to show: the glyphs of the cut, two bytes each.
    Show(Vec<u8>),
    /// Move to the left by so many thousandths of an em.
    Shift(i64),
}

/// The stretches of a run, from left to right.
pub(super) fn stretches<'a>(
    run: &'a Run,
    cut: &'a Cut<'_>,
) -> impl Iterator<Item = Stretch> + use<'a> {
    let key = |glyph: &Glyph| {
        let registration = cut.registration(glyph.id, stand_in(glyph.character));
        (registration, is_mute(glyph.character))
    };
    let alike = run.glyphs.chunk_by(move |a, b| key(a) == key(b));
    alike.filter_map(move |glyphs| {
        let (registration, mute) = key(glyphs.first()?);
        let actual = mute.then(|| glyphs.iter().map(|glyph| glyph.character).collect());
        Some(stretch(glyphs, thousandths(run.size), cut, (registration, actual)))
    })
}

/// Whether a code may not say what the character is: characters for private use need
/// `ActualText` (ISO 19005-2, 6.2.11.7.3), and U+FEFF may have no code.
fn is_mute(character: char) -> bool {
    matches!(character, '\u{FEFF}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

fn stretch(
    glyphs: &[Glyph],
    size: i64,
    cut: &Cut<'_>,
    (registration, actual): (usize, Option<String>),
) -> Stretch {
    let x = glyphs.first().map_or(0, |first| thousandths(first.x));
    let spacing = spacing(glyphs, size, cut);
    let mut pen = x * 1000;
    let mut items = Vec::new();
    let mut shown = Vec::with_capacity(glyphs.len() * 2);
    for glyph in glyphs {
        let shift = round(pen - millionths(glyph.x), size);
        if shift != 0 {
            if !shown.is_empty() {
                items.push(Item::Show(std::mem::take(&mut shown)));
            }
            items.push(Item::Shift(shift));
            pen -= shift * size;
        }
        let code = cut.code(glyph.id);
        shown.extend_from_slice(&code.to_be_bytes());
        pen += i64::from(cut.width(code)) * size + spacing * 1000;
    }
    items.push(Item::Show(shown));
    Stretch { registration, x, spacing, items, actual }
}

/// The spacing that fits most gaps, in thousandths of a point; none unless it fits more than
/// half of them, because then shifts are shorter.
fn spacing(glyphs: &[Glyph], size: i64, cut: &Cut<'_>) -> i64 {
    let gaps = || {
        glyphs.windows(2).map(|pair| {
            let advance = i64::from(cut.width(cut.code(pair[0].id))) * size;
            round(millionths(pair[1].x) - millionths(pair[0].x) - advance, 1000)
        })
    };
    // Boyer and Moore: whatever has the majority is left standing.
    let (mut candidate, mut votes) = (0, 0usize);
    for gap in gaps() {
        match (votes, gap == candidate) {
            (0, _) => (candidate, votes) = (gap, 1),
            (_, true) => votes += 1,
            (_, false) => votes -= 1,
        }
    }
    let fitting = gaps().filter(|&gap| gap == candidate).count();
    if fitting * 2 > glyphs.len() { candidate } else { 0 }
}

/// A length in thousandths of a point, rounded to the nearest.
pub(super) fn thousandths(length: Length) -> i64 {
    // A point is 12,700 EMU.
    round(length.in_emu() * 10, 127)
}

/// A length in millionths of a point, rounded to the nearest.
fn millionths(length: Length) -> i64 {
    round(length.in_emu() * 10_000, 127)
}

/// A quotient rounded to the nearest.
const fn round(numerator: i64, denominator: i64) -> i64 {
    let denominator = if denominator < 1 { 1 } else { denominator };
    let half = denominator / 2;
    (numerator + if numerator < 0 { -half } else { half }) / denominator
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Fonts, Role};
    use crate::layout::{Page, Part};
    use crate::write::pdf::faces;

    /// The stretches of some characters of the body face at these places, 16 points big.
    fn drawn(glyphs: &[(char, i64)]) -> Vec<Stretch> {
        let fonts = Fonts::embedded().unwrap();
        let mut run = Run {
            part: Part::Line(0),
            face: Role::Body.face(),
            size: Length::pt(16),
            baseline: Length::pt(100),
            glyphs: Vec::new(),
        };
        for &(character, x) in glyphs {
            // A character that no face has is drawn by some other glyph, as a face of the
            // user's might.
            let glyph = fonts.glyph(Role::Body, character);
            let id = glyph.or_else(|| fonts.glyph_in(run.face, '人')).unwrap().id;
            run.glyphs.push(Glyph { id, character, x: Length::centipoints(x) });
        }
        let page = Page { runs: vec![run.clone()], ..Page::default() };
        let pages = [page];
        let cuts = faces::cut(&pages, &fonts).unwrap();
        stretches(&run, cuts.of(run.face).unwrap()).collect()
    }

    /// How many glyphs each string shows, 0 for a shift.
    fn shown(stretch: &Stretch) -> Vec<usize> {
        let count = |item: &Item| match item {
            Item::Show(codes) => codes.len() / 2,
            Item::Shift(_) => 0,
        };
        stretch.items.iter().map(count).collect()
    }

    #[test]
    fn glyphs_one_after_another_are_one_string() {
        let made = drawn(&[('全', 1000), ('国', 2600), ('人', 4200)]);
        assert_eq!(made.len(), 1);
        assert_eq!((made[0].x, made[0].spacing), (10_000, 0));
        assert_eq!(shown(&made[0]), [3]);
    }

    #[test]
    fn an_even_pitch_is_spacing_and_not_a_shift_for_each_glyph() {
        let made = drawn(&[('全', 0), ('国', 1575), ('人', 3150), ('大', 4725)]);
        assert_eq!(made[0].spacing, -250);
        assert_eq!(shown(&made[0]), [4]);
    }

    #[test]
    fn what_a_rounded_shift_misses_is_made_good_by_the_next() {
        // 0.03 points are 1.875 thousandths of an em.
        let made = drawn(&[('全', 0), ('国', 1603), ('人', 3200), ('大', 4803), ('会', 6400)]);
        let mut error: i64 = 0;
        for item in &made[0].items {
            match item {
                Item::Shift(by) => error += by,
                Item::Show(_) => assert!(error.abs() <= 2, "{made:?}"),
            }
        }
        assert_eq!(error, 0, "{made:?}");
    }

    #[test]
    fn a_tab_and_a_space_have_codes_of_their_own() {
        let made = drawn(&[(' ', 0), ('\t', 1600), (' ', 3200)]);
        let registrations: Vec<_> = made.iter().map(|s| s.registration).collect();
        let kept = if registrations[0] == 0 { [0, 1, 0] } else { [1, 0, 1] };
        assert_eq!(registrations, kept);
    }

    #[test]
    fn a_character_for_private_use_says_what_it_is() {
        let made = drawn(&[('大', 0), ('\u{E000}', 1600), ('会', 3200)]);
        let actual: Vec<_> = made.iter().map(|s| s.actual.as_deref()).collect();
        assert_eq!(actual, [None, Some("\u{E000}"), None]);
    }
}
