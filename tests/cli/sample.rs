//! The library that an installed program has with it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::harness::World;

/// What every file below a folder holds.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for entry in fs::read_dir(inside).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let name = path.strip_prefix(folder).unwrap().to_owned();
                    found.insert(name, fs::read(path).unwrap());
                }
            }
        }
    }
    found
}

#[test]
fn it_is_the_shipped_library_byte_by_byte() {
    let world = World::empty();
    world.run("sample").code(0).err("").out(
        "Wrote the sample library to `casefile-sample`.\nOpen it with `casefile casefile-sample`; in a \
         terminal, `casefile tour` shows how to read it.\n",
    );
    let shipped = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("casefiles"));
    assert_eq!(files(&world.path("casefile-sample")), shipped);
    world
        .run("check casefile-sample --strict")
        .code(0)
        .out("")
        .err("");
}

#[test]
fn it_goes_where_there_is_nothing_else() {
    let world = World::empty().file("full/note.txt", "A note.\n");
    world
        .run("sample full")
        .code(2)
        .out("")
        .err("error: `full` is not empty; name a folder that is new or empty.\n");
    assert_eq!(files(&world.path("full")).len(), 1);
    let ran = world.run_with(&["sample", "two words"]).code(0);
    assert!(ran.out.contains("`casefile 'two words'`"), "{}", ran.out);
}

/// What is built into the program must be in the package that it is built from.
#[test]
fn the_package_has_it() {
    let listed = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("Cargo.toml"), "{listed}");
    let shipped = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("casefiles"));
    for name in shipped.keys() {
        let name = format!("casefiles/{}", name.display());
        assert!(listed.lines().any(|line| line == name), "{name}");
    }
}
