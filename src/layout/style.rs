//! How each part of a document is set: a table of faces, places and distances.
//!
//! Source: GB/T 9704-2012, 7.3; chapters of laws are centred as the State Council prints them.

use crate::font::Role;
use crate::model::{HeadKind, Level};
use crate::phrase::{Number, number};

/// Where a line stands between the edges of the type area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// Both edges, but for the last line.
    Justified,
    /// In the middle; long lines are broken into lines of like length.
    Centre,
}

/// Whether a part may be the last on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// It may.
    Free,
    /// It stays with what follows.
    WithNext,
    /// It stays with the last lines of what comes before it.
    WithPrevious,
}

/// How a block is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) role: Role,
    pub(super) align: Align,
    /// Cells before the first line.
    pub(super) first: i64,
    /// Cells before every other line.
    pub(super) rest: i64,
    /// Empty rows above, but not at the top of a page.
    pub(super) before: usize,
    /// Empty rows below.
    pub(super) after: usize,
    pub(super) keep: Keep,
}

impl Style {
    const fn indented(role: Role) -> Self {
        let align = Align::Justified;
        Self { role, align, first: 2, rest: 0, before: 0, after: 0, keep: Keep::Free }
    }

    const fn flush(role: Role) -> Self {
        Self { first: 0, ..Self::indented(role) }
    }

    const fn centred(role: Role) -> Self {
        Self { align: Align::Centre, first: 0, ..Self::indented(role) }
    }

    const fn keeping(self) -> Self {
        Self { keep: Keep::WithNext, ..self }
    }

    const fn spaced(self, before: usize, after: usize) -> Self {
        Self { before, after, ..self }
    }
}

/// 正文.
pub(super) const PARAGRAPH: Style = Style::indented(Role::Body);
/// 称谓, 主送机关: flush left (7.3.2), and never the last line of a page.
pub(super) const SALUTATION: Style = Style::flush(Role::Body).keeping();
/// 附注: indented two characters (7.3.7).
pub(super) const NOTE: Style = Style::indented(Role::Body);
/// 图注.
pub(super) const CAPTION: Style = Style::centred(Role::Kai);
/// A line of a table of contents.
pub(super) const TOC: Style = Style::flush(Role::Body);
/// 脚注.
pub(super) const FOOTNOTE: Style = Style::indented(Role::Body);

/// How a part of the head is set; titles have a layout of their own.
pub(super) const fn head(kind: HeadKind) -> Style {
    match kind {
        HeadKind::Label => Style::flush(Role::Hei).spaced(0, 1).keeping(),
        HeadKind::Title => Style::centred(Role::Title).keeping(),
        HeadKind::DocumentNumber => Style::centred(Role::Body).keeping(),
        HeadKind::Subtitle | HeadKind::DateLine | HeadKind::Byline | HeadKind::Source => {
            Style::centred(Role::Kai).keeping()
        }
    }
}

/// How a heading is set: by its number where it has one, else by its level.
pub(super) fn heading(text: &str, level: Level) -> Style {
    match (number(text), level.depth()) {
        (Number::Chapter, 1) => Style::centred(Role::Hei).spaced(1, 1).keeping(),
        (Number::Chapter, _) => Style::centred(Role::Hei).spaced(1, 0).keeping(),
        (Number::None, 1) => Style::centred(Role::Hei).spaced(1, 1).keeping(),
        (Number::First | Number::Article, _) => Style::indented(Role::Hei).keeping(),
        (Number::Second, _) | (Number::None, 2) => Style::indented(Role::Kai).keeping(),
        (Number::Lower | Number::None, _) => Style::indented(Role::Body).keeping(),
    }
}

/// The face of the words that lead a paragraph in.
pub(super) fn lead(text: &str) -> Role {
    match number(text) {
        Number::First | Number::Article | Number::Chapter => Role::Hei,
        Number::Second => Role::Kai,
        Number::Lower => Role::Body,
        Number::None if text.starts_with("本报") || text.starts_with('新') => Role::Hei,
        Number::None => Role::Kai,
    }
}

/// 附件说明: an empty row above, the names of the annexes below each other (7.3.4). How many
/// bytes stand before the name, and the style.
pub(super) fn annex(text: &str, before: Annex) -> Option<(usize, Style)> {
    let opening = ["附件：", "附件:"].into_iter().find(|opening| text.starts_with(opening));
    let (bytes, above) = match (opening, before) {
        (Some(opening), _) => (opening.len(), 1),
        (None, Annex::Listed) => (0, 0),
        (None, Annex::None) => return None,
    };
    let name = &text[bytes..];
    let inner = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = name.len() - inner.len();
    let mark = inner.chars().next().filter(|c| matches!(c, '.' | '．' | '、'));
    let style = Style::indented(Role::Body).spaced(above, 0);
    let first = if bytes > 0 { 2 } else { 5 };
    match mark {
        Some(mark) if digits == 1 || digits == 2 => {
            let rest = if digits == 1 { 6 } else { 7 };
            Some((bytes + digits + mark.len_utf8(), Style { first, rest, ..style }))
        }
        Some(_) | None if bytes > 0 => Some((bytes, Style { first, rest: 5, ..style })),
        Some(_) | None => None,
    }
}

/// Whether the block before names an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Annex {
    /// It does, so that “2.” continues the list.
    Listed,
    /// It does not.
    None,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_choose_the_face_of_a_heading() {
        let role = |text| heading(text, Level::new(3)).role;
        assert_eq!(role("一、基本情况"), Role::Hei);
        assert_eq!(role("（十二）加强领导"), Role::Kai);
        assert_eq!(role("(一)政治引领"), Role::Kai);
        assert_eq!(role("1.总则"), Role::Body);
        assert_eq!(role("（1）总则"), Role::Body);
    }

    #[test]
    fn chapters_and_parts_without_a_number_are_centred() {
        for text in ["第一章　总则", "第十二回 宴桃园", "2019年工作回顾"] {
            assert_eq!(heading(text, Level::TOP).align, Align::Centre, "{text}");
        }
        assert_eq!(heading("一、总则", Level::TOP).align, Align::Justified);
    }

    #[test]
    fn annexes_are_listed_below_each_other() {
        let of = |text, before| annex(text, before).map(|(_, style)| (style.first, style.rest));
        assert_eq!(of("附件：1.甲", Annex::None), Some((2, 6)));
        assert_eq!(of("2.乙", Annex::Listed), Some((5, 6)));
        assert_eq!(of("附件：甲", Annex::None), Some((2, 5)));
        assert_eq!(of("2.乙", Annex::None), None);
        assert_eq!(of("乙", Annex::Listed), None);
    }

    #[test]
    fn leads_are_set_in_the_face_of_their_level() {
        assert_eq!(lead("第三条"), Role::Hei);
        assert_eq!(lead("（一）加强领导。"), Role::Kai);
        assert_eq!(lead("一、加强领导。"), Role::Hei);
        assert_eq!(lead("本报讯(记者 李)"), Role::Hei);
        assert_eq!(lead("一是加强领导。"), Role::Kai);
    }
}
