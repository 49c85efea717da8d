//! Several things at once at the ends of mappings and lists of a file, with the remarks beside them: what is imported.
//!
//! `yaml-edit` keeps no remarks in what it takes, so what comes here is laid out by lines. It is believed as little: the text
//! is read again, and must say what it said with what came, and nothing else.

use super::{
    BOM, Edited, NOT_AS_MEANT, new_error, place,
    place::Splice,
    same, text_of,
    written::{Map, Written, yaml},
};
use crate::{
    limits::YAML_BYTES,
    load::yaml::{Entries, Node, Value, read_with_repeats},
    model::Id,
    scalar::scalar,
};

/// A step from a mapping or a list into what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Key(String),
    Item(usize),
}

/// What comes at the end of a mapping or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Come {
    Pairs(Vec<(String, Written)>),
    Items(Vec<Map>),
    /// A section of its own, with its records by their ids.
    Section(&'static str, Vec<(String, Written)>),
}

/// What comes at the end of the mapping or the list to which these steps lead from the top of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct More {
    pub at: Vec<Step>,
    pub come: Come,
}

/// Adds all of it to the bytes of a file, of a case or of none.
///
/// # Errors
/// Why the file is left as it is, as the end of a sentence.
pub fn add(bytes: &[u8], more: &[More], case: Option<&Id>) -> Result<Edited, String> {
    let old = text_of(bytes)?;
    let text = old.strip_prefix(BOM).unwrap_or(old);
    let (mut entries, repeats) = read_with_repeats(text)?;
    if let Some(repeat) = repeats.first() {
        return Err(repeat.in_the_way());
    }
    let layout = Layout::of(text, &entries);
    let mut placed = Vec::new();
    for more in more {
        if let Some(fault) = more.come.fault() {
            return Err(fault);
        }
        placed.push((layout.splice(&entries, more)?, more.at.len()));
    }
    for more in more {
        more.put(&mut entries).ok_or(NOT_AS_MEANT)?;
    }
    // At one place what is within comes before what is round it.
    placed.sort_by_key(|(splice, depth)| (splice.at.start, std::cmp::Reverse(*depth)));
    let mut splices: Vec<Splice> = placed.into_iter().map(|(splice, _)| splice).collect();
    if !text.is_empty()
        && !text.ends_with('\n')
        && let Some(last) = splices
            .iter_mut()
            .find(|splice| splice.at.start == text.len())
    {
        last.text.insert_str(0, layout.newline);
    }
    let changed = place::put_all(text, &splices).ok_or(NOT_AS_MEANT)?;
    if !YAML_BYTES.allows((old.len() - text.len() + changed.len()) as u64) {
        return Err(YAML_BYTES.beyond());
    }
    let (after, _) = read_with_repeats(&changed).map_err(|_| NOT_AS_MEANT)?;
    if !same::are_same(&entries, &after) {
        return Err(NOT_AS_MEANT.into());
    }
    if let Some(found) = new_error(text, &changed, || case.cloned()) {
        return Err(format!("there would be a new mistake in it: {found}"));
    }
    let bom = &old[..old.len() - text.len()];
    Ok(Edited {
        old: old.to_owned(),
        new: format!("{bom}{changed}"),
        edits: place::edits(&splices, bom.len()),
    })
}

impl Come {
    fn fault(&self) -> Option<String> {
        match self {
            Self::Pairs(pairs) | Self::Section(_, pairs) => {
                pairs.iter().find_map(|(key, value)| value.fault(key))
            }
            Self::Items(items) => items.iter().find_map(Map::fault),
        }
    }

    /// As YAML, from the first column.
    fn yaml(&self) -> Result<String, String> {
        let wrong = |error: serde_yaml::Error| error.to_string();
        let pairs = match self {
            Self::Items(items) => {
                let items = items.iter().cloned().map(Written::Map).collect();
                return yaml(&Written::List(items)).map_err(wrong);
            }
            Self::Section(name, records) => {
                let records = Self::Pairs(records.clone()).yaml()?;
                let lines = records.lines().map(|line| format!("  {line}\n"));
                return Ok(format!("{name}:\n{}", lines.collect::<String>()));
            }
            Self::Pairs(pairs) => pairs,
        };
        let mut out = String::new();
        for (key, value) in pairs {
            let key = scalar(key).map_err(wrong)?;
            let lines = yaml(value).map_err(wrong)?;
            match value {
                Written::Text(_) | Written::Remarked(..) => {
                    out.push_str(&format!("{key}: {lines}"));
                }
                Written::List(_) | Written::Map(_) => {
                    out.push_str(&format!("{key}:\n"));
                    out.extend(lines.lines().map(|line| format!("  {line}\n")));
                }
            }
        }
        Ok(out)
    }
}

impl More {
    /// Puts it into the tree; none where that leads to nothing that takes it.
    fn put(&self, entries: &mut Entries) -> Option<()> {
        let pairs = |pairs: &[(String, Written)]| -> Entries {
            let pairs = pairs.iter();
            pairs
                .map(|(key, value)| (Written::Text(key.clone()).node(), value.node()))
                .collect()
        };
        let Some((first, rest)) = self.at.split_first() else {
            match &self.come {
                Come::Pairs(new) => entries.extend(pairs(new)),
                Come::Section(name, records) => {
                    let section = Node {
                        value: Value::Mapping(pairs(records)),
                        ..Written::List(Vec::new()).node()
                    };
                    entries.push((Written::Text((*name).to_owned()).node(), section));
                }
                Come::Items(_) => return None,
            }
            return Some(());
        };
        let Step::Key(key) = first else { return None };
        let mut node = same::value(entries, key)?;
        for step in rest {
            node = match (step, &mut node.value) {
                (Step::Key(key), Value::Mapping(entries)) => same::value(entries, key)?,
                (Step::Item(place), Value::Sequence(items)) => items.get_mut(*place)?,
                _ => return None,
            };
        }
        match (&self.come, &mut node.value) {
            (Come::Pairs(new), Value::Mapping(entries)) => entries.extend(pairs(new)),
            (Come::Items(new), Value::Sequence(items)) => items.extend(new.iter().map(Map::node)),
            _ => return None,
        }
        Some(())
    }

    /// What it leads to, in words.
    fn names(&self) -> String {
        let keys = self.at.iter().rev();
        let mut keys = keys.filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        });
        keys.next().unwrap_or("").to_owned()
    }
}

/// A text by its lines, and on which of them its values begin.
struct Layout<'t> {
    lines: Vec<&'t str>,
    newline: &'static str,
    /// In their order.
    starts: Vec<u32>,
}

impl<'t> Layout<'t> {
    fn of(text: &'t str, entries: &Entries) -> Self {
        let mut starts = Vec::new();
        starts_in(entries, &mut starts);
        starts.sort_unstable();
        Self {
            lines: text.split_inclusive('\n').collect(),
            newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
            starts,
        }
    }

    /// Where something goes, and how it stands there.
    fn splice(&self, entries: &Entries, more: &More) -> Result<Splice, String> {
        let yaml = more.come.yaml()?;
        if more.at.is_empty() {
            let lead = if self.lines.is_empty() { "" } else { "\n" };
            return Ok(self.lines_at(self.lines.len(), &format!("{lead}{yaml}"), 0));
        }
        let unfit = || {
            format!(
                "its `{}` is not written one below the other, so that nothing can be put there; lay it out so first",
                more.names()
            )
        };
        let node = at(entries, &more.at).ok_or_else(unfit)?;
        let indent = self.indent(node, &more.come).ok_or_else(unfit)?;
        let last = last_line(node);
        let next = self.starts.partition_point(|start| *start <= last);
        let next = self.starts.get(next).map(|line| *line as usize - 1);
        let until = next.unwrap_or(self.lines.len());
        let from = (last as usize).min(until);
        let is_its = |line: &&str| {
            let bare = line.trim_start_matches(' ');
            let is_remark_of_others = bare.starts_with('#') && line.len() - bare.len() < indent;
            !bare.trim().is_empty() && !is_remark_of_others
        };
        let behind = self.lines.get(from..until).unwrap_or(&[]);
        let behind = behind.iter().rposition(is_its).map_or(0, |last| last + 1);
        Ok(self.lines_at(from + behind, &yaml, indent))
    }

    /// The column, from 0, in which what a mapping or a list holds begins; none where it is not laid out by lines.
    fn indent(&self, node: &Node, come: &Come) -> Option<usize> {
        let before = |first: &Node| -> Option<&str> {
            let line = self.lines.get((first.span.line as usize).checked_sub(1)?)?;
            let column = (first.span.column as usize).checked_sub(1)?;
            // What stands before it is ASCII where it is blanks and dashes.
            let before = line.get(..column)?;
            before
                .bytes()
                .all(|byte| matches!(byte, b' ' | b'-'))
                .then_some(before)
        };
        match (&node.value, come) {
            (Value::Mapping(pairs), Come::Pairs(_)) => Some(before(&pairs.first()?.0)?.len()),
            (Value::Sequence(items), Come::Items(_)) => before(items.first()?)?.rfind('-'),
            _ => None,
        }
    }

    /// These lines, so far to the right, before a line by its number from 0.
    fn lines_at(&self, line: usize, yaml: &str, indent: usize) -> Splice {
        let margin = " ".repeat(indent);
        let mut text = String::new();
        for line in yaml.lines() {
            if !line.is_empty() {
                text.push_str(&margin);
            }
            text.push_str(line);
            text.push_str(self.newline);
        }
        let at: usize = self.lines.iter().take(line).map(|line| line.len()).sum();
        Splice { at: at..at, text }
    }
}

/// What steps lead to.
pub fn at<'e>(entries: &'e Entries, steps: &[Step]) -> Option<&'e Node> {
    let (first, rest) = steps.split_first()?;
    let Step::Key(key) = first else { return None };
    let mut node = under(entries, key)?;
    for step in rest {
        node = match (step, &node.value) {
            (Step::Key(key), Value::Mapping(entries)) => under(entries, key)?,
            (Step::Item(place), Value::Sequence(items)) => items.get(*place)?,
            _ => return None,
        };
    }
    Some(node)
}

/// The value of a key.
pub fn under<'e>(entries: &'e Entries, key: &str) -> Option<&'e Node> {
    let mut entries = entries.iter();
    let found = entries.find(|(name, _)| name.scalar() == Some(key));
    found.map(|(_, value)| value)
}

fn starts_in(entries: &Entries, starts: &mut Vec<u32>) {
    for (key, value) in entries {
        starts.push(key.span.line);
        starts_of(value, starts);
    }
}

fn starts_of(node: &Node, starts: &mut Vec<u32>) {
    match &node.value {
        Value::Mapping(entries) => starts_in(entries, starts),
        Value::Sequence(items) => items.iter().for_each(|item| starts_of(item, starts)),
        Value::Scalar { .. } | Value::Unread => starts.push(node.span.line),
    }
}

/// The last line on which something begins in a value.
fn last_line(node: &Node) -> u32 {
    let mut starts = vec![node.span.line];
    starts_of(node, &mut starts);
    starts.into_iter().max().unwrap_or(node.span.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(key: &str) -> Step {
        Step::Key(key.into())
    }

    fn guess(name: &str) -> Map {
        let name = Written::Remarked(name.into(), "guessed".into());
        Map(vec![("title", name)])
    }

    #[test]
    fn what_comes_stands_last_and_nothing_else_changes() {
        let text = "\
format: 1
title: A
proceedings:
    p: # the first
        title: P
        entries:
            - title: One
              note: |
                # no remark
            # a remark of the list
        # a remark of the record

    # a remark of the section
# People
people:
    ana: {name: Ana}
";
        let more = [
            More {
                at: vec![step("proceedings"), step("p"), step("entries")],
                come: Come::Items(vec![guess("Two")]),
            },
            More {
                at: vec![step("proceedings"), step("p")],
                come: Come::Pairs(vec![("note".into(), Written::Text("N".into()))]),
            },
            More {
                at: vec![step("people")],
                come: Come::Pairs(vec![(
                    "ben".into(),
                    Written::Map(Map(vec![("name", Written::Text("Ben".into()))])),
                )]),
            },
            More {
                at: vec![],
                come: Come::Section("events", vec![("e".into(), Written::Map(guess("E")))]),
            },
        ];
        let edited = add(text.as_bytes(), &more, Some(&"a".parse().unwrap())).unwrap();
        insta::assert_snapshot!(String::from_utf8_lossy(edited.after()), @r"
        format: 1
        title: A
        proceedings:
            p: # the first
                title: P
                entries:
                    - title: One
                      note: |
                        # no remark
                    # a remark of the list
                    - title: Two  # guessed
                # a remark of the record
                note: 'N'

            # a remark of the section
        # People
        people:
            ana: {name: Ana}
            ben:
              name: Ben

        events:
          e:
            title: E  # guessed
        ");
    }

    #[test]
    fn what_is_not_laid_out_by_lines_is_left() {
        for text in [
            "people: {ana: {name: Ana}}\n",
            "people:\n",
            "people: [ana]\n",
            "people: &a\n  ana: {name: Ana}\n",
        ] {
            let more = [More {
                at: vec![step("people")],
                come: Come::Pairs(vec![("ben".into(), Written::Map(guess("Ben")))]),
            }];
            assert!(add(text.as_bytes(), &more, None).is_err(), "{text}");
        }
    }
}
