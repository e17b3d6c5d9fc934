//! Why a key cannot be used.

use std::fmt;

use aws_lc_rs::error::KeyRejected;

/// Why a key cannot be used. Quotes nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyError {
    /// No line `-----BEGIN …-----`.
    NotPem,
    /// The block is cut off, its end has another label, or it is not Base64.
    Damaged,
    /// More than one block, so that nobody can tell which is meant.
    SeveralBlocks,
    /// A private key behind a password.
    EncryptedPrivateKey,
    /// A private key where a public one belongs.
    PrivateKey,
    /// A public key or a certificate where a private key belongs.
    PublicKey,
    /// A block that holds neither kind of RSA key, with its label where it is a known one.
    OtherKind(Option<&'static str>),
    /// A certificate that cannot be read, such as one of version 1.
    Certificate,
    /// No RSA key, or one that contradicts itself.
    NotRsa,
    /// An RSA key of fewer than 2048 bits.
    TooSmall,
    /// An RSA key of more than 8192 bits.
    TooLarge,
}

/// What else is found in files with keys.
const OTHER_KINDS: [&str; 9] = [
    "CERTIFICATE REQUEST",
    "CMS",
    "DSA PRIVATE KEY",
    "EC PARAMETERS",
    "EC PRIVATE KEY",
    "OPENSSH PRIVATE KEY",
    "PKCS7",
    "SSH2 PUBLIC KEY",
    "X509 CRL",
];

impl KeyError {
    pub(super) fn other_kind(label: &str) -> Self {
        Self::OtherKind(OTHER_KINDS.into_iter().find(|known| *known == label))
    }
}

impl From<KeyRejected> for KeyError {
    fn from(rejected: KeyRejected) -> Self {
        match rejected.description_() {
            "TooSmall" => Self::TooSmall,
            "TooLarge" => Self::TooLarge,
            _ => Self::NotRsa,
        }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotPem => {
                "there is no PEM block (-----BEGIN …-----) in it; does it have its line breaks?"
            }
            Self::Damaged => "its PEM block is cut off or damaged",
            Self::SeveralBlocks => "it has several PEM blocks; give the one with the key alone",
            Self::EncryptedPrivateKey => {
                "it is behind a password; decrypt it first: openssl pkey -in KEY -out DECRYPTED"
            }
            Self::PrivateKey => "it is a private key, and a public one is needed",
            Self::PublicKey => "it is a public key, and a private one is needed",
            Self::OtherKind(Some(label)) => return write!(f, "{label} is not the kind of key that is needed"),
            Self::OtherKind(None) => "it is not the kind of key that is needed",
            Self::Certificate => {
                "the certificate cannot be read; take its key out: openssl x509 -in CERTIFICATE -pubkey -noout"
            }
            Self::NotRsa => "it is no RSA key, or a damaged one",
            Self::TooSmall => "the RSA key has fewer than 2048 bits",
            Self::TooLarge => "the RSA key has more than 8192 bits",
        })
    }
}

impl std::error::Error for KeyError {}
