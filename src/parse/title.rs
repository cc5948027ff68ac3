//! What a title looks like.

use super::number::{is_numeral, leading};
use super::script::{
    is_full_stop, is_han, is_space, is_stop, is_terminated, length_up_to, squeezed,
};

/// The words with which the titles of documents end: the kinds of 公文 (党政机关公文处理工作条例,
/// art. 8) and of laws, plans and reports.
const KINDS: [&str; 42] = [
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要", "答复", "条例", "规定", "办法", "细则", "规则", "法", "方案",
    "规划", "纲要", "计划", "章程", "准则", "要点", "总结", "讲话", "致辞", "公约", "宣言",
    "声明", "名单", "目录", "标准", "预案", "清单", "范围", "解释",
];

/// Whether the text ends as the title of a document does.
pub(super) fn is_complete(text: &str) -> bool {
    if length_up_to(text, 121) > 120 || text.contains(is_full_stop) {
        return false;
    }
    let text = squeezed(text);
    let text = text.trim_end_matches(['》', '）', ')']);
    let text = strip_status(text);
    KINDS.iter().any(|kind| text.ends_with(kind))
}

/// Without 试行 and its like.
fn strip_status(text: &str) -> &str {
    let statuses = ["试行", "草案", "暂行", "修订", "征求意见稿", "摘要", "摘编"];
    let stripped = statuses.iter().find_map(|status| text.strip_suffix(status));
    stripped.map_or(text, |text| text.trim_end_matches(['（', '(']))
}

/// Whether the text names a part that has no number: 前言, 附则.
pub(super) fn is_known_part(text: &str) -> bool {
    const PARTS: [&str; 18] = [
        "前言",
        "引言",
        "序言",
        "序",
        "导言",
        "绪论",
        "楔子",
        "引子",
        "结语",
        "结束语",
        "后记",
        "尾声",
        "跋",
        "附则",
        "总则",
        "附录",
        "目录",
        "说明",
    ];
    text.len() <= 24 && PARTS.contains(&&*squeezed(text))
}

/// Whether the text names the part before the first chapter of a novel, with its title behind
/// white space: 楔子　张天师祈禳瘟疫.
pub(super) fn opens_part(text: &str) -> bool {
    let parts = ["楔子", "引子", "序章", "序幕", "尾声", "缘起", "引首"];
    let rest = parts.iter().find_map(|part| text.strip_prefix(part));
    let stops = |rest: &str| rest.contains(is_stop) || rest.contains(['，', ',']);
    rest.is_some_and(|rest| rest.starts_with(is_space) && !stops(rest))
        && length_up_to(text, 46) <= 45
}

/// Whether the text names a year and what was or will be done in it: 2019年工作回顾
/// (STANDARDS.md H.2, `YEAR_HEAD`).
pub(super) fn names_year(text: &str) -> bool {
    let Some((year, rest)) = leading(text, is_numeral) else { return false };
    let work = rest.strip_prefix('年').map(|rest| rest.trim_start_matches(['度', '的']));
    (1000..=2999).contains(&year)
        && work.is_some_and(|work| {
            (2..=16).contains(&length_up_to(work, 17)) && work.chars().all(is_han)
        })
}

/// Whether a line may be a title or part of one: short, and without a stop.
pub(super) fn is_like(text: &str) -> bool {
    let stopped = is_terminated(text) && !text.ends_with(['！', '!', '？', '?']);
    let inside = text.trim_end_matches(is_stop).contains(is_full_stop);
    let cut = text.ends_with(['，', ',']);
    !stopped && !inside && !cut && length_up_to(text, 61) <= 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_documents_end_with_their_kind() {
        assert!(is_complete("关于清理整顿社会团体的意见"));
        assert!(is_complete("几 个 问 题 的 通 知"));
        assert!(is_complete("城市供水条例（试行）"));
        assert!(!is_complete("国务院办公厅对十届全国人大"));
    }

    #[test]
    fn a_title_has_no_full_stop() {
        assert!(is_like("凝共识聚力量 加快推动辽源高质量转型发展"));
        assert!(is_like("谁来守护舌尖上的安全？"));
        assert!(!is_like("会议开幕了。"));
        assert!(!is_like("有关情况报告如下："));
    }
}
