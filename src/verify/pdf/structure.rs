//! The structure tree: the text of each element in logical order (ISO 32000-1, 14.7 and 14.8).

use std::collections::{HashMap, HashSet};

use super::file::File;
use super::marks::Marks;
use super::object::{Dictionary, Object};

/// How deep elements may stand in one another.
const DEEPEST: usize = 512;

/// The lines that the elements own.
pub(super) fn lines<'a>(
    file: File<'a>,
    root: &Dictionary<'a>,
    marks: &mut Marks,
) -> Result<Vec<String>, String> {
    let mut roles = HashMap::new();
    for (from, to) in file.sub(root, b"RoleMap")?.0 {
        let to = to.name().unwrap_or_default().to_vec();
        roles.insert(from.into_owned(), to);
    }
    let seen = HashSet::new();
    let (lines, line) = (Vec::new(), String::new());
    let mut walk = Walk { file, roles, seen, marks, lines, line, replaced: 0 };
    walk.all(file.value(root, b"K")?)?;
    Ok(walk.lines)
}

/// What is still to be done; the last first.
enum Task<'a> {
    /// Read a kid of an element on this page, so deep in the tree.
    Kid(Object<'a>, Option<u32>, usize),
    /// End an element.
    Leave(Extent, Actual),
}

/// Whether an element is a line of its own or part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Block,
    Inline,
}

/// Whether an element says what its content stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Actual {
    Content,
    Text,
}

struct Walk<'a, 'b> {
    file: File<'a>,
    roles: HashMap<Vec<u8>, Vec<u8>>,
    seen: HashSet<u32>,
    marks: &'b mut Marks,
    lines: Vec<String>,
    line: String,
    /// How many open elements say what their content stands for.
    replaced: usize,
}

impl<'a> Walk<'a, '_> {
    fn all(&mut self, kids: Object<'a>) -> Result<(), String> {
        let mut tasks = Vec::new();
        later(&mut tasks, kids, None, 0);
        while let Some(task) = tasks.pop() {
            match task {
                Task::Kid(kid, page, depth) => self.kid(kid, page, depth, &mut tasks)?,
                Task::Leave(extent, actual) => {
                    self.replaced -= usize::from(actual == Actual::Text);
                    if extent == Extent::Block {
                        self.end_line();
                    }
                }
            }
        }
        self.end_line();
        Ok(())
    }

    fn kid(
        &mut self,
        kid: Object<'a>,
        page: Option<u32>,
        depth: usize,
        tasks: &mut Vec<Task<'a>>,
    ) -> Result<(), String> {
        if let Object::Reference(number) = kid
            && !self.seen.insert(number)
        {
            return Err(format!("the structure holds object {number} twice"));
        }
        let kid = self.file.resolve(kid)?;
        if let Some(id) = kid.integer() {
            return self.content(page, id);
        }
        let Some(kid) = kid.dictionary() else {
            return Err("the structure holds what is neither element nor content".to_owned());
        };
        match kid.get(b"Type").and_then(Object::name) {
            Some(b"MCR") => {
                let owner = kid.reference(b"Stm").or(kid.reference(b"Pg")).or(page);
                let id = kid.get(b"MCID").and_then(Object::integer);
                self.content(owner, id.unwrap_or(-1))
            }
            Some(b"OBJR") => Ok(()),
            _ => self.element(&kid, page, depth, tasks),
        }
    }

    fn element(
        &mut self,
        element: &Dictionary<'a>,
        page: Option<u32>,
        depth: usize,
        tasks: &mut Vec<Task<'a>>,
    ) -> Result<(), String> {
        if depth > DEEPEST {
            return Err("structure elements stand too deep".to_owned());
        }
        let extent = self.extent(element.get(b"S").and_then(Object::name).unwrap_or_default());
        if extent == Extent::Block {
            self.end_line();
        }
        let mut actual = Actual::Content;
        if let Object::String(text) = self.file.value(element, b"ActualText")? {
            if self.replaced == 0 {
                self.line.push_str(&super::text_string(&text)?);
            }
            actual = Actual::Text;
            self.replaced += 1;
        }
        tasks.push(Task::Leave(extent, actual));
        let page = element.reference(b"Pg").or(page);
        later(tasks, self.file.value(element, b"K")?, page, depth + 1);
        Ok(())
    }

    /// Inline elements of the standard (14.8.4.4) are part of a line; others are lines.
    fn extent(&self, name: &[u8]) -> Extent {
        let mut role = name;
        // A chain of roles that does not end is of no standard type.
        for _ in 0..16 {
            match self.roles.get(role) {
                Some(mapped) if mapped != role => role = mapped,
                _ => break,
            }
        }
        match role {
            b"Span" | b"Quote" | b"Code" | b"Link" | b"Reference" | b"BibEntry" | b"Annot"
            | b"Ruby" | b"RB" | b"RT" | b"RP" | b"Warichu" | b"WT" | b"WP" | b"Em"
            | b"Strong" | b"Lbl" => Extent::Inline,
            _ => Extent::Block,
        }
    }

    fn content(&mut self, owner: Option<u32>, id: i64) -> Result<(), String> {
        let owner = owner.ok_or("the structure names content without its page")?;
        let key = u32::try_from(id).ok().map(|id| (owner, id));
        let text = key.and_then(|key| self.marks.take(key)).ok_or_else(|| {
            format!("object {owner} has no MCID {id}, or two structure elements own it")
        })?;
        if self.replaced == 0 {
            self.line.push_str(&text);
        }
        Ok(())
    }

    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.lines.push(std::mem::take(&mut self.line));
        }
    }
}

/// Put kids in front of what is to be done.
fn later<'a>(tasks: &mut Vec<Task<'a>>, kids: Object<'a>, page: Option<u32>, depth: usize) {
    let kids = kids.items().into_iter().rev();
    tasks.extend(kids.map(|kid| Task::Kid(kid, page, depth)));
}
