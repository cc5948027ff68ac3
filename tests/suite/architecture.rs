//! The rules about who may know whom, checked on the source text.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the crate and the modules it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("units", &[]),
    ("format", &[]),
    ("error", &["format", "model"]),
    ("note", &["model", "format"]),
    ("decode", &["model", "note", "error"]),
    ("parse", &["model", "note", "error"]),
    ("font", &["model", "note", "error", "units"]),
    ("layout", &["model", "note", "error", "units", "font"]),
    ("xml", &[]),
    ("pack", &[]),
    ("write", &["model", "note", "error", "units", "format", "font", "layout", "xml", "pack"]),
    ("verify", &["model", "note", "error", "format"]),
    ("files", &["error"]),
];

const LONGEST_FILE: usize = 400;

#[test]
fn modules_import_only_what_they_may() {
    for (file, source) in sources() {
        let module = module_of(&file);
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
            continue;
        };
        for import in imports(&source) {
            let known = import == module || allowed.contains(&import);
            assert!(known, "{} must not import crate::{import}", file.display());
        }
    }
}

#[test]
fn no_file_is_too_long_to_read_in_one_sitting() {
    for (file, source) in sources() {
        let lines = source.lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", file.display());
    }
}

/// Every Rust file of the crate with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                found.push((path, source));
            }
        }
    }
    found
}

/// The first path component below `src`, without `.rs`.
fn module_of(file: &Path) -> String {
    let first = file.components().nth(1).unwrap();
    Path::new(first.as_os_str()).file_stem().unwrap().to_string_lossy().into_owned()
}

/// The module names that follow `crate::`.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    let after = source.split("crate::").skip(1);
    after.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
}
