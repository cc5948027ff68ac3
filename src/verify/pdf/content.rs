//! Content streams: the text of each marked-content sequence (ISO 32000-1, 9.4, 14.6, 14.7.4).

use std::collections::HashMap;
use std::rc::Rc;

use super::file::File;
use super::font::Font;
use super::lexer::{Lexer, Source};
use super::marks::{Marks, Owner};
use super::object::{Dictionary, Object};
use crate::verify::budget::Budget;

/// How deep forms may draw forms.
const DEEPEST: usize = 16;

/// Reads content streams one after the other.
pub(super) struct Reader<'a, 'b> {
    file: File<'a>,
    budget: &'b mut Budget,
    /// Fonts by their object numbers.
    fonts: HashMap<u32, Rc<Font>>,
    /// What has been read.
    pub(super) marks: Marks,
}

/// What text operators depend on (9.3).
#[derive(Debug, Clone, Default)]
struct State {
    font: Option<Rc<Font>>,
    /// Text is drawn in a way that nobody sees.
    invisible: bool,
}

/// A stream that is being read.
struct Stream<'a> {
    /// The number of the page or the form, to which its MCIDs belong.
    owner: u32,
    resources: Dictionary<'a>,
    state: State,
    saved: Vec<State>,
    depth: usize,
    /// Fonts by their names in these resources.
    named: Vec<(Vec<u8>, Rc<Font>)>,
}

impl<'a, 'b> Reader<'a, 'b> {
    /// A reader that has read nothing yet.
    pub(super) fn new(file: File<'a>, budget: &'b mut Budget) -> Self {
        Self { file, budget, fonts: HashMap::new(), marks: Marks::default() }
    }

    /// Read the contents of a page.
    pub(super) fn page(
        &mut self,
        number: u32,
        contents: Object<'a>,
        resources: Dictionary<'a>,
    ) -> Result<(), String> {
        let mut content = Vec::new();
        for part in self.file.resolve(contents)?.items() {
            let part = self.file.resolve(part)?;
            content.extend(self.file.data(part, self.budget)?);
            content.push(b'\n');
        }
        self.stream(&content, number, resources, 0)
    }

    fn stream(
        &mut self,
        content: &[u8],
        owner: u32,
        resources: Dictionary<'a>,
        depth: usize,
    ) -> Result<(), String> {
        // A form costs as often as it is drawn.
        self.budget.spend(content.len(), "what is drawn")?;
        let (state, saved, named) = (State::default(), Vec::new(), Vec::new());
        let mut stream = Stream { owner, resources, state, saved, depth, named };
        let open = self.marks.depth();
        let mut lexer = Lexer::new(content, 0, Source::Content);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.next()? {
            let Object::Operator(operator) = object else {
                operands.push(object);
                continue;
            };
            if operator == b"BI" {
                lexer.skip_image()?;
            }
            self.operator(operator, &mut operands, &mut stream)
                .map_err(|e| format!("content, byte {}: {e}", lexer.place()))?;
            operands.clear();
        }
        if self.marks.depth() != open {
            return Err("a marked-content sequence does not end".to_owned());
        }
        Ok(())
    }

    fn operator(
        &mut self,
        operator: &[u8],
        operands: &mut Vec<Object>,
        stream: &mut Stream<'a>,
    ) -> Result<(), String> {
        match operator {
            b"q" => stream.saved.push(stream.state.clone()),
            b"Q" => stream.state = stream.saved.pop().ok_or("a Q without its q")?,
            b"Tf" => {
                let font = operands.first().and_then(Object::name);
                stream.state.font = Some(self.font(font.unwrap_or_default(), stream)?);
            }
            b"Tr" => {
                let mode = operands.first().and_then(Object::integer);
                stream.state.invisible = matches!(mode, Some(3 | 7));
            }
            b"Tj" | b"'" | b"\"" | b"TJ" => self.show(operands.pop(), stream)?,
            b"BMC" => {
                let tag = operands.first().and_then(Object::name).unwrap_or_default();
                self.marks.open(tag, None, None)?;
            }
            b"BDC" => self.marked(operands, stream)?,
            b"EMC" => self.marks.close()?,
            b"Do" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                self.draw(name, stream)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The font of a name in the resources.
    fn font(&mut self, name: &[u8], stream: &mut Stream<'a>) -> Result<Rc<Font>, String> {
        if let Some((_, font)) = stream.named.iter().find(|(known, _)| *known == name) {
            return Ok(Rc::clone(font));
        }
        let fonts = self.file.sub(&stream.resources, b"Font")?;
        let number = fonts.reference(name);
        let known = number.and_then(|number| self.fonts.get(&number));
        let font = if let Some(font) = known {
            Rc::clone(font)
        } else {
            let shown = String::from_utf8_lossy(name);
            let font = self.file.value(&fonts, name)?.dictionary();
            let font = font.ok_or_else(|| format!("the resources have no font /{shown}"))?;
            Rc::new(Font::read(self.file, &font, self.budget)?)
        };
        self.fonts.extend(number.map(|number| (number, Rc::clone(&font))));
        stream.named.push((name.to_vec(), Rc::clone(&font)));
        Ok(font)
    }

    /// Show a string, or an array of strings and the distances between them.
    fn show(&mut self, shown: Option<Object>, stream: &Stream) -> Result<(), String> {
        for item in shown.unwrap_or(Object::Null).items() {
            if let Object::String(string) = item
                && !string.is_empty()
            {
                let font = stream.state.font.as_ref().ok_or("text before any font is set")?;
                self.string(&string, font, stream.state.invisible)?;
            }
        }
        Ok(())
    }

    fn string(&mut self, string: &[u8], font: &Font, invisible: bool) -> Result<(), String> {
        match self.marks.owner() {
            Owner::Artifact => font.prove(string),
            Owner::Nobody => {
                Err("text that is neither in a structure element nor an artifact".to_owned())
            }
            _ if invisible => Err("text that nobody sees".to_owned()),
            Owner::Replaced => font.prove(string),
            Owner::Text(text) => font.append(string, text),
        }
    }

    /// Begin a marked-content sequence with properties, which may stand in the resources.
    fn marked(&mut self, operands: &[Object], stream: &Stream<'a>) -> Result<(), String> {
        let tag = operands.first().and_then(Object::name).unwrap_or_default();
        let own = match operands.get(1) {
            Some(Object::Name(name)) => {
                let all = self.file.sub(&stream.resources, b"Properties")?;
                self.file.sub(&all, name)?
            }
            Some(Object::Dictionary(own)) => {
                let actual = own.get(b"ActualText").cloned().unwrap_or(Object::Null);
                return self.mark(tag, stream.owner, own.count(b"MCID"), &actual);
            }
            Some(_) | None => return Err("a BDC without properties".to_owned()),
        };
        let actual = self.file.value(&own, b"ActualText")?;
        self.mark(tag, stream.owner, own.count(b"MCID"), &actual)
    }

    fn mark(
        &mut self,
        tag: &[u8],
        owner: u32,
        id: Option<usize>,
        actual: &Object,
    ) -> Result<(), String> {
        let actual = actual.string().map(super::text_string).transpose()?;
        let id = id.map(|id| u32::try_from(id).map_err(|e| e.to_string())).transpose()?;
        self.marks.open(tag, id.map(|id| (owner, id)), actual)
    }

    /// Draw a form; images have no text.
    fn draw(&mut self, name: &[u8], stream: &Stream<'a>) -> Result<(), String> {
        let all = self.file.sub(&stream.resources, b"XObject")?;
        let number = all.reference(name).unwrap_or(0);
        let Object::Stream(form, data) = self.file.value(&all, name)? else {
            return Err("it draws what is not there".to_owned());
        };
        if form.get(b"Subtype").and_then(Object::name) != Some(b"Form") {
            return Ok(());
        }
        if stream.depth >= DEEPEST {
            return Err("forms draw forms too deep".to_owned());
        }
        // A form without resources of its own uses those of the page (7.8.3).
        let resources = match self.file.value(&form, b"Resources")?.dictionary() {
            Some(own) => own,
            None => stream.resources.clone(),
        };
        let content = self.file.data(Object::Stream(form, data), self.budget)?;
        self.stream(&content, number, resources, stream.depth + 1)
    }
}
