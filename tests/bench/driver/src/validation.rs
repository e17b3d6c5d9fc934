//! Part 3: validation.

use std::error::Error;

use crate::criterion::{self, Times};
use crate::folders::Folders;
use crate::table::{Table, ratio, time};

const OPERATIONS: [&str; 5] = [
    "create_credit_card_recharge",
    "gift_prepaid_card",
    "reissue_prepaid_card",
    "issue_debit_card",
    "inquire_unregistered_card",
];

const FLOOR: &str = "hand-written";
const COMPARED: [&str; 4] = ["ours", "garde", "validator", "jsonschema"];

/// Measures and prints.
pub fn run(folders: &Folders) -> Result<(), Box<dyn Error>> {
    let times = criterion::run(folders, "validation")?;
    println!("\n## Validation\n");
    println!(
        "Ratios to checks written by hand; best of 50 samples. All look for every violation: `invalid` has two, but one in the response of \
         gift_prepaid_card. `jsonschema` has a JSON value before it, the others a struct. That ours allocates nothing when all is well, a test asserts.\n"
    );
    print!("{}", table(&times));
    Ok(())
}

fn table(times: &Times) -> Table {
    let mut table = Table::new(["", FLOOR].into_iter().chain(COMPARED));
    for operation in OPERATIONS {
        for body in ["request", "response"] {
            for verdict in ["valid", "invalid"] {
                row(&mut table, &format!("{operation} {body}, {verdict}"), times);
            }
        }
    }
    table
}

fn row(table: &mut Table, group: &str, times: &Times) {
    let of = |function: &str| times.get(&(group.to_owned(), function.to_owned())).copied();
    let floor = of(FLOOR);
    let floor_time = floor.map_or("–".to_owned(), |nanoseconds| time(nanoseconds / 1e9));
    let compared = COMPARED.map(|function| ratio(of(function), floor));
    table.row([group.to_owned(), floor_time].into_iter().chain(compared));
}
