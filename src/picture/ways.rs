//! The ways from what is cited to who said it first, from left to right: what is met on several ways stands once, and the
//! ways join there.

use std::collections::BTreeMap;

use super::{Line, Mark, Opens, Picture, Shape, Ways};
use crate::{
    sign::Tone,
    text::{Clean, width},
};

/// What is drawn: nodes, and for each which come behind it.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    pub nodes: Vec<Node>,
    /// From a node to the next, in the order in which they are met. No way comes back to where it was.
    pub edges: Vec<(usize, usize)>,
}

/// Somebody, or something, on a way.
#[derive(Clone, Debug)]
pub struct Node {
    pub words: Clean,
    /// What stands below, in one line: a date, what there is to know.
    pub below: Clean,
    pub tone: Tone,
    pub opens: Option<Opens>,
    pub says: Clean,
    /// Whether the way ends here: such stand in the last column.
    pub is_end: bool,
}

/// A column has no fewer cells for its words.
const LEAST: usize = 13;
/// The lines of a row: its words, and what stands below.
const TALL: usize = 2;

/// The ways in so many columns, below the heads of the first column, those between and the last. None where they have no
/// room beside one another, or nothing leads anywhere.
pub fn ways(
    title: Clean,
    heads: [&'static str; 3],
    graph: &Graph,
    columns: usize,
) -> Option<Picture> {
    let laid = Laid::of(graph, columns)?;
    let mut picture = Picture {
        title,
        lines: Vec::new(),
    };
    let mut head = Line::default();
    let last = laid.starts.len() - 1;
    for (column, at) in laid.starts.iter().enumerate() {
        let words = heads[match column {
            0 => 0,
            column if column == last => 2,
            _ => 1,
        }];
        head.say(*at, Clean::from(words).truncate(laid.wide), Tone::Dim);
    }
    picture.lines.push(head.as_head());
    let cells = laid.cells(graph);
    for line in 0..laid.rows * TALL {
        picture.lines.push(laid.line(graph, line, &cells));
    }
    Some(picture)
}

/// Where all of it stands.
struct Laid {
    /// Of each node.
    column: Vec<usize>,
    row: Vec<usize>,
    /// Of each edge.
    edge_row: Vec<usize>,
    /// Where the columns begin, and how wide the words in them are.
    starts: Vec<usize>,
    wide: usize,
    /// The place of a node among those of its column at which several ways join.
    lane: Vec<usize>,
    rows: usize,
}

impl Laid {
    fn of(graph: &Graph, columns: usize) -> Option<Self> {
        let count = graph.nodes.len();
        let column = columns_of(graph)?;
        let last = column.iter().max().copied()?;
        if last == 0 {
            return None;
        }
        let mut laid = Self {
            column,
            row: vec![usize::MAX; count],
            edge_row: vec![0; graph.edges.len()],
            starts: Vec::new(),
            wide: 0,
            lane: vec![0; count],
            rows: 0,
        };
        let is_below = |node: usize| graph.edges.iter().any(|(_, to)| *to == node);
        let mut lanes = vec![0; last + 1];
        for root in (0..count).filter(|node| !is_below(*node)) {
            let row = laid.rows;
            laid.rows += 1;
            laid.place(graph, root, row);
        }
        for node in 0..count {
            let joining = graph.edges.iter().zip(&laid.edge_row);
            let is_joined = joining
                .filter(|((_, to), _)| *to == node)
                .any(|(_, row)| *row != laid.row[node]);
            if is_joined {
                laid.lane[node] = lanes[laid.column[node]];
                lanes[laid.column[node]] += 1;
            }
        }
        let gaps: usize = lanes.iter().skip(1).map(|lanes| gap(*lanes)).sum();
        laid.wide = columns.checked_sub(gaps)? / (last + 1);
        if laid.wide < LEAST {
            return None;
        }
        let mut at = 0;
        for (column, lanes) in lanes.iter().enumerate() {
            at += if column == 0 { 0 } else { gap(*lanes) };
            laid.starts.push(at);
            at += laid.wide;
        }
        Some(laid)
    }

    /// Gives a node its row, and what comes behind it: the first stands on the same, each further one has a row of its own.
    fn place(&mut self, graph: &Graph, root: usize, row: usize) {
        // Each with the edge that leads there.
        let mut open = vec![(None, root, row)];
        while let Some((edge, node, row)) = open.pop() {
            let row = match edge {
                // A row is taken when it is come to, so that what is behind the one before stands above it.
                Some((edge, false)) => {
                    let row = self.rows;
                    self.rows += 1;
                    self.edge_row[edge] = row;
                    row
                }
                Some((edge, true)) => {
                    self.edge_row[edge] = row;
                    row
                }
                None => row,
            };
            if self.row[node] != usize::MAX {
                continue;
            }
            self.row[node] = row;
            let edges = graph.edges.iter().enumerate();
            let behind = edges.filter(|(_, (from, _))| *from == node);
            let mut behind: Vec<_> = behind
                .enumerate()
                .map(|(place, (edge, (_, to)))| (Some((edge, place == 0)), *to, row))
                .collect();
            behind.reverse();
            open.extend(behind);
        }
    }

    /// Where the words of a column end, and the lanes before the next one are.
    fn branch_lane(&self, column: usize) -> usize {
        self.starts[column] + self.wide + 1
    }

    fn join_lane(&self, node: usize) -> usize {
        self.branch_lane(self.column[node] - 1) + 1 + self.lane[node]
    }

    /// The lines of all edges, cell by cell, by line and column.
    fn cells(&self, graph: &Graph) -> BTreeMap<(usize, usize), Vec<(usize, Ways)>> {
        let mut cells: BTreeMap<(usize, usize), Vec<(usize, Ways)>> = BTreeMap::new();
        for (edge, (from, to)) in graph.edges.iter().enumerate() {
            let mut add = |line: usize, at: usize, ways: Ways| {
                cells.entry((line, at)).or_default().push((edge, ways));
            };
            let line = self.edge_row[edge] * TALL;
            let (line_from, line_to) = (self.row[*from] * TALL, self.row[*to] * TALL);
            let branch = self.branch_lane(self.column[*from]);
            let arrow = self.starts[self.column[*to]] - 2;
            let across = |at: usize, first: usize, last: usize| Ways {
                left: at > first,
                right: at < last,
                ..Ways::default()
            };
            let begins = match line == line_from {
                true => self.starts[self.column[*from]] + self.used(graph, *from) + 1,
                false => branch,
            };
            let ends = if line == line_to {
                arrow
            } else {
                self.join_lane(*to)
            };
            for at in begins..=ends {
                let mut ways = across(at, begins, ends);
                // A line begins at words, and ends at an arrow.
                ways.left |= at == begins && line == line_from;
                ways.right |= at == ends && line == line_to;
                add(line, at, ways);
            }
            vertical(line_from, line, branch, &mut add);
            vertical(line_to, line, self.join_lane_of(*to), &mut add);
        }
        cells
    }

    fn join_lane_of(&self, node: usize) -> usize {
        match self.column[node] {
            0 => 0,
            _ => self.join_lane(node),
        }
    }

    /// How many columns the words of a node take.
    fn used(&self, graph: &Graph, node: usize) -> usize {
        width(&graph.nodes[node].words).min(self.wide)
    }

    fn line(
        &self,
        graph: &Graph,
        line: usize,
        cells: &BTreeMap<(usize, usize), Vec<(usize, Ways)>>,
    ) -> Line {
        let mut marks: Vec<Mark> = Vec::new();
        let nodes = graph.nodes.iter().enumerate();
        for (number, node) in nodes.filter(|(number, _)| self.row[*number] == line / TALL) {
            let at = self.starts[self.column[number]];
            let words = match line % TALL {
                0 => &node.words,
                _ => &node.below,
            };
            let words = words.truncate(self.wide);
            let mark = Mark::words(
                at,
                words,
                if line.is_multiple_of(TALL) {
                    node.tone
                } else {
                    Tone::Dim
                },
            );
            marks.push(match (line % TALL, &node.opens) {
                (0, Some(opens)) => mark.opening(opens.clone(), node.says.clone()),
                _ => mark,
            });
            if line.is_multiple_of(TALL) && graph.edges.iter().any(|(_, to)| *to == number) {
                marks.push(Mark::new(at - 2, 1, Shape::Arrow, Tone::Dim));
            }
        }
        for ((_, at), ways) in cells.range((line, 0)..(line + 1, 0)) {
            let is_taken = |mark: &Mark| (mark.at..mark.at + mark.wide).contains(at);
            if !marks.iter().any(is_taken) {
                let shape = Shape::Line(together(graph, ways));
                marks.push(Mark::new(*at, 1, shape, Tone::Dim));
            }
        }
        marks.sort_by_key(|mark| mark.at);
        let mut drawn = Line::default();
        marks.into_iter().for_each(|mark| drawn.put(mark));
        drawn
    }
}

/// The columns before those of a column at which so many nodes are joined: a gap, the lane where ways part, those where they
/// join, the arrow and a gap.
fn gap(lanes: usize) -> usize {
    5 + lanes
}

/// A line down or up between two lines.
fn vertical(one: usize, other: usize, at: usize, add: &mut impl FnMut(usize, usize, Ways)) {
    let (top, bottom) = (one.min(other), one.max(other));
    if top == bottom {
        return;
    }
    for line in top..=bottom {
        let ways = Ways {
            up: line > top,
            down: line < bottom,
            ..Ways::default()
        };
        add(line, at, ways);
    }
}

/// What is drawn where several edges have a part in a cell: those that part from one node, or join at one, are one line; of
/// others one passes behind the line that goes down.
fn together(graph: &Graph, ways: &[(usize, Ways)]) -> Ways {
    let ends = |edge: usize| graph.edges[edge];
    let first = ways
        .first()
        .map(|(edge, _)| ends(*edge))
        .unwrap_or_default();
    let is_one = ways.iter().all(|(edge, _)| ends(*edge).0 == first.0)
        || ways.iter().all(|(edge, _)| ends(*edge).1 == first.1);
    let goes_down = |ways: &Ways| ways.up || ways.down;
    let of = |is_shown: &dyn Fn(&Ways) -> bool| {
        let shown = ways.iter().filter(|(_, ways)| is_shown(ways));
        shown.fold(Ways::default(), |all, (_, ways)| Ways {
            left: all.left || ways.left,
            right: all.right || ways.right,
            up: all.up || ways.up,
            down: all.down || ways.down,
        })
    };
    match is_one {
        true => of(&|_| true),
        false => of(&goes_down),
    }
}

/// The column of each node: behind all that lead to it, and what is an end in the last. None where a way comes back to
/// where it was.
fn columns_of(graph: &Graph) -> Option<Vec<usize>> {
    let mut column = vec![0; graph.nodes.len()];
    // A way has no more steps than there are nodes.
    for round in 0..=graph.nodes.len() {
        let mut is_moved = false;
        for (from, to) in &graph.edges {
            if column[*to] < column[*from] + 1 {
                column[*to] = column[*from] + 1;
                is_moved = true;
            }
        }
        if !is_moved {
            let last = column.iter().max().copied().unwrap_or(0);
            for (node, column) in graph.nodes.iter().zip(&mut column) {
                if node.is_end {
                    *column = last;
                }
            }
            return Some(column);
        }
        if round == graph.nodes.len() {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(words: &'static str, is_end: bool) -> Node {
        Node {
            words: words.into(),
            below: "a date".into(),
            tone: Tone::Plain,
            opens: Some(Opens::List(crate::model::Kind::Source, String::new())),
            says: words.into(),
            is_end,
        }
    }

    fn drawn(picture: &Picture) -> Vec<String> {
        let lines = picture.lines.iter().map(|line| {
            let mut words = String::new();
            for mark in &line.marks {
                words.push_str(&" ".repeat(mark.at - width(&words)));
                words.push_str(&mark.signs());
            }
            words.trim_end().to_owned()
        });
        lines.collect()
    }

    const HEADS: [&str; 3] = ["cited", "which relays", "said first"];

    #[test]
    fn ways_join_at_what_they_share() {
        let graph = Graph {
            nodes: vec![
                node("Just the News", false),
                node("CNN interview", false),
                node("Villatoro", true),
                node("Newsmax", false),
                node("CNN report", false),
            ],
            edges: vec![(0, 1), (1, 2), (3, 4), (4, 1)],
        };
        let picture = ways("Origins".into(), HEADS, &graph, 100).expect("has room");
        let lines = drawn(&picture);
        assert_eq!(
            lines.join("\n"),
            "\
cited                     which relays               which relays              said first
Just the News ───────────────────────────────────┬─▶ CNN interview ──────────▶ Villatoro
a date                                           │   a date                    a date
Newsmax ────────────────▶ CNN report ────────────┘
a date                    a date",
            "{lines:#?}"
        );
    }

    /// Whatever leads where, nothing stands over anything else, and every node is there once.
    #[test]
    fn any_graph_has_room_or_none() {
        let mut seed = 7_u64;
        let mut random = move |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as usize % below.max(1)
        };
        for _ in 0..200 {
            let count = 2 + random(12);
            let nodes: Vec<Node> = (0..count)
                .map(|number| node("A source", number + 1 == count))
                .collect();
            let mut edges = Vec::new();
            for to in 1..count {
                for _ in 0..=random(3) {
                    let edge = (random(to), to);
                    if !edges.contains(&edge) && edge.0 + 1 != count {
                        edges.push(edge);
                    }
                }
            }
            let graph = Graph { nodes, edges };
            for columns in [60, 90, 118, 160] {
                let Some(picture) = ways("Origins".into(), HEADS, &graph, columns) else {
                    continue;
                };
                let mut found = 0;
                for line in &picture.lines {
                    let mut end = 0;
                    for mark in &line.marks {
                        assert!(mark.at >= end, "{line:?}");
                        end = mark.at + mark.wide;
                        found += usize::from(mark.opens.is_some());
                    }
                    assert!(end <= columns, "{columns}: {end}");
                }
                assert_eq!(found, count);
            }
        }
    }

    #[test]
    fn what_goes_in_a_circle_or_nowhere_is_not_drawn() {
        let circle = Graph {
            nodes: vec![node("A", false), node("B", false)],
            edges: vec![(0, 1), (1, 0)],
        };
        assert!(ways("Origins".into(), HEADS, &circle, 100).is_none());
        let alone = Graph {
            nodes: vec![node("A", false)],
            edges: Vec::new(),
        };
        assert!(ways("Origins".into(), HEADS, &alone, 100).is_none());
    }
}
