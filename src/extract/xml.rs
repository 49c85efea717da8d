//! XML, one event after the other. Nothing is looked up: entities other than XML's own five stay as
//! they are written, and no document type is read.

use std::borrow::Cow;

use quick_xml::{Reader, XmlVersion, events::BytesStart, events::Event as Raw};

use super::Unreadable;

/// What stands next in a document. Names are without their prefixes.
pub enum Event<'e> {
    /// An element begins. An empty one begins and ends.
    Open(&'e str, &'e Attributes<'e>),
    Text(&'e str),
    /// An element ends.
    Close(&'e str),
}

/// What to do after an event.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Then {
    GoOn,
    /// Leave out what stands in the element that begins here, and its end.
    Skip,
}

/// The attributes of an element.
pub struct Attributes<'e>(BytesStart<'e>);

impl Attributes<'_> {
    /// The value of the attribute of that name, whatever its prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|found| found.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }
    /// The value of the attribute of that name that has a prefix, where one without may stand beside it.
    pub fn prefixed(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|found| {
            found.key.prefix().is_some() && found.key.local_name().as_ref() == name
        })?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }
}

/// Reads a document from its first event to its last.
///
/// # Errors
/// `Damaged` where it is not well formed, or ends before its elements do.
pub fn read(xml: &str, mut visit: impl FnMut(Event<'_>) -> Then) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    // How deep the element is whose content is left out.
    let mut skipped = None;
    loop {
        let event = reader.read_event();
        let place = reader.buffer_position();
        let event = event.map_err(|error| damaged(&format!("{error} (byte {place})")))?;
        match event {
            Raw::Start(start) => {
                depth += 1;
                if skipped.is_some() {
                    continue;
                }
                let attributes = Attributes(start.borrow());
                if visit(Event::Open(start.local_name().as_ref(), &attributes)) == Then::Skip {
                    skipped = Some(depth);
                }
            }
            Raw::End(end) => {
                match skipped {
                    None => _ = visit(Event::Close(end.local_name().as_ref())),
                    Some(outermost) if outermost == depth => skipped = None,
                    Some(_) => {}
                }
                depth = depth.saturating_sub(1);
            }
            Raw::Eof if depth > 0 => return Err(damaged("it ends before its elements do")),
            Raw::Eof => return Ok(()),
            _ if skipped.is_some() => {}
            Raw::Text(text) => _ = visit(Event::Text(&text.xml10_content())),
            Raw::CData(text) => _ = visit(Event::Text(&text.xml10_content())),
            Raw::GeneralRef(reference) => {
                let written = reference.xml10_content();
                let known = reference
                    .resolve_char_ref()
                    .ok()
                    .flatten()
                    .map(String::from);
                let known = known.or_else(|| named(&written).map(str::to_owned));
                visit(Event::Text(
                    &known.unwrap_or_else(|| format!("&{written};")),
                ));
            }
            // An empty element comes as its start and its end.
            Raw::Empty(_) | Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) => {}
        }
    }
}

/// The elements in those of a name that hold nothing but text, with that text. White space at its ends
/// is left out, and so are elements that hold none.
///
/// # Errors
/// As [`read`].
pub fn texts_in(xml: &str, name: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let mut found = Vec::new();
    let mut text = String::new();
    let mut inside = false;
    read(xml, |event| {
        match event {
            Event::Open(opened, _) => {
                inside |= opened == name;
                text.clear();
            }
            Event::Close(closed) if closed == name => inside = false,
            Event::Text(more) if inside => text.push_str(more),
            Event::Text(_) => {}
            Event::Close(name) => {
                let text = std::mem::take(&mut text);
                if !text.trim().is_empty() {
                    found.push((name.to_owned(), text.trim().to_owned()));
                }
            }
        }
        Then::GoOn
    })?;
    Ok(found)
}

/// XML's own entities.
fn named(name: &str) -> Option<&'static str> {
    Some(match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "apos" => "'",
        "quot" => "\"",
        _ => return None,
    })
}

fn damaged(why: &str) -> Unreadable {
    Unreadable::Damaged(format!("its XML is not well formed: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(xml: &str) -> Result<String, Unreadable> {
        let mut told = String::new();
        read(xml, |event| {
            match event {
                Event::Open("out", _) => return Then::Skip,
                Event::Open(name, attributes) => {
                    let a = attributes.get("a").map(|a| format!(" {a}"));
                    told.push_str(&format!("<{name}{}>", a.unwrap_or_default()));
                }
                Event::Text(text) => told.push_str(text),
                Event::Close(name) => told.push_str(&format!("</{name}>")),
            }
            Then::GoOn
        })?;
        Ok(told)
    }

    #[test]
    fn elements_text_and_what_is_left_out() {
        let xml = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY e 'x'>]><w:d><p:e w:a='1&amp;2'/>a&lt;&#x41;&#66;&e;\
                   <![CDATA[<b>&amp;]]><!-- c --><out>x<out>y</out><e/>z</out>b</w:d>";
        assert_eq!(told(xml).unwrap(), "<d><e 1&2></e>a<AB&e;<b>&amp;b</d>");
    }

    #[test]
    fn what_is_not_well_formed_is_damaged() {
        for xml in ["<a>", "<a><b></a>", "<a", "<out><b></out>", "<a></a></a>"] {
            assert!(matches!(told(xml), Err(Unreadable::Damaged(_))), "{xml}");
        }
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
        assert_eq!(told(&deep).unwrap(), deep);
    }
}
