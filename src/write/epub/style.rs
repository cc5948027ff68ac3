//! The style sheet.

/// One sheet for every page; sizes in em and no fixed colours, so that the reader's font, size
/// and night mode win.
pub(super) const SHEET: &str = include_str!("book.css");

#[cfg(test)]
mod tests {
    use super::SHEET;

    #[test]
    fn the_sheet_fixes_no_size_and_no_colour_of_the_text() {
        for fixed in ["px", "pt;", "#", "rgb(", "background", "!important"] {
            assert!(!SHEET.contains(fixed), "{fixed}");
        }
    }
}
