//! Where a title of two lines breaks: by meaning, and not too unevenly (GB/T 9704-2012, 7.3.1).
//!
//! No break is put into the text; the title is set so narrow that it breaks there by itself.

use super::measures::MEASURE;

/// How far a character of a title reaches, in twips: 22 points less the tightening.
const PITCH: usize = 22 * 20 - 5;
/// Characters of a title on a line.
const LONGEST: usize = MEASURE as usize / PITCH;

/// What a line of a title may end with.
const ENDS: [&str; 20] = [
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
    "委员会",
    "会议",
    "政府",
    "国务院",
    "办公厅",
    "省",
    "市",
    "自治区",
    "县",
    "部",
];
/// What a line of a title may begin with.
const BEGINNINGS: [&str; 17] = [
    "“",
    "《",
    "关于",
    "第",
    "常务",
    "工作报告",
    "实施",
    "管理",
    "条例",
    "规定",
    "办法",
    "通知",
    "意见",
    "决定",
    "答复",
    "若干",
    "有关",
];
/// What looks like an end or a beginning and is not.
const FALSE_FRIENDS: [&str; 6] = ["市场", "部门", "部分", "城市", "目的", "县城"];

/// What to leave free at either side of a title for it to break well, in twips; nothing if it
/// stands on one line, needs three, or has nowhere to break.
pub(super) fn sides(title: &str) -> Option<u32> {
    // Words and numbers are not as wide as they are long.
    if title.chars().any(|c| c < '\u{2000}' && c != ' ') {
        return None;
    }
    let length = title.chars().count();
    if length <= LONGEST || length > 2 * LONGEST {
        return None;
    }
    let first = (length.div_ceil(2)..=LONGEST).rev().max_by_key(|&at| merit(title, at))?;
    if merit(title, first) == 0 {
        return None;
    }
    // Half a character to spare keeps rounding from pushing out the last one.
    let width = u32::try_from(first * PITCH + PITCH / 2).ok()?;
    MEASURE.checked_sub(width).map(|free| free / 2)
}

/// How well a title breaks after so many characters.
fn merit(title: &str, at: usize) -> usize {
    let byte = title.char_indices().nth(at).map_or(title.len(), |(byte, _)| byte);
    let (before, after) = title.split_at(byte);
    let mut words = BEGINNINGS.iter().chain(&ENDS).chain(&FALSE_FRIENDS);
    let begins_badly = after.starts_with(['、', '》', '”', '　', ' ', '的', '）', '，']);
    if begins_badly || words.any(|word| is_torn(word, before, after)) {
        return 0;
    }
    let ends = ENDS.iter().any(|end| before.ends_with(end));
    usize::from(ends) + usize::from(BEGINNINGS.iter().any(|word| after.starts_with(word)))
}

/// Whether a break would go through a word.
fn is_torn(word: &str, before: &str, after: &str) -> bool {
    word.char_indices().skip(1).any(|(part, _)| {
        let (head, tail) = word.split_at(part);
        before.ends_with(head) && after.starts_with(tail)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many characters fit on the first line.
    fn first_line(title: &str) -> Option<usize> {
        sides(title).map(|side| (MEASURE - 2 * side) as usize / PITCH)
    }

    #[test]
    fn a_title_breaks_between_words() {
        let title = "中国人民政治协商会议辽源市第八届委员会常务委员会工作报告";
        assert_eq!(
            first_line(title),
            Some("中国人民政治协商会议辽源市第八届委员会".chars().count())
        );
        let title = "国务院办公厅关于湖北省巴东县地质灾害险情有关问题的复函";
        assert_eq!(first_line(title), Some("国务院办公厅关于湖北省巴东县".chars().count()));
    }

    #[test]
    fn a_short_title_and_one_without_a_good_break_are_left_alone() {
        assert_eq!(sides("学校卫生工作条例"), None);
        assert_eq!(sides(&"字".repeat(30)), None);
        assert_eq!(sides(&"关于".repeat(30)), None);
        assert_eq!(sides("2026年中国人民政治协商会议辽源市第八届委员会工作报告"), None);
        assert_eq!(sides(""), None);
    }
}
