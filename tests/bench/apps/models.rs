//! A request is read, validated and written, by the generated crate without its client.

use client::{InquireUnregisteredCardRequest, Validate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let inquiry: InquireUnregisteredCardRequest = serde_json::from_reader(std::io::stdin())?;
    inquiry.validate()?;
    println!("{}", serde_json::to_string(&inquiry)?);
    Ok(())
}
