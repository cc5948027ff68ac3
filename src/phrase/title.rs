//! A title in, the places where it may be parted out: each line a phrase, and all about as long
//! (GB/T 9704-2012, 7.3.1: 回行时要做到词意完整、排列对称、长短适宜).
//!
//! There is no dictionary. What is known are the words that open and close the phrases of
//! official titles, and the marks.

use std::ops::Range;

/// More than any sum of costs that parts a title.
const NEVER: u64 = u64::MAX / 2;
/// The longest text that is parted by meaning, in characters; more than that is no title.
const LONGEST: usize = 240;

/// What a line of a title may end with.
const ENDS: [&str; 19] = [
    "、",
    "》",
    "”",
    "　",
    " ",
    "的",
    "和",
    "与",
    "及",
    "暨",
    "会议",
    "国务院",
    "委员会",
    "政府",
    "办公厅",
    "自治区",
    "省",
    "市",
    "县",
];
/// The last characters of most names of places and bodies.
const WEAK_ENDS: &str = "区会局部院厅委年";
/// What a line of a title may begin with.
const BEGINNINGS: [&str; 22] = [
    "《",
    "“",
    "关于",
    "决定",
    "办法",
    "工作报告",
    "常务",
    "意见",
    "条例",
    "有关",
    "第",
    "答复",
    "管理",
    "若干",
    "规定",
    "实施",
    "通知",
    "和",
    "与",
    "及",
    "暨",
    "（",
];
/// Words that are never torn, though a part of them looks like an end or a beginning.
const WHOLE: [&str; 22] = [
    "中国",
    "人民",
    "代表",
    "共和国",
    "办公室",
    "协商",
    "城市",
    "报告",
    "建设",
    "市场",
    "方案",
    "有限公司",
    "机关",
    "目的",
    "社会",
    "管理",
    "规划",
    "部分",
    "部门",
    "县城",
    "经济",
    "项目",
];

/// What it costs to part a title between two of its pieces: nothing between phrases, the more
/// the worse. The unit is the square of a tenth of an em by which lines differ in length.
pub fn parting(before: &str, after: &str) -> u64 {
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return 0;
    };
    let marks = between(last, next);
    let mut words = ENDS.iter().chain(&BEGINNINGS).chain(&WHOLE);
    if words.any(|word| is_torn(word, before, after)) {
        return marks.max(12_000);
    }
    let ends = ENDS.iter().any(|word| before.ends_with(word));
    let begins = BEGINNINGS.iter().any(|word| after.starts_with(word));
    let phrase = match (ends, begins) {
        (true, true) => 0,
        (true, false) | (false, true) => 600,
        (false, false) if WEAK_ENDS.contains(last) => 1500,
        (false, false) => 6000,
    };
    let inside = if is_inside_quotation(before) { 8000 } else { 0 };
    inside + if marks == 0 { 0 } else { marks.max(phrase) }
}

/// Part a title into lines of like length, as few as fit but not fewer than asked for; widths
/// are in tenths of an em, ASCII taking half an em. Nothing if even the words do not fit, or if
/// the text is too long for a title.
///
/// ```
/// let lines = wenyin::phrase::lines("关于印发《国务院工作规则》的通知", 120, 1).unwrap();
/// assert_eq!(lines, ["关于印发", "《国务院工作规则》的通知"]);
/// ```
pub fn lines(title: &str, room: u64, fewest: usize) -> Option<Vec<&str>> {
    let cuts: Vec<usize> =
        title.char_indices().map(|(at, _)| at).chain([title.len()]).collect();
    if cuts.len() > LONGEST {
        return None;
    }
    let table = Table::new(title, &cuts, room);
    let least = usize::try_from(table.width(0..cuts.len() - 1).div_ceil(room.max(1))).ok()?;
    let least = least.max(fewest).max(1);
    let ranges = (least..least + 3).find_map(|count| table.best(count))?;
    ranges.into_iter().map(|range| title.get(cuts[range.start]..cuts[range.end])).collect()
}

/// What is known of a title before it is parted: for each character the width up to it, and
/// what a cut before it costs.
struct Table {
    widths: Vec<u64>,
    costs: Vec<u64>,
    room: u64,
}

impl Table {
    fn new(title: &str, cuts: &[usize], room: u64) -> Self {
        let mut widths = vec![0];
        for c in title.chars() {
            let before = widths.last().copied().unwrap_or_default();
            widths.push(before + if c.is_ascii() { 5 } else { 10 });
        }
        let cost = |&at: &usize| parting(&title[..at], &title[at..]);
        Self { widths, costs: cuts.iter().map(cost).collect(), room }
    }

    fn width(&self, range: Range<usize>) -> u64 {
        self.widths[range.end] - self.widths[range.start]
    }

    /// The cheapest way to make so many lines; nothing if there is none.
    fn best(&self, count: usize) -> Option<Vec<Range<usize>>> {
        let length = self.costs.len() - 1;
        let ideal = self.width(0..length) / count as u64;
        // For each number of lines and each end the least cost, and where the last line begins.
        let mut rows = vec![vec![(NEVER, 0); length + 1]];
        rows[0][0] = (0, 0);
        for line in 0..count {
            let row = (0..=length).map(|end| self.reach(&rows[line], end, ideal)).collect();
            rows.push(row);
        }
        let mut end = length;
        let mut ranges = Vec::with_capacity(count);
        for row in rows.iter().skip(1).rev() {
            let (cost, start) = row[end];
            if cost >= NEVER {
                return None;
            }
            ranges.push(start..end);
            end = start;
        }
        ranges.reverse();
        Some(ranges)
    }

    fn reach(&self, before: &[(u64, usize)], end: usize, ideal: u64) -> (u64, usize) {
        let line = |start: usize| {
            let width = self.width(start..end);
            let fits = width <= self.room && start < end;
            let off = width.abs_diff(ideal).pow(2);
            let cost = before[start].0.saturating_add(off).saturating_add(self.costs[end]);
            (if fits { cost.min(NEVER) } else { NEVER }, start)
        };
        (0..=end).map(line).min().unwrap_or((NEVER, 0))
    }
}

/// What two characters alone say.
fn between(last: char, next: char) -> u64 {
    match (last, next) {
        ('　' | ' ' | '、' | '，' | '：' | '；' | ',' | '》' | '”' | '）', _) => 0,
        (_, '的' | '了' | '之' | '等' | '们' | '者' | '化' | '性') => 12_000,
        ('和' | '与' | '及' | '暨' | '不' | '各' | '在' | '对', _) => 8000,
        (last, next) if OPENING.contains(last) || CLOSING.contains(next) => NEVER,
        (last, next) if is_latin(last) && is_latin(next) => NEVER,
        (last, _) if NUMERALS.contains(last) => 12_000,
        (digit, '年' | '月' | '日' | '号' | '届' | '次') if is_digit(digit) => 20_000,
        (_, digit) if is_digit(digit) => 1000,
        _ => 1,
    }
}

/// What a number is written with, but for ASCII digits.
const NUMERALS: &str = "〇零一二三四五六七八九十百千第";

/// What never ends a line, and what never begins one.
const OPENING: &str = "（《〈“‘「『【〔([{";
const CLOSING: &str = "，。、；：！？）》〉”’」』】〕…—·,.;:!?)]}% 　";

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Whether parting here goes through a word.
fn is_torn(word: &str, before: &str, after: &str) -> bool {
    word.char_indices().skip(1).any(|(at, _)| {
        let (head, tail) = word.split_at(at);
        before.ends_with(head) && after.starts_with(tail)
    })
}

/// Whether a title in angle brackets or quotation marks is open.
fn is_inside_quotation(before: &str) -> bool {
    let depth = before.chars().fold(0_i32, |depth, c| match c {
        '《' | '“' => depth + 1,
        '》' | '”' => depth - 1,
        _ => depth,
    });
    depth > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(title: &str, em: u64) -> Vec<&str> {
        lines(title, em * 10, 1).unwrap()
    }

    #[test]
    fn a_title_parts_between_its_phrases() {
        assert_eq!(
            parted("中国人民政治协商会议辽源市第八届委员会常务委员会工作报告", 20),
            ["中国人民政治协商会议辽源市", "第八届委员会常务委员会工作报告"]
        );
        assert_eq!(
            parted("国务院办公厅关于湖北省巴东县地质灾害险情有关问题的复函", 20),
            ["国务院办公厅关于湖北省巴东县", "地质灾害险情有关问题的复函"]
        );
        assert_eq!(
            parted("国务院关于同意组建2008年北京奥运会首都国际机场协调委员会的批复", 20),
            ["国务院关于同意组建2008年北京奥运会", "首都国际机场协调委员会的批复"]
        );
    }

    #[test]
    fn a_short_title_stays_whole_and_nothing_is_lost() {
        assert_eq!(parted("三国演义", 20), ["三国演义"]);
        let long = "甲乙".repeat(50);
        assert_eq!(parted(&long, 20).concat(), long);
        assert!(parted(&long, 20).iter().all(|line| line.chars().count() <= 20));
        assert_eq!(lines(&"甲".repeat(300), 200, 1), None);
        assert_eq!(lines(&"a".repeat(100), 200, 1), None);
        assert_eq!(lines("", 200, 1), None);
    }

    #[test]
    fn words_numbers_and_quoted_titles_are_not_torn() {
        let cost = |title: &str| {
            let (before, after) = title.split_once('|').unwrap();
            parting(before, after)
        };
        assert!(cost("辽源市第|八届委员会") > cost("辽源市|第八届委员会"));
        assert!(cost("常务委员|会工作报告") > cost("常务委员会|工作报告"));
        assert!(cost("2020|年工作") > cost("2020年|工作"));
        for number in ["省第十|四届会议", "省第|四届会议", "2026|年工作", "第2996|号建议"]
        {
            assert!(cost(number) >= 12_000, "{number}");
        }
        assert!(cost("印发《国务院|工作规则》") > cost("印发|《国务院工作规则》"));
        assert!(cost("市|场管理") > cost("市场|管理"));
        assert!(cost("通知（|试行") >= NEVER);
        assert!(cost("20|20年") >= NEVER);
    }
}
