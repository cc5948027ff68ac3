//! Marked-content sequences that are open, and the text of those that a structure may own.

use std::collections::HashMap;

/// The number of the page or form, and the MCID in it.
pub(super) type Key = (u32, u32);

/// The text of every sequence with an MCID, and the sequences that are open.
#[derive(Debug, Default)]
pub(super) struct Marks {
    texts: HashMap<Key, String>,
    open: Vec<Mark>,
}

/// A sequence that is open.
#[derive(Debug)]
struct Mark {
    /// Its key and its text, if it has an MCID.
    owned: Option<(Key, String)>,
    role: Role,
}

/// What becomes of the text in a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Nobody owns it.
    Bare,
    /// It is page furniture.
    Artifact,
    /// It belongs to the innermost sequence with an MCID.
    Text,
    /// `ActualText` stands for it.
    Replaced,
}

/// To whom text belongs here.
pub(super) enum Owner<'a> {
    /// To no structure element.
    Nobody,
    /// To the page.
    Artifact,
    /// To this text of a structure element.
    Text(&'a mut String),
    /// To a structure element that says something else instead.
    Replaced,
}

impl Marks {
    /// How many sequences are open.
    pub(super) const fn depth(&self) -> usize {
        self.open.len()
    }

    /// Begin a sequence (14.6).
    pub(super) fn open(
        &mut self,
        tag: &[u8],
        key: Option<Key>,
        actual: Option<String>,
    ) -> Result<(), String> {
        if tag == b"OC" {
            return Err("it is optional content, which may not be seen".to_owned());
        }
        if self.open.len() >= 512 {
            return Err("marked-content sequences stand too deep".to_owned());
        }
        let around = self.open.last().map_or(Role::Bare, |mark| mark.role);
        let role = match (around, key) {
            (Role::Artifact | Role::Replaced, _) => around,
            _ if tag == b"Artifact" => Role::Artifact,
            (_, Some(_)) => Role::Text,
            (Role::Bare | Role::Text, None) => around,
        };
        self.open.push(Mark { owned: key.map(|key| (key, String::new())), role });
        if let Some(actual) = actual
            && role == Role::Text
        {
            if let Owner::Text(text) = self.owner() {
                text.push_str(&actual);
            }
            self.open.iter_mut().next_back().into_iter().for_each(|m| m.role = Role::Replaced);
        }
        Ok(())
    }

    /// End the last sequence that began.
    pub(super) fn close(&mut self) -> Result<(), String> {
        let mark = self.open.pop().ok_or("an EMC without its beginning")?;
        let Some((key, text)) = mark.owned else { return Ok(()) };
        match self.texts.insert(key, text) {
            Some(_) => Err(format!("two sequences have the MCID {}", key.1)),
            None => Ok(()),
        }
    }

    /// To whom text that is shown now belongs.
    pub(super) fn owner(&mut self) -> Owner<'_> {
        match self.open.last().map_or(Role::Bare, |mark| mark.role) {
            Role::Bare => Owner::Nobody,
            Role::Artifact => Owner::Artifact,
            Role::Replaced => Owner::Replaced,
            Role::Text => {
                let owned = self.open.iter_mut().rev().find_map(|mark| mark.owned.as_mut());
                owned.map_or(Owner::Nobody, |(_, text)| Owner::Text(text))
            }
        }
    }

    /// Take the text of a sequence, which has one owner.
    pub(super) fn take(&mut self, key: Key) -> Option<String> {
        self.texts.remove(&key)
    }

    /// Of the sequences that nobody took, the text of the first in order that has some.
    pub(super) fn left(&self) -> Option<(Key, &str)> {
        let left = self.texts.iter().filter(|(_, text)| !text.is_empty());
        left.map(|(key, text)| (*key, text.as_str())).min()
    }
}
