//! Names of persons and the lines that hold them.

use super::script::{is_colon, is_full_stop, is_han, is_space, length_up_to, squeezed};

/// The two hundred commonest surnames and those of two characters, in Unicode order
/// (after the household register statistics of the Ministry of Public Security).
const SURNAMES: &str = "丁万丘丛乔于井仇付任伍何余侯俞倪傅储党冉冯冷凌刁刘利劳包华单卜卞卢印卓卫厉古史叶司吉吕吴周和咎唐商喻嘎国圣夏夔姚姜娄娜孔孙孟季宁安宋宗官宫宿寇寿尉尚尤尹屈岑岳崔左巩巫希常平应庄庞康庹廉廖张强彭徐恽惠慕成戚戴房扎拉揭支敖文方施旷明易晋晏晓普景曲曹曾朱李杜杨杭林柏查柯柳柴栗栾格桂桑桓梁梅梦楚楼樊武段殷毕毛水江池汤汪沃沈沙洛洪洛涂温游湛溥滑滕满漆潘熊牛牟狄王甄甘田申画畅白皮盖盛益盘相瞿石祁祖祝禹禄秋秦程稽穆窦章童端竺符管简米糜纪练缪罗翁翟耿聂肖胡胥胶臧舒艾花苏苑苗范茅茹荀荆莫莫萧葛董蒋蒙蒲蓝蔚蔡蔺薄薛蘧虞褚西覃解訾詹许诸谈谢谭谷贝贡费贺贾赖赵路车边达连逄通遇邓邝邢那邬邱邵邹郁郎郑郝郭都鄢鄂金钟钱铁闫闵闻阎阮阳阴陆陈陶隋隗雍雷霍靳鞠韦韩顾项颜饶马骆高魏鲁鲍麦麻黄黎齐龙龚";

/// Offices that stand before a name.
const OFFICES: [&str; 22] = [
    "长",
    "主席",
    "主任",
    "书记",
    "委员",
    "代表",
    "主编",
    "总编",
    "记者",
    "院士",
    "教授",
    "总理",
    "经理",
    "董事",
    "司令",
    "研究员",
    "评论员",
    "通讯员",
    "作者",
    "撰稿",
    "政委",
    "检察长",
];

/// Words that stand for those who write in a paper.
const WRITERS: [&str; 7] =
    ["评论员", "记者", "通讯员", "编辑部", "社论", "特约撰稿人", "观察员"];

/// Whether the text is the name of one person.
pub(super) fn is_name(text: &str) -> bool {
    let length = length_up_to(text, 16);
    if !(2..=15).contains(&length) {
        return false;
    }
    let name = squeezed(text);
    let plain = |s: &str| !s.is_empty() && s.chars().all(is_han);
    if let Some((given, family)) = name.split_once(['·', '•']) {
        return plain(given) && plain(&family.replace(['·', '•'], ""));
    }
    let first = name.chars().next().unwrap_or_default();
    let count = name.chars().count();
    plain(&name) && (2..=4).contains(&count) && SURNAMES.contains(first)
}

/// Whether the line says who wrote or spoke: 本报评论员, 本报记者 张三, 省长 胡玉亭, 作者：张三.
pub(super) fn is_byline(text: &str) -> bool {
    if length_up_to(text, 41) > 40 || text.contains(is_full_stop) || text.contains(['，', ','])
    {
        return false;
    }
    let lead = text.trim_start_matches(['■', '□', '◆', '●', '○']).trim_start_matches(is_space);
    let named = ["作者", "撰稿", "文", "记者", "报告人"].iter().find_map(|word| {
        lead.strip_prefix(word)?
            .trim_start_matches(is_space)
            .strip_prefix([':', '：', '/', '／'])
    });
    named.is_some_and(|name| !name.is_empty()) || of_a_paper(lead) || office_and_name(lead)
}

/// 本报评论员, 本报特约记者 张三 李四.
fn of_a_paper(text: &str) -> bool {
    let papers = ["本报", "本刊", "本台", "本网", "新华社", "人民日报", "新华网"];
    let rest = papers.iter().find_map(|paper| text.strip_prefix(paper));
    let rest = rest.unwrap_or(text);
    let roles = ["特约", "见习", "首席", "全媒体", "实习"];
    let rest = roles.iter().fold(rest, |rest, role| rest.strip_prefix(role).unwrap_or(rest));
    let Some(names) = WRITERS.iter().find_map(|writer| rest.strip_prefix(writer)) else {
        return false;
    };
    let apart = names.is_empty() || names.starts_with(|c| is_space(c) || is_colon(c));
    apart
        && names
            .chars()
            .all(|c| is_han(c) || is_space(c) || is_colon(c) || c == '·' || c == '、')
}

/// 北京市市长 殷勇: an office, a space, a name.
fn office_and_name(text: &str) -> bool {
    let Some((office, name)) = text.split_once(is_space) else { return false };
    let name = squeezed(name);
    let length = length_up_to(&name, 9);
    let han = |s: &str| s.chars().all(|c| is_han(c) || c == '·' || c == '、');
    (2..=8).contains(&length)
        && han(&name)
        && han(office)
        && OFFICES.iter().any(|end| office.ends_with(end))
}

/// Whether a line of one sentence ends with the reporter who made the picture.
pub(super) fn ends_with_reporter(text: &str) -> bool {
    let Some((_, credit)) = text.rsplit_once(is_full_stop) else { return false };
    let Some((paper, name)) = credit.split_once("记者") else { return false };
    let name = name.trim_matches(is_space);
    let paper = paper.ends_with(['报', '社', '台', '网', '体']);
    paper
        && (2..=8).contains(&length_up_to(name, 9))
        && name.chars().all(|c| is_han(c) || is_space(c))
}

/// The names in a byline: 赵斌 记者 李及肃 → 赵斌, 李及肃; 本报评论员 stays as it is.
pub(super) fn names(byline: &str) -> Vec<String> {
    let open = |c| matches!(c, '（' | '(' | '）' | ')' | '■' | '□');
    let line = byline.trim_matches(|c| is_space(c) || open(c));
    let split =
        |c: char| is_space(c) || is_colon(c) || matches!(c, '、' | '/' | '／' | '，' | ',');
    let mut names: Vec<String> = Vec::new();
    for word in line.split(split).filter(|word| !word.is_empty()) {
        let office = OFFICES.iter().any(|end| word.ends_with(end)) && !is_name(word);
        if office || word == "文" || word == "本报" || word == "报告人" {
            continue;
        }
        // 刘 明: a name of two characters, set over the width of three.
        match names.last_mut() {
            Some(before) if single(before) && single(word) => before.push_str(word),
            _ => names.push(word.to_owned()),
        }
    }
    if names.is_empty() { vec![line.to_owned()] } else { names }
}

fn single(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some() && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_surname() {
        assert!(is_name("刘立新") && is_name("李 明") && is_name("阿沛·阿旺晋美"));
        assert!(!is_name("三是加强") && !is_name("的工作") && !is_name("刘"));
    }

    #[test]
    fn bylines_name_an_office_or_a_paper() {
        for line in ["本报评论员", "本报记者 张三 李四", "省长 胡玉亭", "自治区主席 嘎玛泽登"]
        {
            assert!(is_byline(line), "{line}");
        }
        for line in ["凝共识聚力量 加快推动转型", "记者在现场看到", "2019年工作回顾"]
        {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn a_byline_gives_its_names_without_their_offices() {
        assert_eq!(names("赵斌 记者 李及肃"), ["赵斌", "李及肃"]);
        assert_eq!(names("北京市市长 殷勇"), ["殷勇"]);
        assert_eq!(names("本报评论员"), ["本报评论员"]);
        assert_eq!(names("（本报记者 林 君）"), ["林君"]);
    }
}
