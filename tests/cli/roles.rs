//! Who takes part, as what, by whom they are represented, and what is charged.

use super::harness::World;

const VISIT: &str = "\
people:
  ana: { name: Ana Ruiz, protect: { as: Witness A }, born: 1990-05-03, age: { value: thirty-four, cites: [{ source: paper, at: ¶1 }] }, nationality: Venezuelan }
  ben: { name: Ben Okafor, born: { date: 1980-02-29, cites: [{ source: paper, at: ¶2 }] }, sex: male, nationality: [Nigerian, { value: British, as_of: 2024 }] }
  lee: { name: Ada Lee }
  roe: { name: Bo Roe }
  hale: { name: Ida Hale }
organizations:
  aid: { name: Aid Office }
sources:
  paper: { title: The docket, kind: report, published: 2025-05-01 }
proceedings:
  suit:
    title: United States v. Okafor
    parties:
      - { who: ben, as: defendant, counsel: [lee, { who: roe, as: pro hac vice, from: 2025-02-03, cites: [{ source: paper, at: ¶4 }] }], cites: [{ source: paper, at: ¶3 }] }
      - { who: ana, as: intervenor, counsel: [aid] }
    judges: [{ who: hale, as: magistrate judge }]
    charges:
      - number: Count 1
        title: Smuggling
        statute: 8 U.S.C. § 1324
        against: ben
        cites: [{ source: paper, at: ¶5 }]
        history:
          - { date: 2025-02-01, status: plea-not-guilty, cites: [{ source: paper, at: ¶6 }] }
          - { date: 2025-03-01, status: dismissed-without-prejudice, because: on the motion of the government, cites: [{ source: paper, at: ¶7 }] }
      - { number: Count 2, title: Conspiracy, against: [ben] }
    cites: [{ source: paper, at: ¶8 }]
events:
  shooting:
    title: A shooting
    date: 2024-12-01
    participants:
      - hale
      - roe
      - { who: ana, as: victim, outcome: injured, cites: [{ source: paper, at: ¶9 }] }
      - { who: ben, as: alleged perpetrator }
    cites: [{ source: paper, at: ¶10 }]
  walk: { title: A walk, date: 2024-11, participants: [ana, ben], cites: [{ source: paper, at: ¶11 }] }
";

fn rows(out: &str, label: &str) -> Vec<String> {
    let lines = out.lines().skip_while(|line| !line.starts_with(label));
    let own = lines
        .enumerate()
        .take_while(|(number, line)| *number == 0 || line.starts_with("      "));
    own.map(|(_, line)| line.strip_prefix(label).unwrap_or(line).trim().to_owned())
        .collect()
}

fn below(out: &str, heading: &str) -> Vec<String> {
    let lines = out.lines().skip_while(|line| *line != heading).skip(1);
    let own = lines.take_while(|line| !line.is_empty());
    own.map(|line| line.trim().to_owned()).collect()
}

#[test]
fn a_proceeding_says_who_is_whose_counsel_and_what_became_of_each_count() {
    let world = World::case(VISIT);
    let out = world.run("show suit").out;
    assert_eq!(
        rows(&out, "Parties"),
        [
            "Ben Okafor, defendant [2]; counsel: Ada Lee; counsel: Bo Roe, pro hac vice, from 3 Feb 2025 [3]",
            "Ana Ruiz, intervenor; counsel: Aid Office",
        ],
        "{out}"
    );
    assert_eq!(rows(&out, "Judges"), ["Ida Hale, magistrate judge"]);
    assert_eq!(
        rows(&out, "Charges"),
        [
            "2 counts: 1 dismissed without prejudice; 1 disposition not stated",
            "Count 1  Smuggling, 8 U.S.C. § 1324, against Ben Okafor  ▭ dismissed without prejudice, 1 Mar 2025 [4]",
            "step 1: ✗ plea of not guilty 1 Feb 2025 [5]",
            "step 2: ▭ dismissed without prejudice 1 Mar 2025: on the motion of the government [6]",
            "Count 2  Conspiracy, against Ben Okafor  disposition not stated",
        ],
        "{out}"
    );
}

#[test]
fn the_other_side_says_for_whom_and_as_what() {
    let world = World::case(VISIT);
    let page = |id: &str| world.run(&format!("show {id}")).out;
    assert_eq!(
        below(&page("roe"), "Counsel in (1)"),
        ["United States v. Okafor, pro hac vice, for Ben Okafor, from 3 Feb 2025"]
    );
    assert_eq!(
        below(&page("aid"), "Counsel in (1)"),
        ["United States v. Okafor, for Ana Ruiz"]
    );
    let ben = page("ben");
    assert_eq!(
        below(&ben, "Party to (1)"),
        ["United States v. Okafor, defendant; counsel: Ada Lee · Bo Roe, from 3 Feb 2025"]
    );
    assert_eq!(
        below(&ben, "Charged in (1)"),
        [
            "United States v. Okafor · Smuggling  ▭ dismissed without prejudice · Conspiracy, disposition not stated"
        ]
    );
    assert_eq!(
        below(&page("hale"), "Judge in (1)"),
        ["United States v. Okafor, magistrate judge"]
    );
    assert_eq!(
        below(&page("ana"), "Takes part in (2)"),
        ["A shooting, victim; injured", "A walk"]
    );
    // Those of whom no more is said stand beside one another, as they always did.
    assert_eq!(
        rows(&page("shooting"), "Took part"),
        [
            "Ida Hale · Bo Roe",
            "Ana Ruiz, victim; injured [2]",
            "Ben Okafor, alleged perpetrator",
        ]
    );
    assert_eq!(rows(&ben, "Born"), ["29 Feb 1980 [1]"]);
    assert_eq!(
        rows(&ben, "Nationality"),
        ["Nigerian", "British, as of 2024"]
    );
    // What no source gives of somebody is not missed.
    let lee = page("lee");
    assert!(
        !lee.contains("Not stated") && !lee.contains("Born"),
        "{lee}"
    );
}

#[test]
fn queries_ask_who_is_what() {
    let world = World::case(VISIT);
    let ids = |kind: &str, query: &str| -> Vec<String> {
        let ran = world.run_with(&["list", kind, query, "--format", "json"]);
        let listed = ran.json();
        let listed = listed.as_array().unwrap().iter();
        listed
            .map(|one| one["key"].as_str().unwrap().replace("visit/", ""))
            .collect()
    };
    let all = |query: &str| ids("all", query);
    assert_eq!(all("role:counsel"), ["lee", "roe", "aid"]);
    assert_eq!(all("role:judge"), ["hale"]);
    assert_eq!(all("role:charged"), ["ben"]);
    assert_eq!(ids("people", "role:party"), ["ana", "ben"]);
    assert_eq!(all("as:victim"), ["ana", "shooting"]);
    assert_eq!(ids("people", "as:\"alleged perp\""), ["ben"]);
    let own = World::case(
        "people: {ana: {name: Ana}, ben: {name: Ben}, cem: {name: Cem}, dan: {name: Dan}}\nevents:\n  e: {title: E, participants: [{who: \
         ana, as: not a victim}, {who: ben, as: victim's sister}, {who: cem, as: alleged victim}, {who: dan, as: 'Victim, witness'}]}\n",
    );
    for (query, found) in [
        ("as:victim", "visit/dan  Dan\n"),
        ("as:\"alleged victim\"", "visit/cem  Cem\n"),
    ] {
        assert_eq!(
            own.run_with(&["list", "people", query]).out,
            found,
            "{query}"
        );
    }
    assert_eq!(all("counsel:of-ben"), ["lee", "roe"]);
    assert_eq!(all("counsel:\"of okafor\""), ["lee", "roe"]);
    assert_eq!(all("counsel:aid"), ["ana", "suit"]);
    assert_eq!(all("charge:smug"), ["ben", "suit"]);
    assert_eq!(ids("proceedings", "disposition:dismissed"), ["suit"]);
    assert_eq!(all("disposition:dismissed-with-prejudice"), [""; 0]);
    assert_eq!(ids("proceedings", "disposition:not-stated"), ["suit"]);
    assert_eq!(all("has:charge has:counsel"), ["suit"]);
    // What a part within a part says is looked for as well.
    assert_eq!(all("\"pro hac vice\""), ["suit"]);
    assert_eq!(all("\"on the motion\""), ["suit"]);
    let err = world.run("list all role:council").code(2).err;
    assert!(err.contains("did you mean `role:counsel`?"), "{err}");
}

#[test]
fn an_earlier_day_has_what_was_known_by_then() {
    let world = World::case(&VISIT.replace("published: 2025-05-01", "published: 2025-01-01"));
    let out = world.run("show suit --as-of 2025-02-15").out;
    assert!(out.contains("2 counts: 2 disposition not stated"), "{out}");
    assert!(!out.contains("dismissed"), "{out}");
    assert!(out.contains("Bo Roe"), "{out}");
    let out = world.run("show suit --as-of 2025-02-02").out;
    assert!(!out.contains("Bo Roe") && out.contains("Ada Lee"), "{out}");
    // A step of which no day is known may have been by then: that is not "not stated".
    let undated = VISIT
        .replace("date: 2025-03-01, status", "status")
        .replace("published: 2025-05-01", "published: 2025-01");
    let world = World::case(&undated.replace(", cites: [{ source: paper, at: ¶7 }]", ""));
    let out = world.run("show suit --as-of 2025-02-15").out;
    assert!(
        out.contains("2 counts: 1 disposition not known for this day; 1 disposition not stated"),
        "{out}"
    );
}

#[test]
fn whom_somebody_is_represented_by_does_not_betray_them() {
    let world = World::case(VISIT).file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  press: {}\n  court: { rules: frcp-5.2 }\n",
    );
    for form in ["--full --for press", "--for press"] {
        let out = world.run(&format!("export visit {form}")).code(0).out;
        for word in [
            "1990",
            "thirty-four",
            "Venezuelan",
            "for Witness A",
            "; counsel: Aid",
        ] {
            assert!(!out.contains(word), "{form}: {word}: {out}");
        }
    }
    let out = world.run("export visit --full --for press").code(0).out;
    assert!(out.contains("Witness A, intervenor"), "{out}");
    assert!(out.contains("Ben Okafor, defendant"), "{out}");
    assert!(out.contains("counsel: Ada Lee"), "{out}");
    // Of those who are named the day of birth is told by its year before a court.
    assert!(out.contains("29 Feb 1980"), "{out}");
    let out = world.run("export visit --full --for court").code(0).out;
    assert!(!out.contains("Feb 1980") && out.contains("1980"), "{out}");
    // Tables are covered as documents are.
    let table = |kind: &str| {
        world
            .run(&format!("list {kind} --for press -o {kind}.csv"))
            .code(0);
        world.read(&format!("{kind}.csv"))
    };
    let people = table("people");
    assert!(
        people.contains("Witness A") && people.contains("Nigerian"),
        "{people}"
    );
    assert!(
        !people.contains("Venezuelan") && !people.contains("1990"),
        "{people}"
    );
    let proceedings = table("proceedings");
    assert!(proceedings.contains("counsel: Ada Lee"), "{proceedings}");
    assert!(!proceedings.contains("Aid Office"), "{proceedings}");
}

#[test]
fn a_charge_and_what_became_of_it_are_of_one_count() {
    let world = World::case(VISIT);
    let found = |query: &str| world.run(&format!("list proceedings {query}")).out;
    assert!(found("charge:smuggling disposition:dismissed").contains("suit"));
    assert!(found("charge:conspiracy disposition:not-stated").contains("suit"));
    assert_eq!(found("charge:conspiracy disposition:dismissed"), "");
    assert_eq!(found("charge:smuggling disposition:not-stated"), "");
}

/// Who is counsel no more admits and denies nothing for whom they were counsel of.
#[test]
fn former_counsel_replies_for_nobody() {
    let case = |to: &str, is: &str| {
        format!(
            "\
people: {{ash: {{name: Al Ash}}, lee: {{name: Lou Lee, speaks_for: ash}}, ana: {{name: Ana}}}}
sources: {{log: {{title: Log, speakers: [lee, ana]}}}}
proceedings:
  suit: {{title: Suit, parties: [{{who: ash, as: defendant, counsel: [{{who: lee{to}}}]}}], cites: [{{source: log}}]}}
allegations:
  key: {{statement: Ash took the key., by: ana, against: ash, cites: [{{source: log}}], responses: [{{by: lee, is: {is}, date: 2026-10-01, cites: [{{source: log}}]}}]}}
"
        )
    };
    for (is, standing) in [("admitted", "admitted"), ("denied", "denied")] {
        let page = World::case(&case("", is)).run("show key").code(0).out;
        assert!(page.contains(&format!("{standing} by Lou Lee")), "{page}");
        let page = World::case(&case(", to: 2026-03-01", is))
            .run("show key")
            .code(0)
            .out;
        assert!(page.contains("alleged"), "{page}");
        let told = format!("not counsel then, by what is recorded: {standing} by Lou Lee");
        assert!(page.contains(&told), "{page}");
    }
}
