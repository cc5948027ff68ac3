//! The rules about who may know whom and how long things may be, checked on the source text.

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
    ("phrase", &[]),
    ("layout", &["model", "note", "error", "units", "font", "phrase"]),
    ("xml", &[]),
    ("pack", &[]),
    // `format` only to name itself in an error.
    (
        "write",
        &[
            "model", "note", "error", "units", "format", "font", "phrase", "layout", "xml",
            "pack",
        ],
    ),
    ("verify", &["model", "note", "error", "format"]),
    ("files", &["error"]),
];

/// What only some files may name, with the files or folders that may.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("printpdf", &["src/write/pdf/draw.rs"]),
    ("clap", &["src/cli", "src/main.rs"]),
    ("toml::", &["src/config.rs", "src/config"]),
    ("rayon", &["src/batch.rs"]),
    ("zip::write", &["src/pack.rs"]),
    ("ZipWriter", &["src/pack.rs"]),
    ("walkdir", &["src/files.rs"]),
    ("tempfile", &["src/files.rs"]),
    ("std::fs", &["src/files.rs"]),
    ("std::env", &["src/cli", "src/main.rs"]),
    ("println!", &["src/cli"]),
    ("print!", &["src/cli"]),
];

/// The stages that meet foreign bytes, and what each of them denies at its top.
const STRICT: &[&str] = &["src/decode", "src/parse", "src/verify"];
const DENIED: [&str; 2] = ["clippy::indexing_slicing", "clippy::string_slice"];

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

#[test]
fn modules_import_only_what_they_may() {
    for (file, source) in sources() {
        let module = module_of(&file);
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
            continue;
        };
        for import in imports(code(&source)) {
            let known = import == module || allowed.contains(&import);
            assert!(known, "{} must not import crate::{import}", file.display());
        }
    }
}

#[test]
fn every_module_is_in_the_table() {
    let free = ["lib", "main", "batch", "cli", "config"];
    for (file, _) in sources() {
        let module = module_of(&file);
        let known =
            free.contains(&&*module) || MAY_IMPORT.iter().any(|(name, _)| *name == module);
        assert!(known, "{} is in no row of MAY_IMPORT", file.display());
    }
}

#[test]
fn no_writer_knows_another() {
    let writers = ["docx", "epub", "gb18030", "json", "pdf", "ofd"];
    for (file, source) in sources() {
        let Ok(below) = file.strip_prefix("src/write") else { continue };
        let own = below.components().next().unwrap().as_os_str().to_string_lossy();
        let own = own.trim_end_matches(".rs");
        for other in writers.iter().filter(|name| **name != own && own != "mod") {
            for path in [format!("write::{other}"), format!("super::{other}")] {
                let deeper = path.starts_with("super") && below.components().count() > 1;
                let found = !deeper && code(&source).contains(&path);
                assert!(!found, "{} must not know {path}", file.display());
            }
        }
    }
}

#[test]
fn each_library_is_named_in_one_place() {
    for (file, source) in sources() {
        for (name, places) in ONLY_IN {
            let allowed = places.iter().any(|place| file.starts_with(place));
            assert!(allowed || !names(code(&source), name), "{} names {name}", file.display());
        }
    }
}

#[test]
fn stages_that_meet_foreign_bytes_deny_indexing() {
    for stage in STRICT {
        let folder = Path::new(stage).join("mod.rs");
        let top = if folder.exists() { folder } else { Path::new(stage).with_extension("rs") };
        let source = fs::read_to_string(&top).unwrap();
        let denied =
            source.lines().find(|line| line.starts_with("#![deny(")).unwrap_or_default();
        for lint in DENIED {
            assert!(denied.contains(lint), "{} does not deny {lint}", top.display());
        }
    }
}

#[test]
fn no_file_is_too_long_to_read_in_one_sitting() {
    for (file, source) in all_sources() {
        let lines = source.lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", file.display());
    }
}

#[test]
fn no_function_is_too_long_to_understand() {
    for (file, source) in all_sources() {
        for (name, length) in functions(&source) {
            let short = length <= LONGEST_FUNCTION;
            assert!(short, "{}: {name} has {length} lines", file.display());
        }
    }
}

#[test]
fn the_rules_see_what_breaks_them() {
    assert_eq!(
        imports("use crate::xml::Xml; crate::pack::x()").collect::<Vec<_>>(),
        ["xml", "pack"]
    );
    assert!(names("use rayon::prelude::*;", "rayon"));
    assert!(!names("use crayons::x; // eprint", "rayon"));
    assert!(names("    print!(\"x\")", "print!") && !names("eprint!()", "print!"));
    let source = "impl A {\n    fn long(\n        &self,\n    ) {\n        x();\n    }\n}\nfn one() {}\n";
    assert_eq!(functions(source), [("long".to_owned(), 5), ("one".to_owned(), 1)]);
    assert_eq!(code("a\n#[cfg(test)]\nmod tests {\n use b;"), "a\n");
}

/// Every Rust file of the crate with its text.
fn sources() -> Vec<(PathBuf, String)> {
    below("src")
}

/// The crate, its tests and its benches.
fn all_sources() -> Vec<(PathBuf, String)> {
    ["src", "tests/suite", "benches"].into_iter().flat_map(below).collect()
}

fn below(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for entry in entries.map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                found.push((path, source));
            }
        }
    }
    found.sort();
    found
}

/// The first path component below `src`, without `.rs`.
fn module_of(file: &Path) -> String {
    let first = file.components().nth(1).unwrap();
    Path::new(first.as_os_str()).file_stem().unwrap().to_string_lossy().into_owned()
}

/// The source without its unit tests, which may know more.
fn code(source: &str) -> &str {
    let tests = source.match_indices("#[cfg(test)]\n").find(|(at, mark)| {
        let next = source[at + mark.len()..].lines().next().unwrap_or_default();
        next.ends_with("mod tests {")
    });
    tests.map_or(source, |(at, _)| &source[..at])
}

/// The module names that follow `crate::`.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    let after = source.split("crate::").skip(1);
    after.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
}

/// Whether code, not a comment, names something as a whole word.
fn names(source: &str, name: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let commands = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut lines = commands.filter_map(|line| line.split("// ").next());
    lines.any(|line| {
        line.match_indices(name).any(|(at, _)| {
            let before = line[..at].chars().next_back().is_some_and(word);
            let after = line[at + name.len()..].chars().next();
            !(before || (name.ends_with(word) && after.is_some_and(word)))
        })
    })
}

/// Each function of formatted code with its length in lines, from `fn` to its closing brace.
fn functions(source: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words =
            line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        let words = words.trim_start_matches("pub(super) ").trim_start_matches("const ");
        let Some(rest) = words.strip_prefix("fn ") else { continue };
        let name = rest.split(['(', '<']).next().unwrap_or_default().to_owned();
        let closing = format!("{}}}", " ".repeat(indent));
        let one_line = line.ends_with('}') || line.ends_with(';');
        let end = lines[at..].iter().position(|line| *line == closing).unwrap_or(0);
        found.push((name, if one_line { 1 } else { end + 1 }));
    }
    found
}
