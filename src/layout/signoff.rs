//! 落款: issuer and date (GB/T 9704-2012, 7.3.5.2, for documents without a seal).

use super::compose::{Composer, Shaped, Slab, one_row};
use super::place::Band;
use super::shape::Setting;
use super::style::Keep;
use crate::font::Role;
use crate::model::Block;
use crate::units::Length;

/// More lines than that are a list of names, which may run over pages.
const MOST_LINES: usize = 6;

/// The lines of a sign-off, an empty row above them.
pub(super) fn signoff(composer: &mut Composer<'_>, blocks: &[Block]) -> Slab {
    let mut lines = Vec::with_capacity(blocks.len());
    for block in blocks {
        for text in block.kind.lines() {
            let kind = composer.body();
            lines.push((
                is_date(&text),
                composer.shape(Setting {
                    text: &text,
                    lead: (0, Role::Body),
                    role: Role::Body,
                    kind,
                }),
            ));
        }
    }
    let rows: Vec<_> = place(composer, &lines).into_iter().flatten().collect();
    let bands = if rows.len() > MOST_LINES { rows } else { together(rows, composer) };
    Slab { bands, before: 1, after: 0, keep: Keep::WithPrevious }
}

/// The issuer ends two characters from the edge and the date begins two characters further right
/// than the issuer; a longer date ends two characters from the edge and moves the issuer left.
fn place(composer: &Composer<'_>, lines: &[(Dating, Shaped)]) -> Vec<Vec<Band>> {
    let (left, room) = (composer.paper.left, composer.paper.text_width.in_emu());
    let two = composer.paper.cell().in_emu() * 2;
    let widest = |dating| {
        let of = lines.iter().filter(|(own, _)| *own == dating);
        of.map(|(_, shaped)| shaped.whole().width()).max().unwrap_or(0)
    };
    let (issuer, date) = (widest(Dating::Issuer), widest(Dating::Date));
    let start =
        if date > issuer && issuer > 0 { room - 2 * two - date } else { room - two - issuer };
    let start = start.max(0);
    let set = |(dating, shaped): &(Dating, Shaped)| {
        let width = shaped.whole().width();
        let indent = match dating {
            // Several issuers stand in the middle of the longest.
            Dating::Issuer => start + (issuer - width) / 2,
            Dating::Date if issuer == 0 => room - two - width,
            Dating::Date => start + two,
        };
        let indent = indent.min(room - width).max(0);
        if width > room {
            return composer.wrapped(shaped);
        }
        vec![one_row(shaped.whole().set(left + Length::emu(indent), Length::ZERO))]
    };
    lines.iter().map(set).collect()
}

/// Several rows that are not parted.
fn together(rows: Vec<Band>, composer: &Composer<'_>) -> Vec<Band> {
    let mut whole = Band { rows: 0, runs: Vec::new() };
    for band in rows {
        let down = composer.paper.rows_high(whole.rows);
        whole.rows += band.rows;
        whole.runs.extend(band.runs.into_iter().map(|mut run| {
            run.baseline += down;
            run
        }));
    }
    vec![whole]
}

/// What a line of a sign-off is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dating {
    Issuer,
    Date,
}

/// A date has a day, or a month, and little else.
fn is_date(text: &str) -> Dating {
    let inner =
        |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九十元年月日 　.-/".contains(c);
    let marked = text.contains('年') || text.chars().filter(char::is_ascii_digit).count() >= 4;
    if marked && text.chars().all(inner) { Dating::Date } else { Dating::Issuer }
}
