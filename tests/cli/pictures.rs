//! Pictures in papers: what is drawn is told as well, in every form, and what cannot be drawn says so.

use super::harness::World;

const DRAWN: &str = "
people: {ana: {name: Ana Ruiz}, ben: {name: Ben Tov, protect: {as: Witness B}}}
sources:
  post: {title: The Post, published: 2030-01-02}
  relay: {title: Relay, published: 2030-01-03}
allegations:
  rained: {statement: It rained on 3 streets., by: ana, date: 2030-01-01, cites: [{source: post, at: ¶1}, {source: relay, at: ¶1, via: post}], measure: {value: 3, unit: streets, of: streets under water}}
  poured: {statement: Ben Tov counted 5 streets., by: ben, date: 2030-02-01, cites: post, measure: {value: 5, unit: streets, of: streets under water}}
evidence:
  photo: {description: A photograph of rain, bears_on: {rained: supports}}
events:
  storm: {title: A storm ``` of rain, date: 2030-01-01}
";

fn world() -> World {
    World::case(DRAWN).file(
        "casefiles/library.yaml",
        "format: 1\naudiences: {others: {}}\n",
    )
}

/// A paper with all pictures, in a form.
fn paper(world: &World, form: &str, more: &str) -> String {
    let asked =
        "export visit --paper questions --pictures timeline,matrix,origins,conflicts --format";
    world.run(&format!("{asked} {form} {more}")).code(0).out
}

#[test]
fn what_is_drawn_is_told_as_well() {
    let world = world();
    for form in ["txt", "md", "html"] {
        let made = paper(&world, form, "--names");
        for said in [
            "1 Jan 2030, happened: A storm",
            "E1, described: A photograph of rain — as the file has it, supports",
            "Numbers of one count, drawn",
        ] {
            let made = made.replace("\n  ", " ");
            assert!(made.contains(said), "{form}: {said}\n{made}");
        }
        assert_eq!(made, paper(&world, form, "--names"), "the same twice");
    }
    let html = paper(&world, "html", "--names");
    assert_eq!(html.matches("<svg").count(), html.matches("</svg>").count());
    assert!(html.matches("<svg").count() >= 3, "{html}");
    assert!(
        !html.contains("style=") && !html.contains("<script"),
        "{html}"
    );
    // No words of a record end the fence.
    let md = paper(&world, "md", "--names");
    assert!(
        md.contains("\n```text\n") || md.contains("\n````text\n"),
        "{md}"
    );
}

#[test]
fn who_is_protected_is_in_no_picture_for_others() {
    let world = world();
    for form in ["txt", "md", "html"] {
        let made = paper(&world, form, "--for others");
        assert!(made.contains("Witness B"), "{form}\n{made}");
        assert!(!made.contains("Tov"), "{form}\n{made}");
    }
}

#[test]
fn what_cannot_be_drawn_says_so() {
    let world = World::case("\npeople: {ana: {name: Ana}}\n");
    let made = paper(&world, "txt", "");
    for said in [
        "Nothing here has a date that can be drawn.",
        "No evidence bears on an allegation.",
        "No allegation is recorded here.",
        "No two numbers of one count are given.",
    ] {
        assert!(made.contains(said), "{said}\n{made}");
    }
}

#[test]
fn pictures_are_of_whole_cases() {
    let world = world();
    let ran = world.run("export visit by:ana --pictures matrix");
    assert!(ran.code(2).err.contains("Pictures show whole cases"));
}
