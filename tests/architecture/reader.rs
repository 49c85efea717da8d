//! Which paths a file of Rust names, and what they stand for.
//!
//! `proc_macro2` makes the tokens, so that comments, strings and lifetimes are its business and brackets come
//! paired. A tree of `use` is then a walk over groups, and a path in code is names with `::` between. A whole parser
//! (`syn`) does not look into the arguments of a macro; tokens have no such hole.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A path as names: `crate::load::read` is three.
pub type Names = Vec<String>;

/// A path as it is written, and the line it ends in.
#[derive(Clone)]
pub struct Written {
    pub line: usize,
    pub path: Names,
}

#[derive(Clone, Default)]
pub struct Module {
    pub written: Vec<Written>,
    /// What names mean here that `use` brought: the name, and the path that it stands for.
    brought: BTreeMap<String, Names>,
    /// Whose names all are brought.
    globs: Vec<Names>,
}

/// All modules of a crate, but for those that are compiled for tests only.
#[derive(Clone, Default)]
pub struct Crate {
    pub modules: BTreeMap<Names, Module>,
    tests: BTreeSet<Names>,
}

impl Crate {
    /// Reads the text of a file that is the module `at`.
    pub fn read(&mut self, at: &[String], text: &str) {
        let tokens: TokenStream = text.parse().expect("code that compiles has tokens");
        self.modules.entry(at.to_vec()).or_default();
        self.walk(at, tokens);
    }

    /// Forgets the modules that were declared for tests only, and what is below them.
    pub fn without_tests(mut self) -> Crate {
        let tests = &self.tests;
        let is_test = |at: &Names| (0..=at.len()).any(|end| tests.contains(&at[..end]));
        self.modules.retain(|at, _| !is_test(at));
        self
    }

    fn walk(&mut self, at: &[String], tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut i = 0;
        while i < tokens.len() {
            i += self.step(at, &tokens[i..]);
        }
    }

    /// Reads what stands first, and says how many tokens that was.
    fn step(&mut self, at: &[String], tokens: &[TokenTree]) -> usize {
        if is_for_tests(tokens) {
            let end = 2 + item_end(&tokens[2..]);
            self.tests
                .extend(declared(&tokens[2..end]).map(|name| below(at, &name)));
            return end;
        }
        match name(tokens).as_deref() {
            Some("use") if !is_mark(tokens.get(1), '<') => {
                let end = position(tokens, ';');
                self.tree(at, &[], &tokens[1..end]);
                end
            }
            Some("mod") => match (name(&tokens[1..]), tokens.get(2)) {
                (Some(name), Some(TokenTree::Group(group))) => {
                    let inner = below(at, &name);
                    self.modules.entry(inner.clone()).or_default();
                    self.walk(&inner, group.stream());
                    3
                }
                _ => 2,
            },
            // Who may see an item is no use of what it names.
            Some("pub") if is_group(tokens.get(1), Delimiter::Parenthesis) => 2,
            Some(_) => self.path(at, tokens),
            None => {
                if let TokenTree::Group(group) = &tokens[0] {
                    self.walk(at, group.stream());
                }
                1
            }
        }
    }

    /// A path in code, or a macro that is called.
    fn path(&mut self, at: &[String], tokens: &[TokenTree]) -> usize {
        let (mut path, mut end) = (Names::from_iter(name(tokens)), 1);
        while let Some(next) = after_colons(&tokens[end..]).and_then(name) {
            path.push(next);
            end += 3;
        }
        let is_called = is_mark(tokens.get(end), '!')
            && matches!(tokens.get(end + 1), Some(TokenTree::Group(_)));
        if is_called {
            path.last_mut().into_iter().for_each(|name| name.push('!'));
        }
        if path.len() > 1 || is_called {
            self.wrote(at, &tokens[end - 1], path);
        }
        end
    }

    /// A tree of `use`, behind what stands before its group.
    fn tree(&mut self, at: &[String], before: &[String], tokens: &[TokenTree]) {
        let tokens = after_colons(tokens).unwrap_or(tokens);
        let [first, rest @ ..] = tokens else {
            return;
        };
        if let TokenTree::Group(group) = first {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let branches = inner.split(|token| is_mark(Some(token), ','));
            branches.for_each(|branch| self.tree(at, before, branch));
        } else if is_mark(Some(first), '*') {
            self.module(at).globs.push(before.to_vec());
            self.wrote(at, first, before.to_vec());
        } else if let Some(name_) = name(tokens) {
            let is_self = name_ == "self" && !before.is_empty();
            let path = if is_self {
                before.to_vec()
            } else {
                below(before, &name_)
            };
            if after_colons(rest).is_some() {
                return self.tree(at, &path, rest);
            }
            let renamed = rest.get(1).and_then(|_| name(&rest[1..]));
            let known_as = renamed.or_else(|| path.last().cloned());
            self.module(at)
                .brought
                .extend(known_as.map(|name| (name, path.clone())));
            self.wrote(at, first, path);
        }
    }

    fn module(&mut self, at: &[String]) -> &mut Module {
        self.modules.entry(at.to_vec()).or_default()
    }

    fn wrote(&mut self, at: &[String], token: &TokenTree, path: Names) {
        let line = token.span().start().line;
        self.module(at).written.push(Written { line, path });
    }

    /// What a path stands for: `crate::…`, followed through names that were brought or given on; otherwise itself,
    /// which is then another crate's, or something of its own file.
    pub fn meaning(&self, at: &[String], written: &Written) -> Names {
        let meant = self.follow(at, &written.path, 12);
        meant.unwrap_or_else(|| written.path.clone())
    }

    /// A path that begins in a module, as it is from the root; `left` is how often a name may stand for another.
    fn follow(&self, at: &[String], path: &[String], left: usize) -> Option<Names> {
        let (head, rest) = path.split_first()?;
        match head.as_str() {
            "crate" | "casefile" => self.down(&[], rest, left),
            "self" => self.down(at, rest, left),
            "super" => match rest.first().map(String::as_str) {
                Some("super") => self.follow(&at[..at.len().saturating_sub(1)], rest, left),
                _ => self.down(&at[..at.len().saturating_sub(1)], rest, left),
            },
            _ => self.here(at, path, left),
        }
    }

    /// What a name stands for in a module, if it is known there.
    fn here(&self, at: &[String], path: &[String], left: usize) -> Option<Names> {
        let (head, rest) = path.split_first()?;
        let left = left.checked_sub(1)?;
        let module = self.modules.get(at)?;
        let child = below(at, head);
        if self.modules.contains_key(&child) {
            return self.down(&child, rest, left);
        }
        let plain = head.trim_end_matches('!');
        if let Some(meant) = module.brought.get(plain) {
            let path = [meant, rest].concat();
            // `use serde;`, or what is renamed to the name of a crate: its head is no name of this module.
            let is_outside = path[0] == *plain;
            let inside = (!is_outside)
                .then(|| self.follow(at, &path, left))
                .flatten();
            return inside.or(Some(path));
        }
        module.globs.iter().find_map(|glob| {
            let glob = self.follow(at, glob, left)?;
            let (root, inner) = glob.split_first()?;
            (root == "crate" && inner != at).then(|| self.here(inner, path, left))?
        })
    }

    /// From a module down, as far as there are modules, and on to what a name stands for there.
    fn down(&self, at: &[String], path: &[String], left: usize) -> Option<Names> {
        let here = path.first().and_then(|_| self.here(at, path, left));
        here.or_else(|| Some([&["crate".to_owned()], at, path].concat()))
    }
}

/// A name that is one: no keyword's raw form.
fn name(tokens: &[TokenTree]) -> Option<String> {
    match tokens.first() {
        Some(TokenTree::Ident(name)) => Some(name.to_string().trim_start_matches("r#").to_owned()),
        _ => None,
    }
}

fn below(at: &[String], name: &str) -> Names {
    [at, &[name.to_owned()]].concat()
}

fn is_mark(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

fn is_group(token: Option<&TokenTree>, kind: Delimiter) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == kind)
}

fn after_colons(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    (is_mark(tokens.first(), ':') && is_mark(tokens.get(1), ':')).then(|| &tokens[2..])
}

fn position(tokens: &[TokenTree], mark: char) -> usize {
    let found = tokens.iter().position(|token| is_mark(Some(token), mark));
    found.unwrap_or(tokens.len())
}

/// Whether an attribute begins here that keeps what follows for tests.
fn is_for_tests(tokens: &[TokenTree]) -> bool {
    let says = |group: &Group| {
        let said = group.stream().to_string().replace(' ', "");
        said == "cfg(test)" || said.starts_with("cfg(all(test,")
    };
    is_mark(tokens.first(), '#')
        && matches!(tokens.get(1), Some(TokenTree::Group(group)) if says(group))
}

/// Where an item ends: at its body, at `;`, or at `,` as a field does.
fn item_end(tokens: &[TokenTree]) -> usize {
    let is_value = |word: &str| ["use", "const", "static", "let"].contains(&word);
    let mut has_value = false;
    for (at, token) in tokens.iter().enumerate() {
        has_value |= name(&tokens[at..]).is_some_and(|word| is_value(&word));
        let is_body = is_group(Some(token), Delimiter::Brace) || is_mark(Some(token), ',');
        if is_mark(Some(token), ';') || is_body && !has_value {
            return at + 1;
        }
    }
    tokens.len()
}

/// The module that an item declares.
fn declared(item: &[TokenTree]) -> impl Iterator<Item = String> {
    let at = (0..item.len()).find(|at| name(&item[*at..]).as_deref() == Some("mod"));
    at.and_then(|at| name(&item[at + 1..])).into_iter()
}
