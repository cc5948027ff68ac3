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

#[test]
fn what_would_be_left_out_or_guessed_at_is_an_error() {
    let wrong = |from: &str, to: &str| read(&REPORT.replace(from, to)).unwrap_err().to_string();
    let e = wrong(r#"["title","byline"]"#, r#"["title"]"#);
    let said = "articles[0].header: it does not say where \"byline\" stands";
    assert_eq!(e, format!("not a wenyin document: {said}"));
    assert!(wrong("2020-01-06", "+2020-1-6").ends_with("\"+2020-1-6\" is no date"));
    let e = read("[]").unwrap_err().to_string();
    assert!(e.contains("expected an object with the articles of a document"), "{e}");
}
