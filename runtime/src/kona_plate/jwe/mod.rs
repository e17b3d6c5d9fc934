//! JSON Web Encryption (RFC 7516) as the API uses it: compact serialization, the content key encrypted by RSA-OAEP-256
//! (RFC 7518, section 4.3), the content by AES in GCM (section 5.3).
//!
//! The client uses it by itself, see [`Encryption`](super::Encryption). It is public for those who stand on the other
//! side: servers, mocks and tests.
//!
//! ```no_run
//! use konaplate_runtime::kona_plate::jwe::{ContentEncryption, PrivateKey, PublicKey};
//!
//! # fn example(public_pem: &str, private_pem: &str) -> Result<(), Box<dyn std::error::Error>> {
//! let compact = PublicKey::from_pem(public_pem)?.encrypt(b"{}", ContentEncryption::A128Gcm)?;
//! let plaintext = PrivateKey::from_pem(private_pem)?.decrypt(&compact)?;
//! assert_eq!(*plaintext, b"{}");
//! # Ok(())
//! # }
//! ```

mod compact;
mod content;
mod header;
mod key_error;
mod pem;
mod private_key;
mod public_key;

pub use content::ContentEncryption;
pub use key_error::KeyError;
pub use private_key::{DecryptError, PrivateKey};
pub use public_key::{EncryptError, PublicKey};
