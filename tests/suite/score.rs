//! How far a predicted structure is from the true one: `tests/corpus/score.py`, in Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::align::Alignment;

const FIELDS: [&str; 7] =
    ["label", "title", "subtitle", "docno", "dateline", "byline", "source"];

/// The rows of the table, in its order.
pub(crate) const ROWS: [&str; 19] = [
    "heading",
    "level",
    "level_rel",
    "boundary",
    "para",
    "article",
    "f.label",
    "f.title",
    "f.subtitle",
    "f.docno",
    "f.dateline",
    "f.byline",
    "f.source",
    "k.salutation",
    "k.signoff",
    "k.footnote",
    "k.lead",
    "fidelity",
    "charbag",
];

/// What was counted for a row.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Count {
    pub(crate) hits: f64,
    pub(crate) predicted: usize,
    pub(crate) truth: usize,
}

impl Count {
    fn add(&mut self, hits: usize, predicted: usize, truth: usize) {
        self.hits += real(hits);
        self.predicted += predicted;
        self.truth += truth;
    }

    /// Precision, recall and their harmonic mean.
    pub(crate) fn rates(self) -> (f64, f64, f64) {
        let rate = |of: usize, other: usize| match (of, other) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            (of, _) => self.hits / real(of),
        };
        let precision = rate(self.predicted, self.truth);
        let recall = rate(self.truth, self.predicted);
        let sum = precision + recall;
        (precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 })
    }
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// The counts of all rows over any number of documents.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scores(BTreeMap<&'static str, Count>);

/// A block or a field of a head, by its place in the text without blanks.
struct Segment {
    start: usize,
    end: usize,
    kind: String,
    level: Option<i64>,
    neutral: bool,
    lead: String,
}

/// A document without blanks.
struct Flat {
    text: Vec<char>,
    segments: Vec<Segment>,
    articles: Vec<(usize, BTreeMap<&'static str, String>)>,
}

type Ends = (Option<usize>, Option<usize>);

impl Scores {
    /// What a row says.
    pub(crate) fn row(&self, name: &str) -> Count {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// The figure of a row: F1, or the mean likeness for `charbag`; `None` where there was
    /// nothing to find and nothing was found.
    pub(crate) fn figure(&self, name: &str) -> Option<f64> {
        let count = self.row(name);
        let empty = count.truth == 0 && count.predicted == 0;
        match name {
            "charbag" => Some(count.hits / real(count.predicted.max(1))),
            _ if empty => None,
            _ => Some(count.rates().2),
        }
    }

    /// Count one document in.
    pub(crate) fn add(&mut self, truth: &Value, predicted: &Value) {
        let furniture: BTreeSet<String> = list(truth, "furniture").map(bare).collect();
        let truth = flatten(truth, None, &furniture);
        let predicted = flatten(predicted, Some(&truth.text), &furniture);
        self.text(&truth.text, &predicted.text);
        let map = Alignment::of(&truth.text, &predicted.text);
        self.blocks(&truth, &predicted, &map);
        self.headings(&truth, &predicted, &map);
        self.articles(&truth, &predicted, &map);
        self.kinds(&truth, &predicted, &map);
    }

    fn at(&mut self, row: &'static str) -> &mut Count {
        self.0.entry(row).or_default()
    }

    fn text(&mut self, truth: &[char], predicted: &[char]) {
        self.at("fidelity").add(usize::from(truth == predicted), 1, 1);
        let mut bag: BTreeMap<char, usize> = BTreeMap::new();
        for &c in truth {
            *bag.entry(c).or_default() += 1;
        }
        let taken = |c: &&char| match bag.get_mut(c) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            Some(_) | None => false,
        };
        let common = predicted.iter().filter(taken).count();
        let length = truth.len() + predicted.len();
        let alike =
            if truth == predicted { 1.0 } else { 2.0 * real(common) / real(length.max(1)) };
        let row = self.at("charbag");
        row.hits += alike * 1000.0;
        row.add(0, 1000, 1000);
    }

    fn blocks(&mut self, truth: &Flat, predicted: &Flat, map: &Alignment) {
        let starts = |flat: &Flat| -> BTreeSet<usize> {
            flat.segments.iter().map(|s| s.start).filter(|&start| start > 0).collect()
        };
        let (wanted, got) = (starts(truth), starts(predicted));
        let found: BTreeSet<usize> = got.iter().filter_map(|&at| map.truth(at)).collect();
        let hits = wanted.intersection(&found).count();
        self.at("boundary").add(hits, got.len(), wanted.len());

        let running = |s: &&Segment| s.kind != "heading" && !FIELDS.contains(&&*s.kind);
        let wanted: BTreeSet<Ends> =
            truth.segments.iter().filter(running).map(Segment::ends).collect();
        let found: BTreeSet<Ends> =
            predicted.segments.iter().filter(running).map(|s| s.mapped(map)).collect();
        let got = predicted.segments.iter().filter(running).count();
        self.at("para").add(wanted.intersection(&found).count(), got, wanted.len());
    }

    fn headings(&mut self, truth: &Flat, predicted: &Flat, map: &Alignment) {
        let neutral: BTreeSet<Ends> =
            truth.segments.iter().filter(|s| s.neutral).map(Segment::ends).collect();
        let headings =
            |flat: &'_ Flat| flat.segments.iter().filter(|s| s.kind == "heading").count();
        let wanted: BTreeMap<Ends, Option<i64>> = truth
            .segments
            .iter()
            .filter(|s| s.kind == "heading")
            .map(|s| (s.ends(), s.level))
            .collect();
        let mut found = Vec::with_capacity(headings(predicted));
        for segment in predicted.segments.iter().filter(|s| s.kind == "heading") {
            let ends = segment.mapped(map);
            if !neutral.contains(&ends) {
                found.push((ends, segment.level));
            }
        }
        let hits: Vec<(Option<i64>, Option<i64>)> = found
            .iter()
            .filter_map(|(ends, level)| {
                wanted.get(ends).map(|&true_level| (true_level, *level))
            })
            .collect();
        self.at("heading").add(hits.len(), found.len(), wanted.len());
        let same = hits.iter().filter(|(a, b)| a == b).count();
        self.at("level").add(same, hits.len(), hits.len());
        let ranks = |levels: BTreeSet<i64>| -> BTreeMap<i64, usize> {
            levels.into_iter().enumerate().map(|(rank, level)| (level, rank)).collect()
        };
        let left = ranks(hits.iter().filter_map(|hit| hit.0).collect());
        let right = ranks(hits.iter().filter_map(|hit| hit.1).collect());
        let alike = |(a, b): &&(Option<i64>, Option<i64>)| {
            b.is_some_and(|b| a.and_then(|a| left.get(&a)) == right.get(&b))
        };
        let alike = hits.iter().filter(alike).count();
        self.at("level_rel").add(alike, hits.len(), hits.len());
    }

    fn articles(&mut self, truth: &Flat, predicted: &Flat, map: &Alignment) {
        let starts = |flat: &Flat| -> BTreeSet<usize> {
            flat.articles.iter().map(|a| a.0).filter(|&start| start > 0).collect()
        };
        let (wanted, got) = (starts(truth), starts(predicted));
        let found: BTreeSet<usize> = got.iter().filter_map(|&at| map.truth(at)).collect();
        let hits = wanted.intersection(&found).count();
        self.at("article").add(hits, got.len(), wanted.len());

        let mut heads: BTreeMap<Option<usize>, &BTreeMap<&'static str, String>> =
            predicted.articles.iter().map(|(at, head)| (map.truth(*at), head)).collect();
        let nothing = BTreeMap::new();
        for (at, wanted) in &truth.articles {
            let found = heads.remove(&Some(*at)).unwrap_or(&nothing);
            for (row, field) in ROWS[6..13].iter().zip(FIELDS) {
                let (want, have) = (wanted.get(field), found.get(field));
                let hit = usize::from(want.is_some() && want == have);
                self.at(row).add(hit, usize::from(have.is_some()), usize::from(want.is_some()));
            }
        }
        for head in heads.values() {
            for (row, field) in ROWS[6..13].iter().zip(FIELDS) {
                self.at(row).add(0, usize::from(head.contains_key(field)), 0);
            }
        }
    }

    fn kinds(&mut self, truth: &Flat, predicted: &Flat, map: &Alignment) {
        for row in ["k.salutation", "k.signoff", "k.footnote"] {
            let of_kind = |s: &&Segment| s.kind == row[2..];
            let wanted: BTreeSet<Ends> =
                truth.segments.iter().filter(of_kind).map(Segment::ends).collect();
            let found: BTreeSet<Ends> =
                predicted.segments.iter().filter(of_kind).map(|s| s.mapped(map)).collect();
            let hits = wanted.intersection(&found).count();
            self.at(row).add(hits, found.len(), wanted.len());
        }
        let led = |s: &&Segment| !s.lead.is_empty();
        let wanted: BTreeSet<(Option<usize>, &str)> =
            truth.segments.iter().filter(led).map(|s| (Some(s.start), &*s.lead)).collect();
        let found: BTreeSet<(Option<usize>, &str)> = predicted
            .segments
            .iter()
            .filter(led)
            .map(|s| (map.truth(s.start), &*s.lead))
            .collect();
        let hits = wanted.intersection(&found).count();
        self.at("k.lead").add(hits, found.len(), wanted.len());
    }

    /// The table as score.py prints it.
    pub(crate) fn table(&self) -> String {
        let mut table = format!(
            "{:12} {:>7} {:>7} {:>7} {:>8} {:>8} {:>8}\n",
            "metric", "P", "R", "F1", "hit", "pred", "truth"
        );
        for row in ROWS {
            let Count { hits, predicted, truth } = self.row(row);
            let (p, r, f) = self.row(row).rates();
            let written = match self.figure(row) {
                Some(alike) if row == "charbag" => writeln!(
                    table,
                    "{row:12} {alike:7.4}   (bag-of-characters similarity, mean)"
                ),
                Some(_) => writeln!(
                    table,
                    "{row:12} {p:7.4} {r:7.4} {f:7.4} {hits:8.0} {predicted:8} {truth:8}"
                ),
                None if row.contains('.') => Ok(()),
                None => writeln!(
                    table,
                    "{row:12}     n/a   (nothing of the kind in truth or prediction)"
                ),
            };
            written.unwrap();
        }
        table
    }
}

impl Segment {
    fn ends(&self) -> Ends {
        (Some(self.start), Some(self.end))
    }

    fn mapped(&self, map: &Alignment) -> Ends {
        (map.truth(self.start), map.truth(self.end))
    }
}

/// Without the blanks that score.py leaves out: what Python calls white space, U+200B, U+FEFF.
fn bare(text: &str) -> String {
    let blank =
        |c: char| c.is_whitespace() || matches!(c, '\x1C'..='\x1F' | '\u{200B}' | '\u{FEFF}');
    text.chars().filter(|&c| !blank(c)).collect()
}

fn list<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a str> {
    of[name].as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn flatten(document: &Value, truth: Option<&[char]>, furniture: &BTreeSet<String>) -> Flat {
    let mut flat = Flat { text: Vec::new(), segments: Vec::new(), articles: Vec::new() };
    for article in document["articles"].as_array().into_iter().flatten() {
        let content = |field: &str| bare(article[field].as_str().unwrap_or_default());
        let names: Vec<&str> = match article["header"].as_array() {
            Some(_) => list(article, "header").collect(),
            None => FIELDS.to_vec(),
        };
        let fields = names.into_iter().filter_map(|n| FIELDS.into_iter().find(|f| *f == n));
        let mut head: Vec<(&'static str, String)> =
            fields.map(|f| (f, content(f))).filter(|(_, text)| !text.is_empty()).collect();
        if let Some(rest) = truth.and_then(|text| text.get(flat.text.len()..)) {
            in_order_of(rest, &mut head);
        }
        flat.articles.push((flat.text.len(), head.iter().cloned().collect()));
        for (field, text) in &head {
            flat.add(text, field, &Value::Null);
        }
        for block in article["blocks"].as_array().into_iter().flatten() {
            let kind = block["kind"].as_str().unwrap_or("para");
            let text = bare(block["text"].as_str().unwrap_or_default());
            if kind != "furniture" && !furniture.contains(&text) {
                flat.add(&text, kind, block);
            }
        }
    }
    flat
}

impl Flat {
    fn add(&mut self, text: &str, kind: &str, block: &Value) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.extend(text.chars());
        self.segments.push(Segment {
            start,
            end: self.text.len(),
            kind: kind.to_owned(),
            level: block["level"].as_i64(),
            neutral: block["heading_ok"].as_bool().unwrap_or(false),
            lead: bare(block["lead"].as_str().unwrap_or_default()),
        });
    }
}

/// The order of the fields of a head is not scored: take the first order, counted as Python's
/// `itertools.permutations` counts, that the text has; if it has none, leave them.
fn in_order_of(text: &[char], head: &mut Vec<(&'static str, String)>) {
    fn follow(text: &[char], left: &[usize], head: &[(&str, String)]) -> Option<Vec<usize>> {
        if left.is_empty() {
            return Some(Vec::new());
        }
        for (at, &field) in left.iter().enumerate() {
            let said: Vec<char> = head[field].1.chars().collect();
            let Some(rest) = text.strip_prefix(&*said) else { continue };
            let others: Vec<usize> = [&left[..at], &left[at + 1..]].concat();
            if let Some(order) = follow(rest, &others, head) {
                return Some([vec![field], order].concat());
            }
        }
        None
    }
    let all: Vec<usize> = (0..head.len()).collect();
    if let Some(order) = follow(text, &all, head) {
        *head = order.into_iter().map(|at| head[at].clone()).collect();
    }
}
