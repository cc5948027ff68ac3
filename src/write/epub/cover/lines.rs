//! Where a title may be broken, so that each line is a phrase and all are about as long.

/// What follows these may not stand at the start of a line, what they follow not at its end.
const CLOSING: &str = "，。、；：！？）》〉”’」』】〕…—·,.;:!?)]";
const OPENING: &str = "（《〈“‘「『【〔([";

/// What ends a phrase in the titles of offices.
const ENDS: &str = "会议省市县区院部局府厅委与和的　 ";

/// What a number is written with.
const NUMERALS: &str = "〇零一二三四五六七八九十百千第";

/// The width of a line in em: Latin letters and digits take half of one.
pub(super) fn width(line: &str) -> f32 {
    line.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// The lines of a title, so many that its letters can be large.
pub(super) fn of(title: &str) -> Vec<String> {
    let chars: Vec<char> = title.trim().chars().collect();
    let count = match chars.len() {
        0..=8 => 1,
        9..=20 => 2,
        21..=36 => 3,
        37..=56 => 4,
        _ => 5,
    };
    let line = |(from, to)| chars.get(from..to).unwrap_or_default().iter().collect::<String>();
    cuts(&chars, count).into_iter().map(line).map(|line| line.trim().to_owned()).collect()
}

/// Where the lines begin and end, at the least price of all ways to make so many.
fn cuts(chars: &[char], count: usize) -> Vec<(usize, usize)> {
    let length = chars.len();
    let prices = prices(chars);
    // For each end, the least price of the lines up to it and where the last of them begins.
    let mut best: Vec<Vec<(usize, usize)>> = vec![vec![(NEVER, 0); length + 1]];
    best[0][0] = (0, 0);
    for line in 0..count {
        let row = (0..=length).map(|end| {
            let starts = (0..end.max(1)).map(|start| {
                let uneven = ((end - start) * count).abs_diff(length).pow(2) / count.pow(2);
                (best[line][start].0 + uneven + prices[end], start)
            });
            starts.min().unwrap_or((NEVER, 0))
        });
        let row = row.collect();
        best.push(row);
    }
    let mut lines = Vec::with_capacity(count);
    let mut end = length;
    for row in best.iter().skip(1).rev() {
        let start = row[end].1;
        lines.push((start, end));
        end = start;
    }
    lines.reverse();
    lines
}

/// More than any way to break a title costs.
const NEVER: usize = 1 << 30;

/// What a break before each character costs, and at the end, where it costs nothing.
fn prices(chars: &[char]) -> Vec<usize> {
    let mut prices = vec![0];
    let mut quoted: usize = 0;
    for pair in chars.windows(2) {
        match pair[0] {
            '《' | '“' | '（' => quoted += 1,
            '》' | '”' | '）' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        prices.push(price(pair[0], pair[1]) + quoted.min(1) * 20);
    }
    prices.push(0);
    prices
}

/// What it costs to part two characters.
fn price(before: char, after: char) -> usize {
    let latin = |c: char| c.is_ascii_alphanumeric();
    if CLOSING.contains(after) || OPENING.contains(before) || latin(before) && latin(after) {
        400
    } else if NUMERALS.contains(before) || latin(before) {
        30
    } else if ENDS.contains(after) {
        12
    } else if ENDS.contains(before) || CLOSING.contains(before) || OPENING.contains(after) {
        0
    } else {
        7
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_breaks_between_its_phrases() {
        let title = "中国人民政治协商会议辽源市第八届委员会常务委员会工作报告";
        let lines = of(title);
        assert_eq!(lines, ["中国人民政治协商会议", "辽源市第八届委员会", "常务委员会工作报告"]);
    }

    #[test]
    fn nothing_is_lost_and_short_titles_stay_whole() {
        assert_eq!(of("三国演义"), ["三国演义"]);
        assert_eq!(of(""), [""]);
        assert_eq!(
            of("国务院关于印发《国务院工作规则》的通知"),
            ["国务院关于印发", "《国务院工作规则》的通知"]
        );
        let long = "甲".repeat(90);
        assert_eq!(of(&long).concat(), long);
    }

    #[test]
    fn a_number_and_a_mark_stay_with_what_they_belong_to() {
        let lines = of("关于印发2026年吉林省国民经济计划的通知（摘要）");
        assert!(lines.iter().all(|line| !line.ends_with(['2', '0', '（'])), "{lines:?}");
        assert!(lines.iter().all(|line| !line.starts_with(['）', '年'])), "{lines:?}");
    }
}
