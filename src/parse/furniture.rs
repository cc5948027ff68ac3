//! Lines in, lines without the page numbers that stood between them out.

use super::lines::{Line, Page};
use super::number::is_arabic;
use super::script::{is_space, is_terminated, squeezed};
use crate::model::Span;

/// The lines of the text and the places of the page numbers.
pub(super) struct Stripped<'a> {
    /// The lines that belong to the text.
    pub(super) lines: Vec<Line<'a>>,
    /// Where the page numbers were.
    pub(super) numbers: Vec<Span>,
}

/// How a page number is dressed; only bare digits can be mistaken for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dress {
    /// Digits and nothing else.
    Bare,
    /// `— 1 —`, `·1·`.
    Flanked,
    /// `第1页`, `第1页 共3页`, `1/3`.
    Named,
}

/// Take out the page numbers: lines of one form whose numbers rise one by one, or which could be
/// nothing else.
pub(super) fn strip(lines: Vec<Line<'_>>) -> Stripped<'_> {
    let found: Vec<_> = lines.iter().map(|line| page_number(line.text)).collect();
    let rising = rising(&lines, &found);
    let (mut kept, mut numbers) = (Vec::with_capacity(lines.len()), Vec::new());
    let mut page = Page::Same;
    for ((mut line, found), rising) in lines.into_iter().zip(found).zip(rising) {
        let is_number = match found {
            Some((Dress::Bare | Dress::Flanked, _)) => rising,
            Some((Dress::Named, _)) => true,
            None => false,
        };
        if is_number {
            numbers.push(Span::new(line.start, line.end()));
            page = Page::New;
            continue;
        }
        if page == Page::New {
            (line.page, page) = (Page::New, Page::Same);
        }
        kept.push(line);
    }
    Stripped { lines: kept, numbers }
}

/// For each line, whether its number continues or opens a rising series of its dress; a flanked
/// number that is alone counts as a series of one.
fn rising(lines: &[Line<'_>], found: &[Option<(Dress, usize)>]) -> Vec<bool> {
    let mut rising = vec![false; found.len()];
    for dress in [Dress::Bare, Dress::Flanked] {
        let series = || {
            found.iter().enumerate().filter_map(move |(at, f)| {
                f.filter(|&(other, _)| other == dress).map(|(_, number)| (at, number))
            })
        };
        let all: Vec<_> = series().collect();
        let climbs = all.windows(2).all(|pair| match pair {
            [(_, a), (_, b)] => *b == a + 1,
            _ => true,
        });
        let enough = match all.as_slice() {
            [] => false,
            [(at, number)] => {
                let first = *number == 1 && ends_first_page(lines, *at);
                dress == Dress::Flanked || first || parts_sentence(lines, *at)
            }
            [..] => true,
        };
        if climbs && enough {
            for (at, _) in all {
                if let Some(slot) = rising.get_mut(at) {
                    *slot = true;
                }
            }
        }
    }
    rising
}

/// Whether as many lines stand above a line as a page holds, and text below it.
fn ends_first_page(lines: &[Line<'_>], at: usize) -> bool {
    const FEWEST: usize = 12;
    at >= FEWEST && at + 1 < lines.len() && lines.get(at).is_some_and(|line| line.indent == 0)
}

/// Whether a line stands between empty lines in the middle of a sentence.
fn parts_sentence(lines: &[Line<'_>], at: usize) -> bool {
    let around =
        (at.checked_sub(1).and_then(|b| lines.get(b)), lines.get(at), lines.get(at + 1));
    let (Some(before), Some(line), Some(next)) = around else { return false };
    let apart = line.gap > 0 && next.gap > 0 && line.text.len() <= 3;
    apart && before.width > 20 && !is_terminated(before.text)
}

/// The page number that a line is, if it is one.
fn page_number(line: &str) -> Option<(Dress, usize)> {
    // `第 100 页　共 999 页` is the longest form.
    if line.len() > 48 {
        return None;
    }
    let text = squeezed(line);
    if let Some(rest) = text.strip_prefix('第') {
        let (number, rest) = digits(rest)?;
        let rest = rest.strip_prefix('页')?;
        return tail(rest).then_some((Dress::Named, number));
    }
    let inner = text.trim_matches(is_flank);
    let flanked = inner.len() < text.len();
    let (number, rest) = digits(inner)?;
    if rest.is_empty() {
        // A date such as 1949 alone on a line is not flanked; pages have few digits.
        return (number < 10_000)
            .then_some((if flanked { Dress::Flanked } else { Dress::Bare }, number));
    }
    let of = rest.strip_prefix('/').and_then(digits);
    of.filter(|(all, rest)| rest.is_empty() && number <= *all).map(|_| (Dress::Bare, number))
}

fn is_flank(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '－' | '―' | '─' | '·' | '•' | '.' | '~' | '～')
        || is_space(c)
}

/// What may follow 第1页: nothing, or the count of all pages.
fn tail(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['/', '，', ',', '（', '(']);
    if rest.is_empty() {
        return true;
    }
    let count =
        rest.strip_prefix('共').and_then(digits).and_then(|(_, r)| r.strip_prefix('页'));
    count.is_some_and(|r| r.trim_end_matches(['）', ')']).is_empty())
}

fn digits(text: &str) -> Option<(usize, &str)> {
    super::number::leading(text, is_arabic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::read;

    fn kept(source: &str) -> Vec<&str> {
        strip(read(source)).lines.iter().map(|line| line.text).collect()
    }

    #[test]
    fn page_numbers_that_rise_are_taken_out() {
        assert_eq!(kept("甲\n— 1 —\n乙\n— 2 —\n丙"), ["甲", "乙", "丙"]);
        assert_eq!(kept("甲\n·3·\n乙\n·4·"), ["甲", "乙"]);
        assert_eq!(kept("甲\n1\n乙\n2\n丙"), ["甲", "乙", "丙"]);
        assert_eq!(kept("甲\n第 1 页　共 3 页\n乙"), ["甲", "乙"]);
    }

    #[test]
    fn a_number_alone_on_a_line_stays() {
        assert_eq!(kept("甲\n2020\n乙"), ["甲", "2020", "乙"]);
        assert_eq!(kept("甲\n7\n乙\n3"), ["甲", "7", "乙", "3"]);
    }

    #[test]
    fn what_follows_a_page_number_begins_a_page() {
        let pages: Vec<_> =
            strip(read("甲\n\n- 1 -\n\n乙")).lines.iter().map(|line| line.page).collect();
        assert_eq!(pages, [Page::Same, Page::New]);
    }
}
