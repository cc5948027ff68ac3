//! Wrong predictions made from the truth, to compare the score with that of score.py.

use serde_json::{Value, json};

/// The document, made wrong in a named way; `tests/corpus/spoil.py` does the same.
pub(crate) fn spoil(truth: &Value, way: &str) -> Value {
    let mut document = truth.clone();
    let articles = document["articles"].as_array_mut().unwrap();
    match way {
        "as-it-is" => {}
        "one-article" => {
            let all: Vec<Value> = articles.iter().flat_map(blocks).collect();
            articles.truncate(1);
            articles[0]["blocks"] = Value::Array(all);
        }
        "nothing" => articles.clear(),
        _ => articles.iter_mut().for_each(|article| spoil_article(article, way)),
    }
    document
}

fn blocks(article: &Value) -> Vec<Value> {
    article["blocks"].as_array().cloned().unwrap_or_default()
}

fn spoil_article(article: &mut Value, way: &str) {
    let mut made: Vec<Value> = Vec::new();
    for (at, mut block) in blocks(article).into_iter().enumerate() {
        let text: Vec<char> = block["text"].as_str().unwrap().chars().collect();
        match way {
            "headings-lost" if at % 3 == 0 && block["kind"] == "heading" => {
                block["kind"] = json!("para");
            }
            "levels-shifted" if block["level"].is_number() => {
                block["level"] =
                    json!(block["level"].as_i64().unwrap() + i64::from(at % 4 == 0));
            }
            "joined" if at % 5 == 4 => {
                let last = made.last_mut().unwrap();
                let whole = format!("{}{}", last["text"].as_str().unwrap(), string(&text));
                last["text"] = json!(whole);
                continue;
            }
            "cut" if text.len() > 40 && at % 2 == 0 => {
                let mut head = block.clone();
                head["text"] = json!(string(&text[..20]));
                block["text"] = json!(string(&text[20..]));
                block["lead"] = Value::Null;
                made.push(head);
            }
            "characters-lost" => {
                let kept = text.iter().enumerate().filter(|(n, _)| n % 37 != 5);
                block["text"] = json!(kept.map(|(_, c)| *c).collect::<String>());
            }
            "blocks-lost" if at % 7 == 3 => continue,
            _ => {}
        }
        made.push(block);
    }
    article["blocks"] = Value::Array(made);
}

fn string(text: &[char]) -> String {
    text.iter().collect()
}
