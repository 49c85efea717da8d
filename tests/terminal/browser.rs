//! The program itself on a real library.

use std::{fs, path::Path, process::Stdio};

use rustix::process::Signal;

use crate::{
    bytes::{assert_restored, colours, modes},
    pty::Pty,
    shell::{CTRL_Z, Editor, shell, wait_for_the_shell},
};

/// The program and its arguments: the example library of the browser's tests.
fn command() -> (String, Vec<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = root.join("tests/browser/harbour").display().to_string();
    let program = env!("CARGO_BIN_EXE_casefile").to_owned();
    (program, vec![library])
}

/// The browser with its list of cases on the screen. Its configuration is the default one.
fn start(env: &[(&str, &str)], (cols, rows): (u16, u16)) -> Pty {
    let (program, args) = command();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut all = vec![
        ("XDG_CONFIG_HOME", "/nonexistent"),
        ("HOME", "/nonexistent"),
    ];
    all.extend(env);
    let pty = Pty::start(program, &args, &all, rows, cols);
    pty.wait_for("The fall of crane 4");
    pty
}

/// The same line in a shell.
fn line() -> String {
    let (program, args) = command();
    format!(
        "XDG_CONFIG_HOME=/nonexistent '{program}' '{}'\n",
        args.join("' '")
    )
}

#[test]
fn a_reader_comes_to_the_passage_and_leaves() {
    let mut pty = start(&[], (80, 24));
    assert!(pty.look(vt100::Screen::alternate_screen));
    pty.keys("\rjj\rs");
    pty.wait_for("told her twice that it would not hold”, meaning");
    let (row, column) = place(&pty, "told her twice that it would not hold”, m");
    // Quoted words are underlined, the others are not.
    let lined = |column| pty.look(|screen| screen.cell(row, column).expect("a cell").underline());
    assert_eq!((lined(column), lined(column - 1)), (true, false));
    pty.keys("HHHH");
    pty.wait_for("2 Cases");
    pty.keys("Q");
    assert!(pty.exit().success());
    assert_restored(&pty);
}

#[test]
fn deadly_signals_restore_the_terminal() {
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup")] {
        let mut pty = start(&[], (80, 24));
        pty.signal(signal);
        assert_eq!(pty.exit().signal(), Some(name));
        assert_restored(&pty);
    }
}

#[test]
fn a_closed_terminal_ends_it() {
    let mut pty = start(&[], (80, 24));
    pty.hang_up();
    assert_ne!(pty.exit().exit_code(), 101, "a panic");
}

/// No key and no signal ended it: who asks for the status is told that it was not left.
#[test]
fn a_terminal_that_goes_away_is_no_way_to_leave() {
    let (program, args) = command();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut pty = Pty::start_uncontrolled(program, &args, 24, 80);
    pty.wait_for("The fall of crane 4");
    pty.hang_up();
    assert_eq!(pty.exit().exit_code(), 2);
}

/// Reports of the mouse and of the cursor that count from 0, that are cut short or hold too large numbers, and what is no
/// letter: each moves nothing and ends nothing, and what is typed behind it is read.
#[test]
fn no_bytes_end_the_reading_of_keys() {
    const BYTES: [&[u8]; 18] = [
        b"\x1b[<0;0;0M",
        b"\x1b[<0;0;5m",
        b"\x1b[<0;5;0M",
        b"\x1b[<0;0M",
        b"\x1b[<M",
        b"\x1b[<;;M",
        b"\x1b[<0;70000;70000M",
        b"\x1b[<99999999999999999999;1;1M",
        b"\x1b[<-1;1;1M",
        b"\x1b[<255;1;1M",
        b"\x1b[M\x20\x20\x20",
        b"\x1b[M\x00\x00\x00",
        b"\x1b[32;0;0M",
        b"\x1b[0;0M",
        b"\x1b[0;0R",
        b"\x1b[?0u",
        b"\x1b[99999;99999u",
        b"\xff\xfe\x80\xc3(\xf0\x28",
    ];
    let home = tempfile::tempdir().expect("a folder");
    fs::create_dir(home.path().join("casefile")).expect("a folder");
    fs::write(home.path().join("casefile/config.toml"), "mouse = true\n").expect("a file");
    let home = home.path().to_str().expect("a path");
    let mut pty = start(&[("XDG_CONFIG_HOME", home)], (80, 24));
    pty.wait_for("2 cases · 1 problem");
    for bytes in BYTES {
        pty.bytes(bytes);
        pty.keys("j");
        pty.wait_for("Case: dredging");
        pty.bytes(bytes);
        pty.keys("k");
        pty.wait_for("Case: crane");
    }
    // Pressed, moved, turned and let go where no screen is.
    for kind in [0, 32, 64, 65] {
        for report in ["0;0M", "0;5M", "5;0M", "0;0m", "65535;65535M"] {
            pty.keys(&format!("\u{1b}[<{kind};{report}"));
        }
    }
    pty.keys("j");
    pty.wait_for("Case: dredging");
    pty.keys("Q");
    assert!(pty.exit().success());
}

#[test]
fn ctrl_z_stops_and_fg_comes_back_to_the_same_place() {
    let mut pty = shell();
    pty.keys(&line());
    pty.wait_for("The fall of crane 4");
    pty.keys("\rjj\r");
    pty.wait_for("2 Allegations");
    pty.keys(CTRL_Z);
    wait_for_the_shell(&mut pty, "one");
    pty.keys("fg\n");
    pty.wait_for("2 Allegations");
    pty.keys("Q");
    wait_for_the_shell(&mut pty, "two");
}

#[test]
fn the_editor_opens_at_the_line_and_what_it_saved_is_read() {
    let library = tempfile::tempdir().expect("a folder");
    let case = library.path().join("case-one.yaml");
    fs::write(
        &case,
        "format: 1\ntitle: Before\npeople:\n  first:\n    name: The first one\n",
    )
    .expect("a case");
    let editor = Editor::new("printf 'format: 1\\ntitle: After %s\\n' \"$1\" > \"$2\"");
    let env = [
        ("EDITOR", editor.path()),
        ("XDG_CONFIG_HOME", "/nonexistent"),
    ];
    let path = library.path().to_str().expect("a path");
    let mut pty = Pty::start(command().0, &[path], &env, 24, 80);
    pty.wait_for("Before");
    pty.keys("\rj\r");
    pty.wait_for("The first one");
    pty.keys("e");
    pty.wait_for("After +4");
    pty.wait_for("gone from `case-one.yaml` (case-one/first)");
    assert!(pty.look(vt100::Screen::alternate_screen));
    pty.keys("Q");
    assert!(pty.exit().success());
}

#[test]
#[cfg(target_os = "linux")]
fn what_another_program_saves_is_on_the_screen() {
    let library = tempfile::tempdir().expect("a folder");
    let case = library.path().join("case-one.yaml");
    fs::write(&case, "format: 1\ntitle: Before\n").expect("a case");
    let env = [("XDG_CONFIG_HOME", "/nonexistent")];
    let path = library.path().to_str().expect("a path");
    let mut pty = Pty::start(command().0, &[path], &env, 24, 80);
    pty.wait_for("Before");
    for title in ["One", "Two"] {
        fs::write(&case, format!("format: 1\ntitle: After {title}\n")).expect("a case");
        pty.wait_for(&format!("After {title}"));
    }
    pty.keys("Q");
    assert!(pty.exit().success());
}

#[test]
fn an_editor_that_is_missing_or_fails_is_said_on_our_own_screen() {
    let mut pty = start(&[("EDITOR", "no-such-editor-at-all")], (80, 24));
    pty.keys("e");
    pty.wait_for("The editor `no-such-editor-at-all` was not found");
    let editor = Editor::new("exit 3");
    let mut pty = start(&[("EDITOR", editor.path())], (80, 24));
    pty.keys("e");
    pty.wait_for("The editor ended with");
    pty.keys("j");
    pty.wait_for("Case: dredging");
}

/// An editor that is given the name of nothing shows an empty file, and would write one there.
#[test]
fn no_editor_is_opened_on_a_file_that_is_gone_or_is_none() {
    let library = tempfile::tempdir().expect("a folder");
    let case = library.path().join("case-one.yaml");
    fs::write(&case, "format: 1\ntitle: Before\n").expect("a case");
    let editor = Editor::new("echo \"$2\" > \"$0.opened\"");
    let opened = Path::new(editor.path()).with_extension("opened");
    let env = [
        ("EDITOR", editor.path()),
        ("XDG_CONFIG_HOME", "/nonexistent"),
    ];
    let path = library.path().to_str().expect("a path");
    let mut pty = Pty::start(command().0, &[path], &env, 24, 200);
    pty.wait_for("Before");
    fs::remove_file(&case).expect("a removal");
    pty.keys("e");
    pty.wait_for("case-one.yaml` is no longer there, so no editor was opened; R reads again.");
    fs::create_dir(&case).expect("a folder");
    pty.keys("e");
    pty.wait_for("case-one.yaml` is no file any more, so no editor was opened; R reads again.");
    pty.keys("Q");
    assert!(pty.exit().success());
    assert!(!opened.exists());
}

#[test]
fn small_and_large_again() {
    let mut pty = start(&[], (80, 24));
    pty.keys("\rjj\r");
    pty.wait_for("2 Allegations");
    pty.resize(2, 4);
    pty.wait_until("that it is too small", |screen| {
        screen.contents().starts_with("Too\n")
    });
    // Nobody sees what this does, so it does nothing.
    pty.keys("j");
    pty.resize(40, 120);
    pty.wait_for("3 Allegation: warned");
    pty.keys("j");
    pty.wait_for("3 Allegation: inspection-skipped");
    pty.wait_for("4 Source: Port Authority");
}

#[test]
fn no_color_keeps_the_selection_and_sends_no_colour() {
    let mut pty = start(&[("NO_COLOR", "1")], (80, 24));
    let (row, column) = place(&pty, "The fall of crane 4");
    assert!(pty.look(|screen| screen.cell(row, column).expect("a cell").inverse()));
    pty.keys("\rjj\rs");
    pty.wait_for("told her twice that it would not hold”, meaning");
    let (row, column) = place(&pty, "told her twice that it would not hold”, m");
    assert!(pty.look(|screen| screen.cell(row, column).expect("a cell").underline()));
    pty.keys("Q");
    pty.exit();
    assert_eq!(colours(&pty.raw()), Vec::<String>::new());
}

/// The walk of the linear face's transcript, on a small screen without colours: a case, a statement and its passage, the mark on it,
/// what is drawn, and the summary in its file; the cursor on what is selected.
#[test]
fn a_case_is_gone_through_marked_and_written_on_a_small_screen_without_colours() {
    let home = tempfile::tempdir().expect("a folder");
    let written = home.path().join("o.md");
    let data = home.path().join("data");
    let data = data.to_str().expect("a path");
    let env = [("NO_COLOR", "1"), ("XDG_DATA_HOME", data), ("USER", "ana")];
    let mut pty = start(&env, (40, 12));
    let at_cursor = |pty: &Pty, text: &str| {
        pty.wait_until(text, |screen| {
            let (row, _) = screen.cursor_position();
            let mut rows = screen.rows(0, 40);
            let shown = rows.nth(row.into()).unwrap_or_default();
            !screen.hide_cursor() && shown.contains(text)
        });
    };
    at_cursor(&pty, "The fall of crane 4");
    for (keys, selected) in [
        ("\r", "Overview"),
        ("ga", "A dock worker"),
        ("\r", "Standing"),
        ("s", "A dock worker who does not"),
        ("gt", "●"),
        ("gm", "E1"),
        ("ga", "A dock worker"),
    ] {
        pty.keys(keys);
        at_cursor(&pty, selected);
    }
    pty.keys(" ");
    pty.wait_for("is reviewed");
    pty.keys("k");
    pty.keys(&format!("x\u{15}{}\r", written.display()));
    // There is no room for the key that writes it.
    pty.wait_for("====");
    pty.keys("\r");
    pty.wait_for("Wrote");
    pty.keys("Q");
    assert!(pty.exit().success());
    assert_eq!(colours(&pty.raw()), Vec::<String>::new());
    let text = fs::read_to_string(written).expect("the summary");
    assert!(text.contains("The fall of crane 4"), "{text}");
    let logs: Vec<_> = fs::read_dir(Path::new(data).join("casefile"))
        .expect("what is kept")
        .collect();
    assert!(!logs.is_empty());
}

#[test]
fn without_a_terminal_it_prints_and_ends() {
    let (program, args) = command();
    let output = std::process::Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(
        text.contains("The fall of crane 4") && !text.contains('\u{1b}'),
        "{text}"
    );
}

#[test]
fn a_copy_goes_to_the_clipboard_of_the_terminal() {
    let mut pty = start(&[], (80, 24));
    pty.keys("\rjj\ryi");
    pty.wait_for("Copied the id (12 bytes).");
    // crane/warned, in base64.
    assert!(pty.raw().contains("\u{1b}]52;c;Y3JhbmUvd2FybmVk\u{7}"));
}

/// Field story 18.
#[test]
fn a_copy_goes_through_screen_in_its_envelope() {
    let mut pty = start(&[("STY", "1.pts-1.host"), ("TERM", "screen")], (80, 24));
    pty.keys("\rjj\ryi");
    pty.wait_for("Copied the id (12 bytes).");
    let raw = pty.raw();
    assert!(raw.contains("\u{1b}P\u{1b}]52;c;Y3JhbmUvd2FybmVk\u{7}\u{1b}\\"));
    assert_eq!(raw.matches("]52;").count(), 1);
}

#[test]
fn under_tmux_copied_is_not_said_and_the_setting_is() {
    let env = [
        ("TMUX", "/tmp/tmux-0/default,1,0"),
        ("TERM", "tmux-256color"),
    ];
    let mut pty = start(&env, (80, 24));
    pty.keys("\rjj\ryi");
    pty.wait_for("Handed the id (12 bytes) to tmux, which needs `set -s set-clipboard on`.");
    let sequence = "\u{1b}]52;c;Y3JhbmUvd2FybmVk\u{7}";
    let raw = pty.raw();
    assert!(raw.contains(&format!("{sequence}\u{1b}Ptmux;\u{1b}{sequence}\u{1b}\\")));
    assert!(!pty.screen().contains("Copied"));
}

#[test]
fn who_is_protected_is_handed_on_only_after_a_yes() {
    let library = tempfile::tempdir().expect("a folder");
    fs::write(
        library.path().join("visit.yaml"),
        "format: 1\ntitle: The visit\npeople:\n  eva: {name: Eva Ruiz, protect: {as: Witness A}}\nallegations:\n  sun: {statement: The sun shone on Eva Ruiz.}\n",
    )
    .expect("a case");
    let written = library.path().join("out.md");
    let typed = written.display();
    let path = library.path().to_str().expect("a path");
    let mut pty = Pty::start(
        command().0,
        &[path],
        &[("XDG_CONFIG_HOME", "/nonexistent")],
        24,
        80,
    );
    pty.wait_for("The visit");
    let question = "Hand protected names on? y/n  Eva Ruiz (`visit/eva`): “Eva Ruiz” in";
    pty.keys(&format!("\rx\u{15}{typed}\r"));
    pty.wait_for("Enter write it");
    pty.keys("\r");
    pty.wait_for(question);
    assert!(!written.exists());
    pty.keys("n");
    pty.wait_for("Nothing was written.");
    assert!(!written.exists());
    pty.keys(&format!("x\u{15}{typed}\r"));
    pty.wait_for("Enter write it");
    pty.keys("\r");
    pty.wait_for(question);
    pty.keys("y");
    pty.wait_for("Wrote two pages");
    let text = fs::read_to_string(&written).expect("the summary");
    assert!(
        text.contains("Eva Ruiz") && text.contains("Not for others"),
        "{text}"
    );

    // What is there is asked about after that, and the one yes is not the other.
    pty.keys(&format!("x\u{15}{typed}\r"));
    pty.wait_for("Enter write it");
    pty.keys("\r");
    pty.wait_for(question);
    pty.keys("y");
    pty.wait_for("Overwrite it? y/n");
    pty.keys("y");
    pty.wait_for("Wrote two pages");
    pty.keys("Q");
    assert!(pty.exit().success());
}

#[test]
fn the_mouse_is_left_alone_unless_asked_for() {
    let mut pty = start(&[], (80, 24));
    pty.keys("Q");
    pty.exit();
    let touched: Vec<_> = modes(&pty.raw()).into_keys().collect();
    assert_eq!(touched, [7, 25, 1049, 2004, 2026]);
}

#[test]
fn a_burst_of_keys_is_kept() {
    let mut pty = start(&[], (80, 24));
    pty.keys(&format!(
        "\rjj\r{}{}k",
        "j".repeat(2_000),
        "k".repeat(2_000)
    ));
    pty.wait_for("3 Allegation: warned");
    pty.keys("Q");
    assert!(pty.exit().success());
}

/// Alt and a letter are two bytes in one read; Esc, and a letter soon after it, come in two.
#[test]
fn alt_is_alt_and_a_letter_behind_esc_is_a_letter() {
    let mut pty = start(&[], (80, 24));
    pty.keys("\rjj\rf");
    pty.wait_for("filter:");
    pty.keys("crane");
    pty.wait_for("filter: crane");
    let closes = |screen: &vt100::Screen| !screen.contents().contains("filter: crane");
    for alt in ["q", "\r", "\u{3}", "é", "x"] {
        pty.keys(&format!("\u{1b}{alt}"));
        // What is typed behind it shows that the prompt is still there, with all that was typed.
        pty.keys("x");
        pty.wait_for("filter: cranex");
        pty.keys("\u{7f}");
        pty.wait_until("the letter is gone", |screen| {
            let shown = screen.contents();
            shown.contains("filter: crane") && !shown.contains("filter: cranex")
        });
    }
    // Two reads: the prompt closes as soon as Esc is there, and the letter is a command of the pane.
    pty.keys("\u{1b}");
    pty.wait_until("the prompt is closed", closes);
    pty.keys("Q");
    assert!(pty.exit().success());
}

#[test]
fn alt_in_a_pane_does_nothing_and_the_hint_names_the_key() {
    let mut pty = start(&[], (80, 24));
    for (bytes, name) in [
        ("\u{1b}q", "Alt+q"),
        ("\u{1b}\r", "Alt+Enter"),
        ("\u{1b}[1;3B", "Alt+Down"),
        ("\u{1b}[1;9B", "Alt+Down"),
        ("\u{1b}\u{7f}", "Alt+Backspace"),
        ("\u{1b}\u{e}", "Alt+^N"),
    ] {
        pty.keys("?");
        pty.wait_for("Help");
        pty.keys("q");
        pty.wait_until("the help is closed", |screen| {
            !screen.contents().contains("Help")
        });
        pty.keys(bytes);
        pty.wait_for(&format!("{name} does nothing here"));
        assert!(pty.screen().contains("2 Cases"), "{name}");
    }
    pty.keys("Q");
    assert!(pty.exit().success());
}

#[test]
fn a_key_with_alt_can_be_bound() {
    let home = tempfile::tempdir().expect("a folder");
    fs::create_dir(home.path().join("casefile")).expect("a folder");
    let config = "[keys]\nhelp = \"Alt+h\"\n";
    fs::write(home.path().join("casefile/config.toml"), config).expect("a file");
    let home = home.path().to_str().expect("a path");
    let mut pty = start(&[("XDG_CONFIG_HOME", home)], (80, 24));
    pty.keys("\u{1b}h");
    pty.wait_for("Help");
    pty.keys("/Show what the keys do");
    pty.wait_for("Alt+h");
}

#[cfg(target_os = "linux")]
#[test]
fn idle_it_costs_no_cpu_tick() {
    let mut pty = start(&[], (120, 40));
    pty.keys("\rjj\rs");
    pty.wait_for("meaning Ana Pires");
    // The one test that is about time. On a busy machine what is done once, such as writing down where the reader is, comes
    // late; what is done again and again leaves no such while.
    let mut before = (pty.ticks(), pty.raw().len());
    let is_idle = (0..6).any(|_| {
        std::thread::sleep(std::time::Duration::from_secs(5));
        let last = std::mem::replace(&mut before, (pty.ticks(), pty.raw().len()));
        last == before
    });
    assert!(is_idle);
}

/// A hostile library in the program itself: nothing of it commands the terminal.
#[test]
fn nothing_in_a_library_commands_the_terminal() {
    let library = tempfile::tempdir().expect("a folder");
    let nasty = r#""\e]52;c;QQ==\a\e[2J\e[?1000h\u009b31m\u202Etext""#;
    let case = format!(
        "format: 1\ntitle: {nasty}\nsummary: {nasty}\npeople:\n  one:\n    name: {nasty}\n    rolle: {nasty}\n"
    );
    fs::write(library.path().join("nasty.yaml"), &case).expect("a case");
    let path = library.path().to_str().expect("a path");
    let env = [("XDG_CONFIG_HOME", "/nonexistent")];
    let mut pty = Pty::start(command().0, &[path], &env, 24, 80);
    pty.wait_for("␛]52;c;QQ==␇");
    pty.keys("\rj\r\rg1G\r:\u{3}?\u{3}y");
    pty.wait_for("Copy the id");
    pty.keys("zQ");
    assert!(pty.exit().success());
    let raw = pty.raw();
    assert!(!raw.contains("\u{1b}]52") && !raw.contains('\u{9b}') && !raw.contains('\u{202e}'));
    let touched: Vec<_> = modes(&raw).into_keys().collect();
    assert_eq!(touched, [7, 25, 1049, 2004, 2026]);
    assert_restored(&pty);
}

#[test]
fn started_in_the_background_it_waits_for_the_terminal() {
    let mut pty = shell();
    pty.keys(&line().replace('\n', " &\n"));
    // The kernel stops it as soon as it reaches for the terminal.
    pty.keys("until jobs -s | grep -q Stopped; do sleep 0.05; done; echo it''-waits\n");
    pty.wait_for("it-waits");
    assert!(!pty.look(vt100::Screen::alternate_screen));
    pty.keys("fg\n");
    pty.wait_for("The fall of crane 4");
    pty.keys("Q");
    wait_for_the_shell(&mut pty, "one");
}

/// Where some words stand on the screen: row and column.
fn place(pty: &Pty, words: &str) -> (u16, u16) {
    pty.look(|screen| {
        let columns = screen.size().1;
        let rows = screen.rows(0, columns);
        let found = (0..).zip(rows).find_map(|(row, text)| {
            let before = &text[..text.find(words)?];
            Some((row, casefile::text::width(before) as u16))
        });
        found.expect("the words")
    })
}

#[test]
fn a_wrong_setting_is_told_in_the_footer_of_the_library() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("casefile");
    fs::create_dir(&folder).expect("a folder");
    let text = "theme = \"nosuch\"\n[keys]\nquit = \"Hyper+q\"\n";
    fs::write(folder.join("config.toml"), text).expect("a configuration");
    let config = home.path().to_str().expect("a path");
    let mut pty = start(&[("XDG_CONFIG_HOME", config)], (120, 40));
    let told = pty.screen().replace('\n', " ");
    assert!(told.contains("there is no theme `nosuch`"), "{told}");
    assert!(told.contains("`Hyper+q`"), "{told}");
    // It goes with the next key, and the key that was to be another one is still what it was.
    pty.keys("j");
    pty.wait_until("the hints", |screen| !screen.contents().contains("nosuch"));
    pty.keys("Q");
    assert!(pty.exit().success());
}

#[test]
fn without_utf_8_the_signs_are_ascii() {
    let (program, args) = command();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let none = ("XDG_CONFIG_HOME", "/nonexistent");
    for env in [[none, ("LC_ALL", "C")], [none, ("TERM", "linux")]] {
        let mut pty = Pty::start(&program, &args, &env, 24, 80);
        pty.wait_for("The fall of crane 4");
        assert!(pty.look(|screen| screen.contents().contains(">2 Cases")));
        assert!(pty.look(|screen| screen.contents().is_ascii()));
        pty.keys("Q");
        assert!(pty.exit().success());
    }
}

#[test]
fn where_no_shell_waits_a_prompt_says_so_at_once() {
    let mut pty = start(&[], (80, 24));
    pty.keys("/cr");
    pty.wait_for("search: cr");
    pty.keys(CTRL_Z);
    pty.wait_for("There is no shell to go to.");
    assert!(pty.screen().contains("search: cr"), "{}", pty.screen());
}

#[test]
fn an_address_is_a_link_where_the_terminal_takes_links() {
    let library = tempfile::tempdir().expect("a folder");
    let text = "format: 1\ntitle: Addresses\nsources:\n  page:\n    title: The page\n    \
                url: https://example.org/page\n";
    let file = library.path().join("case.yaml");
    fs::write(&file, text).expect("a case");
    let file = file.to_str().expect("a path");
    let program = env!("CARGO_BIN_EXE_casefile");
    let none = ("XDG_CONFIG_HOME", "/nonexistent");
    let link = ";https://example.org/page\u{1b}\\";
    for (env, is_taken) in [
        (("TERM", "xterm-256color"), true),
        (("TERM", "linux"), false),
        (("STY", "1.pts-1.host"), false),
    ] {
        let mut pty = Pty::start(program, &[file], &[none, env], 40, 120);
        pty.wait_for("Addresses");
        pty.keys("gs");
        pty.wait_for("https://example.org/page");
        pty.keys("Q");
        assert!(pty.exit().success());
        assert_eq!(pty.raw().contains(link), is_taken, "{env:?}");
        assert_eq!(pty.raw().contains("\u{1b}]8;"), is_taken, "{env:?}");
    }
}

/// What was marked goes with the program where it cannot be saved: it is handed on, once the screen is given back.
#[test]
fn what_cannot_be_saved_is_handed_on_at_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, temporary) = (folder.path().join("data"), folder.path().join("tmp"));
    // No folder can be made below a file.
    fs::write(&data, "").expect("a file");
    let text = |path: &Path| path.display().to_string();
    let (data, tmp) = (text(&data), text(&temporary));
    let env = [
        ("XDG_DATA_HOME", &*data),
        ("TMPDIR", &*tmp),
        ("USER", "ana"),
    ];
    for is_there in [true, false] {
        match is_there {
            true => fs::create_dir(&temporary).expect("a folder"),
            false => fs::remove_dir_all(&temporary).expect("no folder"),
        }
        let mut pty = start(&env, (100, 30));
        pty.keys("!");
        pty.wait_for("NOT SAVED: 1 mark or note");
        pty.keys("Q");
        pty.wait_for("Leave all the");
        pty.keys("y");
        assert_eq!(pty.exit().exit_code(), 2);
        let raw = pty.raw();
        let behind = raw.rsplit("\u{1b}[?1049l").next().unwrap_or("");
        assert!(
            behind.contains("Not saved: 1 mark or note, since `"),
            "{behind}"
        );
        assert!(
            behind.contains("`casefile review import` takes it."),
            "{behind}"
        );
        let files = fs::read_dir(&temporary).into_iter().flatten();
        let files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
        let handed = match is_there {
            true => fs::read_to_string(&files[0]).expect("a text"),
            false => behind.to_owned(),
        };
        assert!(handed.contains("\"did\": \"flagged\""), "{handed}");
    }
}

#[test]
fn what_is_in_memory_only_is_handed_on_where_a_signal_ends_it() {
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup")] {
        let folder = tempfile::tempdir().expect("a folder");
        // No folder can be made below a file.
        let data = folder.path().join("data");
        fs::write(&data, "").expect("a file");
        let handed = folder.path().join("handed");
        fs::create_dir(&handed).expect("a folder");
        let (data, temporary) = (data.display().to_string(), handed.display().to_string());
        let env = [
            ("XDG_DATA_HOME", &*data),
            ("TMPDIR", &*temporary),
            ("USER", "ana"),
        ];
        let mut pty = start(&env, (120, 40));
        pty.keys("\r");
        pty.wait_for("What it holds");
        pty.keys("\r");
        pty.keys("a");
        pty.wait_for("New note on");
        pty.keys("kept in mind");
        pty.keys("\u{13}");
        pty.wait_for("NOT SAVED");
        pty.keys("a and half a thought");
        pty.wait_for("half a thought");
        pty.signal(signal);
        assert_eq!(pty.exit().signal(), Some(name));
        assert_restored(&pty);
        let files = fs::read_dir(&handed).expect("a folder");
        let texts = files.map(|file| fs::read_to_string(file.expect("a file").path()).unwrap());
        let texts: Vec<String> = texts.collect();
        assert!(
            texts.iter().any(|text| text.contains("\"kept in mind")),
            "{texts:?}"
        );
        assert!(
            texts.iter().any(|text| text.contains("half a thought")),
            "{texts:?}"
        );
    }
}
