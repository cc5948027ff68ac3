//! Style sheets, as far as they make the reader see another text than the file holds.

/// What may not stand in a style, with what it does.
const CHANGES: [(&str, &str); 5] = [
    ("display:none", "hides text"),
    ("visibility:hidden", "hides text"),
    ("text-transform:uppercase", "shows capitals"),
    ("text-transform:lowercase", "shows small letters"),
    ("text-transform:capitalize", "shows capitals"),
];

/// What a style sheet or a `style` attribute does to text, if it changes what is seen.
pub(super) fn change(css: &str) -> Option<&'static str> {
    let plain = without_comments(css);
    let text: String = plain.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let text = text.to_ascii_lowercase();
    if makes_text(&text) {
        return Some("makes text of its own");
    }
    CHANGES.iter().find(|(declaration, _)| text.contains(declaration)).map(|(_, does)| *does)
}

/// Whether a `content` property is anything but empty (CSS 2.2, 12.2).
fn makes_text(text: &str) -> bool {
    let declarations = text.split(['{', ';']);
    let mut contents = declarations.filter_map(|one| one.strip_prefix("content:"));
    contents.any(|value| {
        let value = value.split('}').next().unwrap_or_default();
        !matches!(value, "\"\"" | "''" | "none" | "normal")
    })
}

fn without_comments(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    for (at, part) in css.split("/*").enumerate() {
        let kept = if at == 0 { part } else { part.split_once("*/").map_or("", |two| two.1) };
        plain.push_str(kept);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_change_what_is_seen_are_found() {
        assert_eq!(change("p { Display : NONE }"), Some("hides text"));
        assert_eq!(change("p { display: /* x */ none }"), Some("hides text"));
        assert_eq!(change(".a::before{content:\"第\"}"), Some("makes text of its own"));
        assert_eq!(change("p{color:red;text-transform: uppercase}"), Some("shows capitals"));
    }

    #[test]
    fn other_styles_pass() {
        assert_eq!(change("/* display: none */ .content p { width: max-content }"), None);
        assert_eq!(change("p::after{content:''} h1 { justify-content: center }"), None);
    }
}
