//! The lines of a model in JSON, by a walk of its own.

use serde_json::Value;

/// The parts of a head in their usual order, for a model that does not give one.
const HEAD: [&str; 7] = ["label", "title", "subtitle", "docno", "dateline", "byline", "source"];

/// The lines of every head and block, in reading order.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<String>, String> {
    let whole: Value = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    if whole.get("format").and_then(Value::as_str) != Some("wenyin") {
        return Err("its \"format\" is not \"wenyin\"".to_owned());
    }
    if whole.get("version").and_then(Value::as_u64) != Some(1) {
        return Err("its \"version\" is not 1".to_owned());
    }
    let mut lines = Vec::new();
    for (at, article) in list(&whole, "articles")?.iter().enumerate() {
        head(article, &mut lines).map_err(|e| format!("articles[{at}]: {e}"))?;
        for (block, content) in list(article, "blocks")?.iter().enumerate() {
            let place = |e| format!("articles[{at}].blocks[{block}]: {e}");
            body(content, &mut lines).map_err(place)?;
        }
    }
    Ok(lines)
}

fn head(article: &Value, lines: &mut Vec<String>) -> Result<(), String> {
    let names: Vec<&str> = match article.get("header") {
        Some(_) => list(article, "header")?.iter().filter_map(Value::as_str).collect(),
        None => HEAD.into_iter().filter(|name| article.get(name).is_some()).collect(),
    };
    let silent = HEAD.iter().find(|name| article.get(name).is_some() && !names.contains(name));
    if let Some(name) = silent {
        return Err(format!("its \"header\" does not name its \"{name}\""));
    }
    for name in names {
        lines.extend(string(article, name)?.split('\n').map(str::to_owned));
    }
    Ok(())
}

fn body(block: &Value, lines: &mut Vec<String>) -> Result<(), String> {
    let text = string(block, "text")?;
    let lead = block.get("lead").and_then(Value::as_str).unwrap_or_default();
    if !text.starts_with(lead) {
        return Err("its \"text\" does not begin with its \"lead\"".to_owned());
    }
    if string(block, "kind")? == "verbatim" {
        lines.extend(text.split('\n').map(str::to_owned));
    } else {
        lines.push(text.to_owned());
    }
    Ok(())
}

fn list<'a>(value: &'a Value, name: &str) -> Result<&'a Vec<Value>, String> {
    value.get(name).and_then(Value::as_array).ok_or_else(|| format!("no list {name:?}"))
}

fn string<'a>(value: &'a Value, name: &str) -> Result<&'a str, String> {
    value.get(name).and_then(Value::as_str).ok_or_else(|| format!("no text {name:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = r#"{"format":"wenyin","version":1,"meta":{},"articles":[{"title":"报\n告",
        "byline":"刘","header":["byline","title"],"blocks":[
        {"kind":"para","text":"一是甲","lead":"一是"},{"kind":"verbatim","text":"乙\n丙"}]}]}"#;

    #[test]
    fn head_and_blocks_are_read_in_their_order() {
        let found = lines(MODEL.as_bytes()).unwrap();
        assert_eq!(found, ["刘", "报", "告", "一是甲", "乙", "丙"]);
    }

    #[test]
    fn what_is_not_a_model_is_refused_with_its_place() {
        for (from, to, reason) in [
            ("wenyin", "epub", "its \"format\" is not \"wenyin\""),
            ("\"一是\"", "\"二是\"", "articles[0].blocks[0]: its \"text\" does not begin"),
            ("\"byline\",\"title\"", "\"title\"", "articles[0]: its \"header\" does not name"),
            ("\"kind\":\"para\",", "", "articles[0].blocks[0]: no text \"kind\""),
            ("]}]}", "]}", "column"),
        ] {
            let wrong = lines(MODEL.replace(from, to).as_bytes()).unwrap_err();
            assert!(wrong.contains(reason), "{wrong}");
        }
    }

    #[test]
    fn a_line_feed_in_a_paragraph_stays_in_its_line() {
        let model = MODEL.replace("一是甲", "一是\\n甲");
        assert!(lines(model.as_bytes()).unwrap().contains(&"一是\n甲".to_owned()));
    }
}
