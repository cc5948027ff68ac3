use super::*;

fn is(text: &str, expected: Shape) {
    assert_eq!(shape(text), expected, "{text}");
}

#[test]
fn document_numbers_have_an_organ_a_year_and_a_number() {
    is("国办函〔2004〕25号", Shape::DocumentNumber);
    is("国办发[1996]2号", Shape::DocumentNumber);
    is("第371号", Shape::DocumentNumber);
    is("国家地震局〔〕号", Shape::Plain);
}

#[test]
fn date_lines_say_what_happened() {
    is("(2020年1月6日在政协辽源市第八届委员会第五次会议上)", Shape::DateLine);
    is("(民政部　一九九七年一月二十八日)", Shape::DateLine);
    is("——2026年1月27日在吉林省第十四届人民代表大会第五次会议上", Shape::DateLine);
    is("2003年5月1日 施行", Shape::DateLine);
    is("2020年1月6日", Shape::Date);
    is("2020年1月6日，大会通过了报告。", Shape::Plain);
    is("2019年工作回顾", Shape::Plain);
}

#[test]
fn subtitles_stand_behind_a_dash_and_have_no_stop() {
    is("——热烈祝贺政协辽源市第八届委员会第五次会议开幕", Shape::Dashed);
    is("——经济实力实现整体跃升。发展迈上新台阶。", Shape::Plain);
}

#[test]
fn a_news_item_opens_with_its_paper() {
    is("本报讯(赵斌 记者 李及肃)1月5日,副市长", Shape::News("本报讯(赵斌 记者 李及肃)".len()));
    is("新华社北京1月6日电（记者 张三）国务院", Shape::News(45));
    is("他在本报讯里说", Shape::Plain);
}

#[test]
fn an_attachment_label_is_alone_and_a_list_has_names() {
    is("附件1", Shape::Label);
    is("附件：", Shape::Label);
    is("附件二", Shape::Label);
    is("附件：1.调研情况的报告", Shape::Attachments);
    is("附件材料要齐全", Shape::Plain);
}

#[test]
fn a_whole_line_in_brackets_is_a_remark() {
    is("（本文有删减）", Shape::Remark);
    is("（甲）和（乙）", Shape::Plain);
    is("（本报记者 张三）", Shape::Byline);
}

#[test]
fn those_who_took_pictures_make_captions() {
    is("殷勇同志作政府工作报告。本报记者 戴冰摄", Shape::Caption);
    is("任振鹤作政府工作报告。新甘肃·甘肃日报记者 盛学卿", Shape::Caption);
    is("图为会议现场。", Shape::Caption);
}
