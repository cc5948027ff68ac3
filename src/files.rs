//! The only place that touches the disk.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::error::Error;

/// A manuscript on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// What its outputs are called, without extension: the path below the folder that was
    /// named, or the name of the file.
    pub stem: PathBuf,
}

/// The manuscripts that a path names: the file itself, or every `.txt` file of a folder and the
/// folders in it, in the order of their names. Hidden files, the output folder and GB 18030
/// text that an earlier run put beside its manuscript are passed over.
///
/// # Errors
/// [`Error::File`] where there is nothing, or no manuscript.
pub fn find(path: &Path, output: &Path) -> Result<Vec<Found>, Error> {
    let kind = fs::metadata(path).map_err(|e| failed("read", path, e))?;
    if !kind.is_dir() {
        let name = path.file_name().map_or_else(PathBuf::new, PathBuf::from);
        return Ok(vec![Found { path: path.to_owned(), stem: without_extension(&name) }]);
    }
    let output = real(output);
    let below = |entry: &DirEntry| entry.depth() == 0 || is_open_to_us(entry, &output);
    let mut found = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(below) {
        let entry = entry.map_err(|e| failed("list", path, e.into()))?;
        if entry.path().is_file() && is_manuscript(entry.path()) {
            let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
            found.push(Found { path: entry.path().to_owned(), stem: without_extension(below) });
        }
    }
    if found.is_empty() {
        let none = io::Error::new(io::ErrorKind::NotFound, "no .txt file in it");
        return Err(failed("convert", path, none));
    }
    Ok(found)
}

/// Whether a folder scan goes on with an entry.
fn is_open_to_us(entry: &DirEntry, output: &Path) -> bool {
    let hidden = entry.file_name().to_string_lossy().starts_with('.');
    let ours = entry.file_type().is_dir() && real(entry.path()) == output;
    !(hidden || ours)
}

/// Whether a folder scan takes a file: `.txt`, and not what we made of the `.txt` beside it.
fn is_manuscript(path: &Path) -> bool {
    let ends_in =
        |wanted: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(wanted));
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    let made_from = name.strip_suffix(".gb18030.txt").map(|stem| format!("{stem}.txt"));
    ends_in("txt") && !made_from.is_some_and(|source| path.with_file_name(source).is_file())
}

fn without_extension(path: &Path) -> PathBuf {
    path.with_extension("")
}

/// Whether a path is a folder.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The path as the system knows it, with links followed as far as it exists, so that two paths
/// to one file are equal.
pub fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(real) = fs::canonicalize(&whole) {
        return real;
    }
    match (whole.parent(), whole.components().next_back()) {
        (Some(parent), Some(Component::Normal(name))) => real(parent).join(name),
        _ => whole,
    }
}

/// The bytes of a file.
///
/// # Errors
/// [`Error::File`].
#[expect(clippy::disallowed_methods, reason = "this is the place that reads files")]
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|e| failed("read", path, e))
}

/// The font files of a folder, in the order of their names, each with its name.
///
/// # Errors
/// [`Error::File`] where there is no such folder or no font in it.
pub fn fonts(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let entries = fs::read_dir(folder).map_err(|e| failed("list", folder, e))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| failed("list", folder, e))?.path();
        let kind = path.extension().map(OsStr::to_ascii_lowercase).unwrap_or_default();
        if ["ttf", "otf", "ttc", "otc"].iter().any(|&known| kind == known) {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        let none = io::Error::new(io::ErrorKind::NotFound, "no .ttf, .otf or .ttc file in it");
        return Err(failed("take fonts from", folder, none));
    }
    paths.sort();
    paths.iter().map(|path| Ok((path.display().to_string(), read(path)?))).collect()
}

/// Put bytes in place as a whole: written beside the target, then renamed over it, so that the
/// file is either the old one or the new one.
///
/// # Errors
/// [`Error::File`]; the target is then as it was.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    put(path, bytes).map_err(|e| failed("write", path, e))
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = beside()?.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

/// A temporary file with the permissions that a new file gets from the system.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "the other systems' twin has the same type")]
fn beside() -> io::Result<tempfile::Builder<'static, 'static>> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wenyin-").permissions(fs::Permissions::from_mode(0o666));
    Ok(builder)
}

#[cfg(not(unix))]
fn beside() -> io::Result<tempfile::Builder<'static, 'static>> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wenyin-");
    Ok(builder)
}

fn failed(action: &'static str, path: &Path, source: io::Error) -> Error {
    Error::File { action, path: path.display().to_string(), source }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out files")]
mod tests {
    use super::*;

    fn names(found: &[Found]) -> Vec<String> {
        found.iter().map(|f| f.stem.display().to_string()).collect()
    }

    #[test]
    fn a_folder_gives_its_manuscripts_and_not_what_was_made_of_them() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b/out")).unwrap();
        for name in ["README.md", "b/2.TXT", "1.txt", "1.gb18030.txt", ".x.txt", "b/out/3.txt"]
        {
            fs::write(at(name), "甲").unwrap();
        }
        fs::write(at("lone.gb18030.txt"), "甲").unwrap();
        let found = find(folder.path(), &at("b/out")).unwrap();
        assert_eq!(names(&found), ["1", "b/2", "lone.gb18030"]);
        assert!(find(&at("b/out"), &at("b/out")).is_ok());
        fs::remove_file(at("b/out/3.txt")).unwrap();
        let e = find(&at("b/out"), &at("x")).unwrap_err().to_string();
        assert!(e.ends_with("b/out: no .txt file in it"), "{e}");
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/a.txt");
        save(&path, b"1").unwrap();
        save(&path, b"2").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"2");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        assert!(save(folder.path(), b"3").is_err());
    }

    #[test]
    fn two_paths_to_one_file_are_equal() {
        let folder = tempfile::tempdir().unwrap();
        let one = folder.path().join("a/../b.txt");
        fs::create_dir(folder.path().join("a")).unwrap();
        assert_eq!(real(&one), real(&folder.path().join("b.txt")));
    }
}
