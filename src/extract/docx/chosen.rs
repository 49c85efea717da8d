//! What of a Word document's text is in it twice, or not shown: the forms of a drawing for programs that know more or
//! less, and the instructions of fields.

use super::super::{equation, xml::Attributes};

/// The beginnings of prefixes by which Word names what a form of a drawing needs.
const KNOWN: [&str; 9] = ["wp", "w1", "a", "cx", "v", "o", "m", "c", "p1"];

/// The forms of drawings round a place, of which one is read each.
#[derive(Default)]
pub struct Alternates(Vec<bool>);

impl Alternates {
    pub fn begin(&mut self) {
        self.0.push(false);
    }

    pub fn end(&mut self) {
        self.0.pop();
    }

    /// Whether a form is read: the first of which all that it needs is known.
    pub fn chooses(&mut self, attributes: &Attributes<'_>) -> bool {
        let needs = attributes.get("Requires").unwrap_or_default();
        let is_known = |prefix: &str| KNOWN.iter().any(|known| prefix.starts_with(known));
        needs.split_ascii_whitespace().all(is_known) && self.is_first()
    }

    /// Whether none was chosen before.
    pub fn is_first(&mut self) -> bool {
        let Some(has_one) = self.0.last_mut() else {
            // A form of nothing stands for another that is read.
            return false;
        };
        !std::mem::replace(has_one, true)
    }
}

/// The fields round a place.
#[derive(Default)]
pub struct Fields(Vec<Field>);

/// A field.
#[derive(Default)]
struct Field {
    /// Whether its instruction has ended: what follows is shown.
    has_result: bool,
    instruction: String,
}

impl Fields {
    /// Takes the sign of a field, and gives what is shown where it ends besides its result.
    pub fn take(&mut self, attributes: &Attributes<'_>) -> Option<String> {
        match attributes.get("fldCharType").as_deref() {
            Some("begin") => self.0.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.0.last_mut() {
                    field.has_result = true;
                }
            }
            Some("end") => {
                let field = self.0.pop()?;
                return equation::shown(&field.instruction).filter(|_| !self.are_instructions());
            }
            _ => {}
        }
        None
    }

    /// Takes a part of an instruction.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.has_result) {
            field.instruction.push_str(text);
        }
    }

    pub fn are_instructions(&self) -> bool {
        self.0.iter().any(|field| !field.has_result)
    }

    /// A paragraph ends: an instruction that does not end with it hides no more of the document.
    pub fn paragraph_ends(&mut self) {
        for field in &mut self.0 {
            field.has_result = true;
        }
    }
}
