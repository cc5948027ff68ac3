//! A folder of its own for each test, and the program run in it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// A folder that is gone when the test ends.
pub(crate) struct Office(tempfile::TempDir);

/// What the program said.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Office {
    /// A folder with these files in it.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        for (name, content) in files {
            let path = office.0.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        office
    }

    /// Run `wenyin` here with these words and nothing on standard input.
    pub(crate) fn wenyin(&self, words: &[&str]) -> Said {
        self.wenyin_with(words, b"")
    }

    /// Run `wenyin` here with these words and this on standard input.
    pub(crate) fn wenyin_with(&self, words: &[&str], input: &[u8]) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_wenyin"))
            .args(words)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that stops before it reads its input closes the pipe, which is its right.
        let _ = child.stdin.take().unwrap().write_all(input);
        let done = child.wait_with_output().unwrap();
        let err = String::from_utf8(done.stderr).unwrap();
        Said { code: done.status.code(), out: done.stdout, err }
    }

    /// What a file here holds.
    pub(crate) fn file(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// The names of all files here, with their folders, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        fn walk(folder: &Path, below: &str, names: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let name = format!("{below}{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    walk(&entry.path(), &format!("{name}/"), names);
                } else {
                    names.push(name);
                }
            }
        }
        let mut names = Vec::new();
        walk(self.0.path(), "", &mut names);
        names.sort();
        names
    }
}

impl Said {
    /// The run ended with this code and, for a code other than 0, said why.
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.err);
        assert!(code == 0 || self.err.contains("error"), "no reason given: {}", self.err);
        self
    }

    /// Standard error holds each of these.
    pub(crate) fn names(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in: {}", self.err);
        }
        self
    }
}
