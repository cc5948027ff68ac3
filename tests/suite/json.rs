//! The model as JSON, out and in again.

use wenyin::parse::json::read;

const REPORT: &str = concat!(
    r#"{"format":"wenyin","version":1,"meta":{"title":"报告","creators":["刘立新"],"#,
    r#""date":"2020-01-06"},"articles":[{"title":"报\n告","byline":"刘立新","#,
    r#""header":["title","byline"],"header_spans":[[0,6],[7,16]],"blocks":["#,
    r#"{"kind":"heading","level":2,"text":"一、总则","span":[17,29]},"#,
    r#"{"kind":"para","text":"第一条　本法…","lead":"第一条","span":[30,50]},"#,
    r#"{"kind":"verbatim","text":"甲\t乙\n丙\t丁","span":[51,60]}]}]}"#,
    "\n",
);

#[test]
fn what_was_written_is_read_and_written_again_alike() {
    let document = read(REPORT).unwrap();
    let settings = wenyin::write::json::Settings::default();
    let again = wenyin::write::json::write(&document, &settings).unwrap().value;
    assert_eq!(String::from_utf8(again).unwrap(), REPORT);
    assert_eq!(document.text(), "报\n告\n刘立新\n一、总则\n第一条　本法…\n甲\t乙\n丙\t丁");
}

#[test]
fn an_error_names_the_block() {
    let e = read(&REPORT.replace("第一条\",\"span", "第二条\",\"span")).unwrap_err();
    assert_eq!(
        e.to_string(),
        "not a wenyin document: articles[0].blocks[1]: its \"text\" does not begin with its \"lead\""
    );
    assert!(read("{").unwrap_err().to_string().contains("line 1 column 1"));
    assert!(read(r#"{"version":2,"articles":[]}"#).is_err());
}
