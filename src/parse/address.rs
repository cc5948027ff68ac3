//! To whom a document speaks: 称谓 and 主送机关.

use super::script::{is_colon, is_full_stop, is_han, is_space, length_up_to, squeezed};

/// Those who are spoken to at a meeting.
const GREETED: [&str; 12] = [
    "各位",
    "尊敬的",
    "敬爱的",
    "亲爱的",
    "同志们",
    "女士们",
    "朋友们",
    "同胞们",
    "同学们",
    "父老乡亲",
    "全体",
    "先生们",
];

/// The words in which the names of organs and of those who are written to end.
const ORGANS: [&str; 56] = [
    "政府",
    "委员会",
    "办公厅",
    "办公室",
    "局",
    "厅",
    "部",
    "部门",
    "院",
    "委",
    "办",
    "公司",
    "单位",
    "机关",
    "机构",
    "学校",
    "团体",
    "委员",
    "代表",
    "同志",
    "先生",
    "女士",
    "军区",
    "部队",
    "总部",
    "银行",
    "协会",
    "学会",
    "中心",
    "集团",
    "企业",
    "大学",
    "法院",
    "检察院",
    "国务院",
    "开发区",
    "人大",
    "政协",
    "会议",
    "总社",
    "总局",
    "海关",
    "联合会",
    "等",
    "处",
    "署",
    "常委会",
    "党组",
    "工会",
    "商会",
    "支队",
    "总队",
    "乡镇",
    "街道",
    "各县",
    "各区",
];

/// Words before the colon of a sentence that announces what follows.
const ANNOUNCES: [&str; 20] = [
    "如下", "下列", "以下", "包括", "规定", "通知", "是", "为", "现", "有", "说", "道", "曰",
    "认为", "指出", "强调", "要求", "表示", "提出", "将",
];

/// 各位代表：, 同志们！
pub(super) fn is_salutation(text: &str) -> bool {
    let Some((last, body)) = last(text) else { return false };
    if !(is_colon(last) || matches!(last, '！' | '!')) || length_up_to(text, 41) > 40 {
        return false;
    }
    // 各位代表，新的一年，我们要做好四个方面工作： is a sentence.
    if body.contains(['，', ',']) && length_up_to(body, 21) > 20 {
        return false;
    }
    GREETED.iter().any(|word| body.starts_with(word)) && !body.contains(is_full_stop)
}

/// 湖北省人民政府：, 国务院各部委、各直属机构：, 石英代表：
pub(super) fn is_addressee(text: &str) -> bool {
    let Some((last, body)) = last(text) else { return false };
    if !is_colon(last) || body.contains(is_full_stop) || body.contains(is_colon) {
        return false;
    }
    let body = squeezed(body);
    let body = body.trim_end_matches(['）', ')']);
    let announces = ANNOUNCES.iter().any(|word| body.ends_with(word));
    let organ = ORGANS.iter().any(|word| body.ends_with(word));
    organ && !announces && body.chars().any(is_han)
}

fn last(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    let last = chars.next_back()?;
    Some((last, chars.as_str().trim_end_matches(is_space)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_are_greeted_make_a_salutation() {
        for line in ["各位委员:", "各位代表！", "同志们：", "尊敬的主席、各位代表："]
        {
            assert!(is_salutation(line), "{line}");
        }
        assert!(!is_salutation("各位委员,过去的一年,我们正确站位。"));
        assert!(!is_salutation("各位委员！新思想催人奋进！"));
    }

    #[test]
    fn organs_and_persons_that_are_written_to_are_addressees() {
        let list = "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：";
        for line in ["国务院：", list, "石英代表：", "邓乃扬、韩汝琦委员:", "周桂英等代表："]
        {
            assert!(is_addressee(line), "{line}");
        }
    }

    #[test]
    fn a_sentence_that_announces_a_list_is_no_addressee() {
        for line in ["现将有关情况报告如下：", "应当包括下列内容：", "词曰：", "主要任务是："]
        {
            assert!(!is_addressee(line), "{line}");
        }
    }
}
