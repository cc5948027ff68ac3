//! `wenyin licenses`: the texts that must travel with the program.

use super::{Exit, say};

const TEXTS: [(&str, &str); 8] = [
    ("wenyin: MIT", include_str!("../../LICENSE-MIT")),
    ("wenyin: Apache-2.0", include_str!("../../LICENSE-APACHE")),
    ("Fonts", include_str!("../../assets/fonts/licenses/NOTICE-fonts.txt")),
    ("WenyinSong", include_str!("../../assets/fonts/licenses/OFL-NotoSerifSC.txt")),
    ("WenyinHei", include_str!("../../assets/fonts/licenses/OFL-NotoSansSC.txt")),
    ("WenyinLatin", include_str!("../../assets/fonts/licenses/OFL-Tinos.txt")),
    ("WenyinFang, WenyinKai", include_str!("../../assets/fonts/licenses/OFL-lxgw-fonts.txt")),
    ("Crates", include_str!("../../assets/licenses/crates.txt")),
];

/// Print them all to standard output.
pub(super) fn run() -> Exit {
    let mut all = String::new();
    for (name, text) in TEXTS {
        all.push_str("═══ ");
        all.push_str(name);
        all.push_str(" ═══\n\n");
        all.push_str(text.trim());
        all.push_str("\n\n");
    }
    say::result(all.as_bytes())
}
