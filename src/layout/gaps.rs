//! The room between two neighbours: how much, and how it gives (CLREQ 3.1.6, 3.2.2 and 3.5).

use super::classes::Class;
use super::shape::{Item, Type};

/// How a gap gives when a line is squeezed or stretched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Give {
    /// Not at all: within a word, a number or a dash of two.
    Never,
    /// Stretched last, never squeezed.
    Plain,
    /// Between words.
    Word,
    /// The blank half of a bracket or a quotation mark.
    Bracket,
    /// The blank half of ，、；：.
    Pause,
    /// Between Chinese and Latin.
    Mixed,
    /// The blank half of 。？！.
    Stop,
}

/// How many kinds of gap can be squeezed.
pub(super) const SQUEEZED: usize = 5;

impl Give {
    /// The place in the order of squeezing (CLREQ 3.5.1), of what can be squeezed.
    pub(super) const fn order(self) -> Option<usize> {
        match self {
            Self::Never | Self::Plain => None,
            Self::Word => Some(0),
            Self::Bracket => Some(1),
            Self::Pause => Some(2),
            Self::Mixed => Some(3),
            Self::Stop => Some(4),
        }
    }
}

/// The room after an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) natural: i64,
    /// How much may be taken away.
    pub(super) squeeze: i64,
    pub(super) give: Give,
}

impl Gap {
    /// A gap that stays as it is.
    pub(super) const fn fixed(natural: i64) -> Self {
        Self { natural, squeeze: 0, give: Give::Never }
    }

    const fn plain() -> Self {
        Self { natural: 0, squeeze: 0, give: Give::Plain }
    }

    const fn half(cell: i64, give: Give) -> Self {
        let natural = cell - cell / 2;
        Self { natural, squeeze: natural, give }
    }
}

/// The gap after each item; that after the last is empty.
pub(super) fn gaps(items: &[Item], kind: Type, latin_gap: u16) -> Vec<Gap> {
    let mixed = kind.size.times(i64::from(latin_gap), 1000).in_emu();
    let least = mixed.min(kind.size.in_emu() / 8);
    let mixed = Gap { natural: mixed, squeeze: mixed - least, give: Give::Mixed };
    let mut gaps = Vec::with_capacity(items.len());
    let mut word = Class::Nothing;
    for (at, pair) in items.windows(2).enumerate() {
        if pair[0].class != Class::Space {
            word = pair[0].class;
        }
        gaps.push(if pair[0].class == Class::Space {
            space(word, pair[1].class, kind)
        } else if pair[1].class == Class::Space {
            Gap::fixed(0)
        } else if ends_clause(&items[..=at], &pair[1]) {
            mixed
        } else {
            between(pair, kind, mixed)
        });
    }
    if !items.is_empty() {
        gaps.push(Gap::fixed(0));
    }
    gaps
}

/// Whether an ASCII mark closes a Chinese clause before a number or a Latin word, as in “我们,3家”.
pub(super) fn ends_clause(before: &[Item], next: &Item) -> bool {
    let [.., word, mark] = before else { return false };
    let closes = matches!(mark.character, ',' | ';' | ':' | '!' | '?' | ')');
    word.class == Class::Han && closes && next.class == Class::Latin
}

/// A space is a quarter of an em between Latin words and half an em elsewhere, as in the Chinese
/// faces of old; it keeps a quarter and grows to a half, or by a quarter (CLREQ 3.5 and 3.6).
fn space(before: Class, after: Class, kind: Type) -> Gap {
    let quarter = kind.size.in_emu() / 4;
    let natural = if before.is_latin() && after.is_latin() { quarter } else { 2 * quarter };
    Gap { natural, squeeze: natural - quarter, give: Give::Word }
}

fn between(pair: &[Item], kind: Type, mixed: Gap) -> Gap {
    let (left, right) = (pair[0].class, pair[1].class);
    let cell = kind.cell.in_emu();
    if left == Class::Dash && right == Class::Dash && pair[0].character == pair[1].character {
        // Two dashes overlap by a hair, lest a seam be seen where they touch.
        return Gap::fixed(if pair[0].character == '…' {
            0
        } else {
            -kind.size.in_emu() / 50
        });
    }
    if left.is_blank_after() {
        return after_mark(left, right, cell);
    }
    if right == Class::Opening && left != Class::Opening {
        return Gap::half(cell, Give::Bracket);
    }
    if left.is_latin() && right.is_latin() || right == Class::Nothing {
        return Gap::fixed(0);
    }
    let meets_latin = left == Class::Han && matches!(right, Class::Latin | Class::LatinOpening);
    let leaves_latin =
        right == Class::Han && matches!(left, Class::Latin | Class::LatinClosing);
    if meets_latin || leaves_latin { mixed } else { Gap::plain() }
}

/// The blank half of a mark is taken away before a mark that closes, and what stands between two
/// blank halves is one half (GB/T 15834-2011 5.1.10; CLREQ 3.1.6.2: two marks take 1.5 em).
fn after_mark(left: Class, right: Class, cell: i64) -> Gap {
    if right.is_blank_after() || right == Class::LatinClosing {
        return Gap::plain();
    }
    let give = if right == Class::Opening || left == Class::Closing {
        Give::Bracket
    } else if left == Class::Pause {
        Give::Pause
    } else {
        Give::Stop
    };
    Gap::half(cell, give)
}
