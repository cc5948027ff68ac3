//! Where a place in one text lies in another: the longest matching blocks of Python's `difflib`,
//! so that the scores are those of `tests/corpus/score.py` to the last digit.

use std::collections::BTreeMap;

/// A run that two sequences share: where it starts in each, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Shared {
    pub(crate) left: usize,
    pub(crate) right: usize,
    pub(crate) size: usize,
}

/// Two texts, the places of the second mapped to those of the first.
pub(crate) struct Alignment {
    /// `None` where the texts are equal and every place is its own.
    anchors: Option<Vec<Shared>>,
}

/// Beyond these the texts are compared sentence by sentence (score.py, `offset_map`).
const MOST_PAIRS: usize = 40_000_000;
const MOST_CHARACTERS: usize = 30_000;
/// From here on the place is looked up by bisection, which prefers the later of two anchors.
const MANY_ANCHORS: usize = 200;

impl Alignment {
    /// Align a predicted text with the true one.
    pub(crate) fn of(truth: &[char], predicted: &[char]) -> Self {
        if truth == predicted {
            return Self { anchors: None };
        }
        let head = truth.iter().zip(predicted).take_while(|(a, b)| a == b).count();
        let backwards = truth[head..].iter().rev().zip(predicted[head..].iter().rev());
        let tail = backwards.take_while(|(a, b)| a == b).count();
        let (true_end, predicted_end) = (truth.len() - tail, predicted.len() - tail);
        let mut anchors = vec![Shared { left: 0, right: 0, size: head }];
        let middle = between(&truth[head..true_end], &predicted[head..predicted_end]);
        let shift =
            |m: Shared| Shared { left: m.left + head, right: m.right + head, size: m.size };
        anchors.extend(middle.into_iter().map(shift));
        anchors.push(Shared { left: true_end, right: predicted_end, size: tail });
        anchors.retain(|anchor| anchor.size > 0);
        if anchors.is_empty() {
            anchors.push(Shared { left: 0, right: 0, size: 0 });
        }
        Self { anchors: Some(anchors) }
    }

    /// The place in the true text for a place in the predicted one.
    pub(crate) fn truth(&self, place: usize) -> Option<usize> {
        let Some(anchors) = &self.anchors else { return Some(place) };
        let holds = |m: &&Shared| m.right <= place && place <= m.right + m.size;
        let found = if anchors.len() > MANY_ANCHORS {
            let after = anchors.partition_point(|m| m.right <= place);
            anchors[..after].last().filter(holds)
        } else {
            anchors.iter().find(holds)
        };
        found.map(|m| m.left + place - m.right)
    }
}

/// Anchors between the parts that differ.
fn between(truth: &[char], predicted: &[char]) -> Vec<Shared> {
    let small = truth.len().saturating_mul(predicted.len()) < MOST_PAIRS
        && truth.len().max(predicted.len()) < MOST_CHARACTERS;
    if small {
        let long_enough = |m: &Shared| m.size >= 4 || truth.len() < 50;
        return matching_blocks(truth, predicted).into_iter().filter(long_enough).collect();
    }
    let (left, right) = (sentences(truth), sentences(predicted));
    let (left_at, right_at) = (starts(&left), starts(&right));
    let whole = |m: Shared| Shared {
        left: left_at[m.left],
        right: right_at[m.right],
        size: left_at[m.left + m.size] - left_at[m.left],
    };
    matching_blocks(&left, &right).into_iter().map(whole).collect()
}

fn sentences(text: &[char]) -> Vec<&[char]> {
    text.split_inclusive(|c| "。！？；!?;".contains(*c)).collect()
}

/// Where each part starts, and the end of the last.
fn starts(parts: &[&[char]]) -> Vec<usize> {
    let mut at = vec![0];
    at.extend(parts.iter().scan(0, |sum, part| {
        *sum += part.len();
        Some(*sum)
    }));
    at
}

/// `difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()` without
/// the empty block at the end.
pub(crate) fn matching_blocks<T: Ord>(left: &[T], right: &[T]) -> Vec<Shared> {
    let mut places: BTreeMap<&T, Vec<usize>> = BTreeMap::new();
    for (at, item) in right.iter().enumerate() {
        places.entry(item).or_default().push(at);
    }
    let mut open = vec![(0, left.len(), 0, right.len())];
    let mut blocks = Vec::new();
    while let Some((left_from, left_to, right_from, right_to)) = open.pop() {
        let best = longest(left, &places, (left_from, left_to), (right_from, right_to));
        if best.size == 0 {
            continue;
        }
        open.push((left_from, best.left, right_from, best.right));
        open.push((best.left + best.size, left_to, best.right + best.size, right_to));
        blocks.push(best);
    }
    blocks.sort_unstable();
    join(&blocks)
}

/// The longest run that both ranges share; of several the first in the left one, then the first
/// in the right one.
fn longest<T: Ord>(
    left: &[T],
    places: &BTreeMap<&T, Vec<usize>>,
    (left_from, left_to): (usize, usize),
    (right_from, right_to): (usize, usize),
) -> Shared {
    let mut best = Shared { left: left_from, right: right_from, size: 0 };
    let mut lengths: Vec<(usize, usize)> = Vec::new();
    for (at, item) in left.iter().enumerate().take(left_to).skip(left_from) {
        let all = places.get(item).map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|&place| place < right_from);
        let mut longer = Vec::new();
        let mut before = lengths.iter().peekable();
        for &place in all[first..].iter().take_while(|&&place| place < right_to) {
            while before.next_if(|(end, _)| end + 1 < place).is_some() {}
            let size = 1 + before.peek().filter(|(end, _)| end + 1 == place).map_or(0, |m| m.1);
            if size > best.size {
                best = Shared { left: at + 1 - size, right: place + 1 - size, size };
            }
            longer.push((place, size));
        }
        lengths = longer;
    }
    best
}

/// Blocks that touch in both sequences become one.
fn join(blocks: &[Shared]) -> Vec<Shared> {
    let mut joined: Vec<Shared> = Vec::new();
    for &block in blocks {
        match joined.last_mut() {
            Some(last)
                if last.left + last.size == block.left
                    && last.right + last.size == block.right =>
            {
                last.size += block.size;
            }
            _ => joined.push(block),
        }
    }
    joined
}

#[test]
fn blocks_are_those_of_difflib() {
    let chars = |s: &str| s.chars().collect::<Vec<_>>();
    let blocks = |a: &str, b: &str| {
        let found = matching_blocks(&chars(a), &chars(b));
        found.iter().map(|m| (m.left, m.right, m.size)).collect::<Vec<_>>()
    };
    // Each as printed by Python 3.11.
    assert_eq!(blocks("abxcd", "abcd"), [(0, 0, 2), (3, 2, 2)]);
    assert_eq!(blocks("qabxcd", "abycdf"), [(1, 0, 2), (4, 3, 2)]);
    assert_eq!(blocks("一二三四三四", "三四一二"), [(0, 2, 2)]);
    assert_eq!(blocks("aaaa", "aa"), [(0, 0, 2)]);
    assert_eq!(blocks("", "甲"), []);
}
