//! The lines of the title on the cover.

use crate::phrase;

/// The width of a line in em: Latin letters and digits take half of one.
pub(super) fn width(line: &str) -> f32 {
    line.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// The lines of a title, so many that its letters can be large.
pub(super) fn of(title: &str) -> Vec<String> {
    let title = title.trim();
    let count = match title.chars().count() {
        0..=8 => 1,
        9..=20 => 2,
        21..=36 => 3,
        37..=56 => 4,
        _ => 5,
    };
    // A line of the cover takes what it is given: its letters become small enough.
    let lines = phrase::lines(title, u64::MAX / 4, count).unwrap_or_else(|| vec![title]);
    lines.into_iter().map(|line| line.trim().to_owned()).collect()
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
