//! Part 4: decoding and encoding.

use std::error::Error;

use crate::criterion;
use crate::folders::Folders;
use crate::table::{Table, ratio, time};

/// Measures and prints.
pub fn run(folders: &Folders) -> Result<(), Box<dyn Error>> {
    let times = criterion::run(folders, "decode")?;
    println!("\n## Decode and encode\n");
    println!(
        "The response of inquire_unregistered_card, the largest there is. Ratios to plain serde by derive on an equal struct whose enumerations are \
         closed; best of 50 samples.\n"
    );
    let mut table = Table::new(["", "derive", "ours"]);
    for (group, what) in [
        ("decode", "decode, in the order of the description"),
        ("decode_sorted", "decode, in another order"),
        ("encode", "encode"),
    ] {
        let of = |function: &str| times.get(&(group.to_owned(), function.to_owned())).copied();
        let derive = of("derive");
        let derive_time = derive.map_or("–".to_owned(), |nanoseconds| time(nanoseconds / 1e9));
        table.row([what.to_owned(), derive_time, ratio(of("ours"), derive)]);
    }
    print!("{table}");
    Ok(())
}
