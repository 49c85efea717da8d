//! What pages say of who was heard: who replied and who did not, what someone is to answer, and who tells what
//! no statement holds.

use super::harness::World;

const HEARD: &str = "
subjects: [lund]
people:
  falk: {name: Ida Falk}
  lund: {name: Pia Lund, short: Lund}
  reve: {name: Jon Reve, short: Reve}
  hahn: {name: Otto Hahn, short: Hahn, speaks_for: brunk}
organizations: {brunk: {name: Brunk, kind: company}}
sources: {herald: {title: News, short: Herald, published: 2024-03-11}}
allegations:
  took: {statement: They took money, by: falk, about: [lund, reve], against: [lund, reve], cites: [{source: herald}], responses: [{by: lund, is: admitted, cites: [{source: herald}]}]}
  paid: {statement: Brunk paid, by: falk, about: [brunk, lund], against: [brunk, lund], cites: [{source: herald}], responses: [{by: hahn, is: denied, cites: [{source: herald}]}]}
  never-paid: {statement: Brunk never paid, kind: denial, by: hahn, about: [brunk, lund], cites: [{source: herald}], relations: [{to: paid, is: contradicts}]}
  knew: {statement: Lund knew, by: falk, about: lund, cites: [{source: herald}]}
  works: {statement: Lund works there, by: falk, about: lund, against: [], cites: [{source: herald}]}
evidence:
  ledger: {description: The ledger, kind: document, status: withheld, held_by: brunk, cites: [{source: herald}]}
proceedings:
  complaint: {title: Complaint, date: 2024-03-03, status: Dismissed, cites: [{source: herald}], entries: [{date: 2024-03-09, title: It is dismissed, cites: [{source: herald}]}]}
";

/// The rows of a page below a heading or a label, up to the next.
fn rows<'p>(page: &'p str, head: &str) -> Vec<&'p str> {
    let mut lines = page
        .lines()
        .skip_while(|line| !line.trim_start().starts_with(head));
    let first = lines.next().into_iter();
    let rest = lines.take_while(|line| line.starts_with("  "));
    first.chain(rest).map(str::trim).collect()
}

fn page(world: &World, of: &str) -> String {
    world.run(&format!("show {of}")).code(0).out
}

#[test]
fn each_whom_the_file_names_in_against_is_to_be_heard() {
    let world = World::case(HEARD);
    let silent = |of: &str| {
        rows(&page(&world, of), "Replies")
            .last()
            .map(|row| (*row).to_owned())
    };
    assert_eq!(
        silent("took").as_deref(),
        Some("no reply by Jon Reve is recorded")
    );
    assert_eq!(
        silent("paid").as_deref(),
        Some("no reply by Pia Lund is recorded")
    );
    let unanswered = world.run("list allegations is:unanswered").code(0).out;
    let ids = [
        "visit/took",
        "visit/paid",
        "visit/knew",
        "visit/never-paid",
        "visit/works",
    ];
    let found = ids.map(|id| unanswered.contains(&format!("{id} ")));
    assert_eq!(found, [true, true, true, false, false], "{unanswered}");
    for form in ["", " --full"] {
        let written = world.run(&format!("export visit{form}")).code(0).out;
        for who in ["Pia Lund", "Jon Reve"] {
            let words = format!("o reply by {who} is recorded");
            assert!(written.contains(&words), "{who}\n{written}");
        }
    }
}

#[test]
fn a_denial_expects_no_reply_of_those_it_defends() {
    let world = World::case(HEARD);
    let page = page(&world, "never-paid");
    assert!(!page.contains("Replies"), "{page}");
}

#[test]
fn a_denial_that_is_also_a_statement_is_counted_once() {
    let world = World::case(HEARD);
    let because = rows(&page(&world, "paid"), "Because").remove(0).to_owned();
    assert_eq!(because.matches("Otto Hahn").count(), 1, "{because}");
    assert!(because.contains("Brunk never paid [2]"), "{because}");
}

#[test]
fn a_person_is_told_all_that_is_for_them_to_answer() {
    let world = World::case(HEARD);
    let page = page(&world, "lund");
    let against = rows(&page, "Said against (3)");
    let words = ["They took money", "Brunk paid", "Lund knew"];
    for (row, words) in against.iter().skip(1).zip(words) {
        assert!(row.contains(words), "{row}");
    }
    assert_eq!(rows(&page, "Said about").len(), 1 + 5, "{page}");
}

#[test]
fn an_overview_names_what_it_counts_and_who_is_silent() {
    let world = World::case(HEARD);
    let page = page(&world, "visit");
    let first = rows(&page, "Against or about Pia Lund, said or admitted (3)");
    let told: Vec<&str> = first
        .iter()
        .copied()
        .filter(|row| row.contains("no reply by"))
        .collect();
    assert_eq!(told.len(), 2, "{page}");
    assert!(
        told[0].contains("admitted by Pia Lund, via Herald; no reply by Jon Reve is recorded"),
        "{page}"
    );
}

#[test]
fn what_is_no_statement_has_who_tells_it() {
    let world = World::case(HEARD);
    let held = rows(&page(&world, "ledger"), "Held by")
        .remove(0)
        .to_owned();
    assert_eq!(
        held,
        "Held by      Brunk, as this file has it; who says so is not recorded"
    );
    let told = world.run("timeline").code(0).out;
    assert!(told.contains("It is dismissed · told by Herald"), "{told}");
}

#[test]
fn on_an_earlier_day_what_is_left_out_is_not_called_not_stated() {
    let world = World::case(HEARD);
    let early = world.run("show complaint --as-of 2024-03-11").code(0).out;
    let left = rows(&early, "Left out");
    assert!(
        left[0].starts_with("Left out     stage, for this day"),
        "{early}"
    );
    assert!(!rows(&early, "Not stated")[0].contains("stage"), "{early}");
    assert!(!page(&world, "complaint").contains("Left out"));
}

#[test]
fn what_an_earlier_day_does_not_count_has_its_sign_where_it_is_named() {
    let world = World::case(
        "
sources: {herald: {title: News, published: 2024-03-11}, letter: {title: Letter}, late: {title: Late, published: 2024-06}}
allegations:
  known: {statement: It was known, by: herald, about: [screening, visit], cites: [{source: herald}]}
proceedings:
  screening: {title: The screening, cites: [{source: letter}]}
  visit: {title: A visit, cites: [{source: herald}, {source: late}]}
events:
  walk: {title: A walk, date: 2024-02-01, cites: [{source: late}]}
",
    );
    let ran = world.run("show known --as-of 2024-03-12").code(0);
    let about = rows(&ran.out, "About")[0];
    assert!(about.contains("screening  – not dated"), "{about}");
    assert!(about.contains("(title left out) visit"), "{about}");
    // Its own date is before that day, and who tells of it came later.
    assert!(ran.err.contains("1 first reported later"), "{}", ran.err);
}

const RELAYED: &str = "
people:
  ana: {name: Ana Ruiz, short: Ruiz}
  lawyers: {name: The lawyers of Ana Ruiz, short: Ruiz's lawyers, kind: group, named: false, speaks_for: ana}
  falk: {name: Ida Falk}
organizations: {wire: {name: Wire, kind: media}}
sources:
  post: {title: News, short: Post, published: 2024-03-11}
  wire-report: {title: A report, short: Wire report, publisher: Wire}
  statement: {title: A statement, short: Statement to Wire, kind: personal-communication, speakers: [lawyers]}
allegations:
  took: {statement: Ruiz took money, by: falk, about: ana, against: ana, cites: [{source: post}], responses: [{by: lawyers, is: denied, cites: [{source: post, via: [statement]}]}]}
  kept: {statement: Ruiz kept money, by: falk, about: ana, against: ana, cites: [{source: post}]}
  not-kept: {statement: Ruiz kept nothing, kind: denial, by: lawyers, about: ana, cites: [{source: post, via: [statement]}], relations: [{to: kept, is: contradicts}]}
  lost: {statement: Ruiz lost money, by: falk, about: ana, against: ana, cites: [{source: post}], responses: [{by: ana, is: denied, cites: [{source: post}]}]}
  hid: {statement: Ruiz hid money, by: falk, about: ana, against: ana, cites: [{source: post, basis: mentioned}]}
evidence:
  orders: {description: Orders, status: described, cites: [{source: post, via: [statement]}]}
  charges: {description: Charges, status: described, cites: [{source: post, via: [wire-report]}]}
  both: {description: Books, status: described, cites: [{source: post, via: [statement]}, {source: post}]}
  paper: {description: Paper, status: described, cites: [{source: post}]}
  said: {description: Letters, status: described, said_by: lawyers, held_by: falk, cites: [{source: post, via: [statement]}]}
  gone: {description: Bills, said_by: lawyers, status: said-to-be-missing, cites: [{source: post, via: [statement]}]}
";

/// The paper that relays them has not said it, and who said it is known through the paper alone.
#[test]
fn what_became_of_evidence_is_according_to_who_says_so_and_through_whom() {
    let world = World::case(RELAYED);
    let status = |of: &str| rows(&page(&world, of), "Status").remove(0).to_owned();
    let ends = [
        (
            "orders",
            "described according to Ruiz's lawyers, via Statement to Wire",
        ),
        ("charges", "described according to Post, from Wire report"),
        (
            "both",
            "described according to Ruiz's lawyers, via Statement to Wire, and to Post",
        ),
        ("paper", "described according to Post"),
        (
            "said",
            "described according to Ruiz's lawyers, via Statement to Wire",
        ),
    ];
    for (of, end) in ends {
        assert!(status(of).ends_with(end), "{of}: {}", status(of));
    }
    let held = rows(&page(&world, "said"), "Held by").remove(0).to_owned();
    assert!(
        held.ends_with("Falk, as this file has it; who says so is not recorded"),
        "{held}"
    );
    let gone = page(&world, "gone");
    assert!(
        gone.starts_with("The lawyers of Ana Ruiz, via Statement to Wire: Bills"),
        "{gone}"
    );
}

#[test]
fn a_denial_that_is_relayed_says_through_whom() {
    let world = World::case(RELAYED);
    let falk = page(&world, "falk");
    for (words, by) in [
        (
            "took money",
            "denied by Ruiz's lawyers, via Statement to Wire",
        ),
        (
            "kept money",
            "denied by Ruiz's lawyers, via Statement to Wire",
        ),
        ("lost money", "denied by Ruiz, via Post"),
    ] {
        let mut lines = falk.lines().filter(|line| line.contains(words));
        assert!(lines.any(|line| line.ends_with(by)), "{words}\n{falk}");
    }
}

#[test]
fn who_is_only_mentioned_has_not_said_it() {
    let world = World::case(RELAYED);
    let mentioned = page(&world, "hid");
    assert_eq!(rows(&mentioned, "Said by").len(), 0, "{mentioned}");
    let row = rows(&mentioned, "Mentioned").remove(0).to_owned();
    assert!(
        row.ends_with("Ida Falk, only mentioned as saying it"),
        "{row}"
    );
    let said = rows(&page(&world, "lost"), "Said by").remove(0).to_owned();
    assert!(said.ends_with("Ida Falk"), "{said}");
    let written = world.run("export visit --full").code(0).out;
    assert!(written.contains("Mentioned: Ida Falk"), "{written}");
}

/// Before a speaker a status would read as their own deed.
#[test]
fn a_list_has_what_became_of_it_behind_the_words() {
    let world = World::case(RELAYED);
    let list = world.run("list allegations").code(0).out;
    let took = list.lines().find(|line| line.contains("took money"));
    let end = "Ruiz took money  ✗ denied by Ruiz's lawyers, via Statement to Wire";
    assert!(took.is_some_and(|line| line.ends_with(end)), "{list}");
    let evidence = world.run("list evidence").code(0).out;
    let paper = evidence.lines().find(|line| line.contains("Paper"));
    let end = "Paper  ○ described according to Post";
    assert!(paper.is_some_and(|line| line.ends_with(end)), "{evidence}");
}

/// What someone tells of is not thereby what happened.
#[test]
fn a_chronology_says_who_tells_of_what_happened() {
    let world = World::case(
        "
sources: {post: {title: News, short: Post, published: 2024-03-11}}
events: {fire: {title: A fire, date: 2024-03-01, cites: [{source: post}]}}
",
    );
    let lines = world.run("timeline").code(0).out;
    let fire = lines.lines().find(|line| line.contains("A fire"));
    assert!(
        fire.is_some_and(|line| line.contains("A fire · told by Post") && line.contains("event")),
        "{lines}"
    );
    assert!(!lines.contains("happened"), "{lines}");
}
