//! Everything or nothing: what cannot be written leaves the tree as it was.

use std::fs;

use crate::run::{GENERATE, SMALL, scratch, small, tree, xtask};

/// Fails unless the changed description cannot be written and the tree stays as it was.
fn assert_untouched(folder: &std::path::Path) {
    fs::write(
        folder.join("api.yaml"),
        SMALL.replace("maxLength: 5", "maxLength: 6"),
    )
    .expect("a file");
    let before = tree(folder);
    let ran = xtask(folder, GENERATE);
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(1), ""), "{ran:?}");
    assert!(ran.stderr.starts_with("error["), "{ran:?}");
    assert!(tree(folder) == before, "something was written or removed");
}

#[test]
fn a_folder_where_a_file_should_be() {
    let folder = small("folder_in_the_way");
    let file = folder.join("small/src/client.rs");
    fs::remove_file(&file).expect("a file");
    fs::create_dir(&file).expect("a folder");
    assert_untouched(&folder);
}

#[test]
fn a_file_where_a_folder_should_be() {
    let folder = scratch("file_in_the_way");
    fs::create_dir(folder.join("small")).expect("a folder");
    fs::write(folder.join("small/src"), "mine").expect("a file");
    assert_untouched(&folder);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_read_only() {
    use std::os::unix::fs::PermissionsExt;

    let folder = small("read_only");
    let operations = folder.join("small/src/operations");
    let set = |mode| {
        fs::set_permissions(&operations, fs::Permissions::from_mode(mode)).expect("permissions")
    };
    set(0o555);
    // Permissions do not stop the administrator.
    let stops = fs::write(operations.join("probe"), "").is_err();
    if stops {
        assert_untouched(&folder);
    }
    set(0o755);
}

/// One of several files cannot be written: those before it are taken back. (Its path has no room for a temporary name: this
/// stops the administrator too.)
#[cfg(target_os = "linux")]
#[test]
fn a_path_that_the_system_refuses() {
    /// Bytes of a path, with the one that ends it (`PATH_MAX`).
    const LONGEST: usize = 4096;
    let folder = scratch("long_path");
    fs::write(folder.join("api.yaml"), SMALL).expect("a file");
    let wanted = LONGEST - 1 - "/src/operations/make_thing.rs".len();
    let mut out = "small".to_owned();
    while out.len() < wanted {
        // No part is empty.
        let left = match wanted - out.len() - 1 {
            201 => 100,
            left => left.min(200),
        };
        out.push('/');
        out.push_str(&"d".repeat(left));
    }
    let ran = xtask(
        &folder,
        &[
            "generate", "--spec", "api.yaml", "--out", &out, "--name", "small",
        ],
    );
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(1), ""), "{ran:?}");
    assert!(
        ran.stderr.starts_with("error[unwritable-file]: "),
        "{ran:?}"
    );
    assert!(ran.stderr.contains("/make_thing.rs"), "{ran:?}");
    assert!(!folder.join("small").exists(), "something is left behind");
}

/// A file that nobody generated is not overwritten, and nothing else is written either.
#[test]
fn a_file_written_by_hand() {
    let folder = small("by_hand");
    fs::write(folder.join("small/src/lib.rs"), "fn mine() {}\n").expect("a file");
    assert_untouched(&folder);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_elsewhere() {
    let folder = small("link");
    let elsewhere = scratch("link_target");
    fs::rename(folder.join("small/src"), elsewhere.join("src")).expect("a folder");
    std::os::unix::fs::symlink(elsewhere.join("src"), folder.join("small/src")).expect("a link");
    assert_untouched(&folder);
}

/// What was generated once and is no longer goes; what was written by hand stays.
#[test]
fn left_over_files() {
    let folder = small("left_over");
    let operations = folder.join("small/src/operations");
    fs::copy(operations.join("make_thing.rs"), operations.join("old.rs")).expect("a copy");
    fs::write(operations.join("mine.rs"), "fn mine() {}\n").expect("a file");
    let ran = xtask(&folder, GENERATE);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(
        ran.stdout.contains("removed small/src/operations/old.rs"),
        "{ran:?}"
    );
    assert!(!operations.join("old.rs").exists() && operations.join("mine.rs").exists());
}
