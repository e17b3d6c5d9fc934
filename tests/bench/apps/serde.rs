//! What cannot be done without: a request is read and written.

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inquiry {
    card_no: String,
    expiry_date: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let inquiry: Inquiry = serde_json::from_reader(std::io::stdin())?;
    println!("{}", serde_json::to_string(&inquiry)?);
    Ok(())
}
