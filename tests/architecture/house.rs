//! The code as rooms, and the arrows between them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

use super::{
    reader::{Crate, Names},
    rooms::{OWED, OWED_IN_TUI, PLAIN, REACHES_OUT, ROOMS, Row, TUI},
};

/// A room uses another, or something outside, here.
pub struct Arrow {
    pub from: String,
    pub to: String,
    /// `src/file.rs:12`.
    pub place: String,
    is_inside: bool,
}

#[derive(Clone)]
pub struct House {
    code: Crate,
    files: BTreeMap<Names, String>,
    crates: BTreeSet<String>,
}

impl House {
    /// The code as it is, but for tests; read once.
    pub fn standing() -> &'static House {
        static STANDING: LazyLock<House> = LazyLock::new(House::read);
        &STANDING
    }

    fn read() -> House {
        let (mut code, mut files) = (Crate::default(), BTreeMap::new());
        for (path, text) in super::sources("") {
            let file = path.strip_prefix(super::root()).unwrap();
            let module = file.strip_prefix("src").unwrap().with_extension("");
            let names = module
                .iter()
                .map(|name| name.to_string_lossy().into_owned());
            let at: Names = names.filter(|name| name != "lib").collect();
            code.read(&at, &text);
            files.insert(at, file.to_string_lossy().into_owned());
        }
        let manifest = fs::read_to_string(super::root().join("Cargo.toml")).unwrap();
        let crates = dependencies(&manifest.parse().unwrap());
        House {
            code: code.without_tests(),
            files,
            crates,
        }
    }

    /// The code with one more module, by its name (`analysis::planted`) and its text.
    pub fn with(module: &str, text: &str) -> House {
        let mut house = House::standing().clone();
        let at: Names = module.split("::").map(str::to_owned).collect();
        house.code.read(&at, text);
        house.code = house.code.without_tests();
        house.files.insert(at, "planted".to_owned());
        house
    }

    /// Every arrow that leaves a room, out of the modules that are to be read.
    fn arrows(&self, is_read: impl Fn(&str) -> bool) -> Vec<Arrow> {
        let mut arrows = Vec::new();
        let modules = self.code.modules.iter();
        for (at, module) in modules.filter(|(at, _)| is_read(&at.join("::"))) {
            let from = room(&at.join("::"));
            for written in &module.written {
                let path = self.code.meaning(at, written);
                let Some((to, is_inside)) = self.end(&path) else {
                    continue;
                };
                if from != to {
                    let place = format!("{}:{}", self.file(at), written.line);
                    arrows.push(Arrow {
                        from: from.clone(),
                        to,
                        place,
                        is_inside,
                    });
                }
            }
        }
        arrows
    }

    /// What an arrow leads to, unless everyone may use it: a room, or the outside.
    fn end(&self, path: &[String]) -> Option<(String, bool)> {
        match path[0].as_str() {
            // What the root itself has are macros, which stand for what is written in them.
            "crate" => {
                let is_room =
                    self.code.modules.contains_key(&path[1..path.len().min(2)]) && path.len() > 1;
                is_room.then(|| (room(&path[1..].join("::")), true))
            }
            // All of `std` under another name could be anything.
            "std" | "core" | "alloc" if path.len() == 1 => Some(("std".to_owned(), false)),
            "std" | "core" | "alloc" => {
                let joined = ["std", &path[1..].join("::")].join("::");
                let printed = joined.rsplit("::").next().unwrap_or_default();
                let is_printed =
                    |name: &str| name.strip_suffix('!') == Some(printed.trim_end_matches('!'));
                let mut guarded = REACHES_OUT.iter();
                let named = guarded.find(|name| is_below(&joined, name) || is_printed(name))?;
                Some(((*named).to_owned(), false))
            }
            name => {
                let is_guarded = self.crates.contains(name) && !PLAIN.contains(&name);
                let reaches_out = is_guarded || REACHES_OUT.contains(&name);
                reaches_out.then(|| (name.to_owned(), false))
            }
        }
    }

    fn file(&self, at: &[String]) -> &str {
        let ends = (0..=at.len()).rev();
        ends.filter_map(|end| self.files.get(&at[..end]))
            .next()
            .map_or("?", String::as_str)
    }

    /// The arrows that no row allows, said in a line each, each once a line of code.
    pub fn forbidden(&self, is_read: impl Fn(&str) -> bool) -> BTreeSet<String> {
        let arrows = self.arrows(is_read).into_iter();
        let forbidden = arrows.filter(|arrow| !arrow.is_allowed());
        let say =
            |Arrow {
                 from, to, place, ..
             }| format!("{place}: {from} uses {to}, which the table does not allow");
        forbidden.map(say).collect()
    }

    /// What is owed by the table and is in the code no more.
    pub fn paid(&self) -> Vec<String> {
        let arrows = self.arrows(|_| true);
        let is_there = |from: &str, to: &str| {
            arrows
                .iter()
                .any(|arrow| arrow.from == from && arrow.to == to)
        };
        let owed = OWED.iter().chain(OWED_IN_TUI);
        let paid = owed.filter(|(from, to, _)| !is_there(from, to));
        paid.map(|(from, to, _)| format!("{from} uses {to} no more: take it out of what is owed"))
            .collect()
    }

    /// Which rooms that stand in `lib.rs` use each other, if only through others: the shortest ring through each
    /// arrow, each once, and none that has a smaller one in it.
    pub fn circles(&self) -> BTreeSet<String> {
        let top = |room: &str| room.split("::").next().unwrap_or_default().to_owned();
        let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for arrow in self
            .arrows(|_| true)
            .into_iter()
            .filter(|arrow| arrow.is_inside)
        {
            uses.entry(top(&arrow.from))
                .or_default()
                .insert(top(&arrow.to));
        }
        uses.iter_mut()
            .for_each(|(from, to)| to.retain(|room| room != from));
        let mut circles = BTreeMap::new();
        for (from, to) in uses
            .iter()
            .flat_map(|(from, to)| to.iter().map(move |to| (from, to)))
        {
            if let Some(ring) = way(&uses, to, from) {
                let members: BTreeSet<String> = ring.iter().cloned().collect();
                let first = members.first().cloned().unwrap_or_default();
                let start = ring.iter().position(|room| *room == first).unwrap_or(0);
                let mut ring = ring;
                ring.rotate_left(start);
                ring.push(first);
                circles.entry(members).or_insert(ring.join(" → "));
            }
        }
        let is_least = |members: &BTreeSet<String>| {
            let mut others = circles.keys().filter(|other| *other != members);
            !others.any(|other| other.is_subset(members))
        };
        let least = circles.iter().filter(|(members, _)| is_least(members));
        least.map(|(_, ring)| ring.clone()).collect()
    }
}

impl Arrow {
    fn is_allowed(&self) -> bool {
        let has = |words: &str| words.split_whitespace().any(|word| word == self.to);
        let is_owed = || {
            OWED.iter()
                .chain(OWED_IN_TUI)
                .any(|owed| (owed.0, owed.1) == (&self.from, &self.to))
        };
        if self.is_inside && (is_below(&self.to, &self.from) || is_owed()) {
            return true;
        }
        let of_the_house =
            self.from.starts_with("tui::") && !self.to.starts_with("tui::") && self.is_inside;
        let from = if of_the_house {
            "tui"
        } else {
            self.from.as_str()
        };
        let row = rows().find(|row| row.0 == from);
        row.is_some_and(|(_, rooms, outside)| has(if self.is_inside { rooms } else { outside }))
    }
}

pub fn rows() -> impl Iterator<Item = &'static Row> {
    ROOMS.iter().chain(TUI)
}

/// The room that a module belongs to: the longest that the table has; without one, the module itself.
fn room(module: &str) -> String {
    let rooms = rows()
        .map(|row| row.0)
        .filter(|room| is_below(module, room));
    let longest = rooms.max_by_key(|room| room.len());
    longest
        .or(module.split("::").next())
        .unwrap_or_default()
        .to_owned()
}

fn is_below(path: &str, room: &str) -> bool {
    path.strip_prefix(room)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The crates that the program is built of, as code names them.
fn dependencies(manifest: &toml::Table) -> BTreeSet<String> {
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let tables = targets
        .into_iter()
        .flat_map(toml::Table::values)
        .filter_map(toml::Value::as_table);
    let tables = tables
        .chain([manifest])
        .filter_map(|table| table.get("dependencies")?.as_table());
    tables
        .flat_map(toml::Table::keys)
        .map(|name| name.replace('-', "_"))
        .collect()
}

/// The shortest way from a room to another.
fn way(uses: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> Option<Vec<String>> {
    let mut ways = vec![vec![from.to_owned()]];
    let mut seen = BTreeSet::from([from.to_owned()]);
    while !ways.is_empty() {
        if let Some(way) = ways
            .iter()
            .find(|way| way.last().is_some_and(|room| room == to))
        {
            return Some(way.clone());
        }
        let mut longer = Vec::new();
        for way in &ways {
            for next in way
                .last()
                .and_then(|room| uses.get(room))
                .into_iter()
                .flatten()
            {
                if seen.insert(next.clone()) {
                    longer.push([way.as_slice(), std::slice::from_ref(next)].concat());
                }
            }
        }
        ways = longer;
    }
    None
}

/// Whether a row names only rooms that stand above it, said for each that does not.
pub fn not_from_the_ground_up(rows: &[Row]) -> Vec<String> {
    let place = |room: &str| rows.iter().position(|row| row.0 == room);
    let named = rows
        .iter()
        .flat_map(|row| row.1.split_whitespace().map(move |word| (row.0, word)));
    let upward = named.filter(|(from, to)| place(to).is_some_and(|to| Some(to) >= place(from)));
    upward
        .map(|(from, to)| format!("{to} stands below {from} in the table"))
        .collect()
}

/// The text of a chapter of ARCHITECTURE.md.
pub fn chapter(root: &Path, head: &str) -> String {
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let (_, chapter) = text
        .split_once(&format!("\n{head}\n"))
        .expect("the chapter is there");
    chapter.split("\n## ").next().unwrap_or_default().to_owned()
}
