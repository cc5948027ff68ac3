//! What holds for every manuscript.

use super::*;
use crate::model::{BlockKind, EditKind, HeadKind};
use crate::note::Finding;
use proptest::prelude::*;

/// Parse, and prove that the ledger leads from the source to the model and back.
fn proved(source: &str, punctuation: Punctuation) -> Noted<Parsed> {
    let noted = parse(source, &Settings { punctuation });
    let Parsed { document, ledger } = &noted.value;
    let text = document.text();
    assert_eq!(ledger.replay(source).as_deref(), Ok(&*text), "{source:?}");
    assert_eq!(ledger.undo(&text).as_deref(), Ok(source), "{source:?}");
    for edit in &ledger.edits {
        assert!(is_allowed(edit.kind, &edit.from, &edit.to), "{edit:?}");
    }
    assert!(document.lines().all(|line| !line.text.is_empty()), "{source:?}");
    for article in &document.articles {
        assert!(article.head.iter().all(|part| !part.lines.is_empty()));
        let mut kinds: Vec<HeadKind> = article.head.iter().map(|part| part.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), article.head.len(), "{source:?}");
    }
    noted
}

/// Whether an edit changes only what an edit of its kind may.
fn is_allowed(kind: EditKind, from: &str, to: &str) -> bool {
    let nothing = |s: &str| s.chars().all(|c| script::is_space(c) || script::is_dropped(c));
    match kind {
        EditKind::Join => nothing(from) && (to.is_empty() || to == " "),
        EditKind::Space => nothing(from) && (to.is_empty() || to == "\n"),
        EditKind::Control => from.chars().all(script::is_dropped) && to.is_empty(),
        EditKind::Width => from.len() == 1 && to.chars().count() == 1,
        EditKind::PageNumber => from.chars().any(char::is_numeric) && to.is_empty(),
    }
}

/// Pieces of which manuscripts are made, so that chance finds what rules are about.
fn manuscript() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "　　",
        " ",
        "\t",
        "\u{C}",
        "\u{1}",
        "\u{FEFF}",
        "\u{85}",
        "一、",
        "（一）",
        "(2)",
        "1.",
        "第一章 总则",
        "第二条　",
        "——",
        "附件1",
        "附件：",
        "目录",
        "国办函〔2004〕25号",
        "2020年1月6日",
        "二〇〇六年五月二十三日",
        "各位代表：",
        "国务院：",
        "本报讯(赵斌 记者 李及肃)",
        "本报评论员",
        "省长 胡玉亭",
        "（本文有删减）",
        "- 1 -",
        "- 2 -",
        "关于印发规划的通知",
        "会议开幕了。",
        "全力形成一批成果，聚焦",
        "and",
        "Word (a, b)",
        "，",
        "。",
        "│",
        "|",
        "“",
        "）",
        "(",
        ")",
        "7",
        "年",
        "工作回顾",
        "\u{200B}",
        "𠮷",
        "来源：日报",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_ledger_leads_both_ways_for_manuscripts(source in manuscript()) {
        proved(&source, Punctuation::Full);
        proved(&source, Punctuation::Keep);
    }

    #[test]
    fn the_ledger_leads_both_ways_for_every_string(source in any::<String>()) {
        proved(&source, Punctuation::Full);
    }
}

#[test]
fn an_empty_manuscript_is_noted() {
    for source in ["", "\u{FEFF}", " \n\t\r\n", "\u{0}\u{C}"] {
        let noted = proved(source, Punctuation::Full);
        assert!(noted.value.document.articles.is_empty());
        assert!(noted.notes.iter().any(|note| note.finding == Finding::EmptyManuscript));
    }
}

#[test]
fn a_lead_is_as_long_as_its_text_after_widening() {
    let source = "通知\n\n（一）加强领导,落实\u{1}责任。要坚持。\n";
    let noted = proved(source, Punctuation::Full);
    let kind = &noted.value.document.articles[0].blocks[0].kind;
    let BlockKind::Paragraph { lead: Some(lead), text } = kind else { panic!("{kind:?}") };
    assert_eq!((&**lead, &**text), ("（一）加强领导，落实责任。", "要坚持。"));
}

#[test]
fn what_is_noted_has_its_place() {
    let source = "报告\n\n在全面建成小康社会的决胜阶段我们必须坚持稳中求进工作总基调并且全力以赴地聚焦\n\n- 1 -\n\n产业发展。\n";
    let noted = proved(source, Punctuation::Full);
    let names: Vec<_> = noted.notes.iter().map(|note| note.finding.name()).collect();
    assert_eq!(names, ["rejoined-paragraph", "dropped-page-number"]);
    let span = noted.notes[1].span.unwrap();
    assert_eq!(source.get(span.start..span.end), Some("- 1 -"));
}

#[test]
fn a_missing_number_is_noted() {
    let source = "办法\n\n第一条　甲。\n\n第二条　乙。\n\n第四条　丁。\n";
    let notes = proved(source, Punctuation::Full).notes;
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].finding, Finding::NumberingGap { expected: 3, found: 4 });
}

#[test]
fn what_a_catalogue_says_is_found_in_the_text() {
    let source = "检查安保工作\n\n本报讯(赵斌 记者 李及肃)1月5日，副市长检查工作。\n\n\
                  再接再厉 再创佳绩\n\n——热烈祝贺会议开幕\n\n本报评论员\n\n会议开幕了。\n";
    let meta = proved(source, Punctuation::Keep).value.document.meta;
    assert_eq!(meta.title.as_deref(), Some("检查安保工作"));
    let creators: Vec<&str> = meta.creators.iter().map(|name| &**name).collect();
    assert_eq!(creators, ["赵斌", "李及肃", "本报评论员"]);
    let source = "通知\n\n现予印发。\n\n国务院\n\n二〇〇六年五月二十三日\n";
    let date = proved(source, Punctuation::Keep).value.document.meta.date;
    assert_eq!(date.map(|date| date.to_string()).as_deref(), Some("2006-05-23"));
}

#[test]
fn wrapped_lines_are_counted_once_and_a_page_break_is_noted() {
    let line = "从事通用航空飞行活动的单位个人\n必须按照规定取得从事活动的资格，\n";
    let source = format!("　　{line}\n- 1 -\n\n{line}\n- 2 -\n\n{line}遵守规定。\n");
    let notes = proved(&source, Punctuation::Keep).notes;
    let count = |name| notes.iter().filter(|note| note.finding.name() == name).count();
    assert_eq!(count("unwrapped-lines"), 1);
    assert_eq!((count("rejoined-paragraph"), count("dropped-page-number")), (2, 2));
}

#[test]
fn signers_stand_above_the_date_and_remarks_below() {
    let source =
        "通知\n\n现予印发。\n\n国务院\n\n国家地震局\n\n2020年1月6日\n\n（此件公开发布）\n";
    let parsed = proved(source, Punctuation::Keep).value;
    let signed = |kind: &BlockKind| matches!(kind, BlockKind::Signoff(_));
    let blocks = &parsed.document.articles[0].blocks;
    assert_eq!(blocks.iter().filter(|block| signed(&block.kind)).count(), 3);
    assert!(matches!(blocks[4].kind, BlockKind::Note(_)));
}
