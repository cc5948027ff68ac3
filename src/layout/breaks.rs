//! Where a line may end.

use unicode_linebreak::linebreaks;

use super::classes::{Class, is_unit};
use super::gaps::ends_clause;
use super::shape::Item;

/// Whether a line may end before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// Never.
    No,
    /// Only because a word is too long for a line.
    Forced,
    /// As well as anywhere.
    Yes,
}

/// For each item whether a line may end before it. A word wider than `widest` may be broken.
pub(super) fn breaks(text: &str, items: &[Item], widest: i64) -> Vec<Break> {
    let mut breaks = vec![Break::No; items.len()];
    let mut latin = linebreaks(text).map(|(at, _)| at).peekable();
    let mut at = 0;
    for (here, item) in items.iter().enumerate() {
        while latin.next_if(|&open| open < at).is_some() {}
        let open = latin.peek() == Some(&at);
        at += item.character.len_utf8();
        if here > 0 && may_part(&items[..here], item, open) {
            breaks[here] = Break::Yes;
        }
    }
    force(&mut breaks, items, widest);
    breaks
}

/// Whether a line may end between what came before and an item; `open` is what UAX #14 says,
/// which decides between Latin neighbours.
fn may_part(before: &[Item], next: &Item, open: bool) -> bool {
    let Some(last) = before.last() else { return false };
    if next.class.is_blank() {
        return false;
    }
    // What a blank parts, parts here as well, whatever the blank is.
    let Some(ink) = before.iter().rev().find(|item| !item.class.is_blank()) else {
        return false;
    };
    if last.class.is_latin() && next.class.is_latin() {
        return open || ends_clause(before, next);
    }
    if last.class == Class::Space && ink.class.is_latin() && next.class.is_latin() {
        return open;
    }
    if next.class.never_begins() || ink.class.never_ends() {
        return false;
    }
    if last.class.is_blank() {
        return true;
    }
    let number = last.character.is_ascii_digit() && is_unit(next.character);
    let ordinal = last.character == '第' && next.character.is_ascii_digit();
    !number && !ordinal
}

/// Open what is too long to stand whole on a line, except the dashes of two.
fn force(breaks: &mut [Break], items: &[Item], widest: i64) {
    let mut start = 0;
    let mut width = 0;
    for here in 0..=items.len() {
        if here == items.len() || breaks[here] == Break::Yes {
            if width > widest {
                open_all(&mut breaks[start..here], &items[start..here]);
            }
            start = here;
            width = 0;
        }
        width += items.get(here).map_or(0, |item| room(item, widest));
    }
}

/// What an item takes at least; a space has no body, and a long line holds fifty of them.
fn room(item: &Item, widest: i64) -> i64 {
    if item.class == Class::Space { widest / 50 } else { item.body }
}

fn open_all(breaks: &mut [Break], items: &[Item]) {
    let mut dashes = 0;
    for here in 1..items.len() {
        let (last, next) = (&items[here - 1], &items[here]);
        dashes = if last.class == Class::Dash { dashes + 1 } else { 0 };
        // Dashes stand in twos.
        let parts_two = next.class == Class::Dash && dashes % 2 == 1;
        if !parts_two && next.class != Class::Nothing {
            breaks[here] = Break::Forced;
        }
    }
}
