//! The head of an article: label, title, subtitle and what stands below them.

use super::compose::{Composer, Slab, one_row};
use super::paper::count;
use super::place::Band;
use super::shape::{Setting, Type};
use super::style::{self, Keep};
use super::{Run, Settings};
use crate::font::Role;
use crate::model::{Article, HeadKind, HeadLine};

/// More lines than that are no title, and are set row by row.
const MOST_LINES: usize = 10;

/// The slabs of a head, with an empty row below the last one.
pub(super) fn head(composer: &mut Composer<'_>, article: &Article) -> Vec<Slab> {
    let mut slabs = Vec::new();
    for part in &article.head {
        match part.kind {
            HeadKind::Title => slabs.push(title(composer, part)),
            HeadKind::Label
            | HeadKind::Subtitle
            | HeadKind::DocumentNumber
            | HeadKind::DateLine
            | HeadKind::Byline
            | HeadKind::Source => {
                let style = style::head(part.kind);
                slabs.extend(part.lines.iter().map(|line| composer.block(line, style)));
            }
        }
    }
    if let Some(last) = slabs.last_mut() {
        last.after = 1;
    }
    slabs
}

/// A title: lines of two rows when there is one, closer when there are several, so that they
/// read as one.
fn title(composer: &mut Composer<'_>, part: &HeadLine) -> Slab {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    let kind = Type::solid(composer.paper.title);
    for text in &part.lines {
        let setting = Setting { text, lead: (0, Role::Title), role: Role::Title, kind };
        let shaped = composer.shape(setting);
        let own = composer.centred(&shaped).map(Iterator::collect);
        let own: Vec<_> = own.unwrap_or_else(|| {
            let slab = composer.slab(shaped, style::head(HeadKind::Title));
            slab.bands.into_iter().map(|band| band.runs).collect()
        });
        lines.extend(own);
    }
    let bands = stack(lines, composer.paper);
    Slab { bands, before: 0, after: 0, keep: Keep::WithNext }
}

/// One band of the lines, one row more than there are lines, the lines in its middle.
fn stack(lines: Vec<Vec<Run>>, paper: &Settings) -> Vec<Band> {
    if lines.len() > MOST_LINES {
        return lines.into_iter().map(|runs| Band { rows: 2, ..one_row(runs) }).collect();
    }
    // 二号 with the blank of 三号 below it is what the standard calls a row of 二号 (3.2).
    let step = paper.rows_high(1) - paper.body + paper.title;
    let high = step * count(lines.len().max(1) - 1) + paper.title;
    let room = |rows| paper.rows_high(rows) - (paper.rows_high(1) - paper.body);
    let most = 2 * lines.len() + 1;
    let rows = (lines.len() + 1..most).find(|&rows| room(rows) >= high).unwrap_or(most);
    let top = (room(rows) - high).times(1, 2);
    let mut runs = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        runs.extend(line.into_iter().map(|mut run| {
            run.baseline += top + step * count(at);
            run
        }));
    }
    vec![Band { rows, runs }]
}
