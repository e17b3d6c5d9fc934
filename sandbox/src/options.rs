//! How a sandbox is to run.

use crate::{ContentEncryption, Project};

/// How a sandbox is to run. The default: any free port, encrypted calls only, keys made at start.
///
/// ```
/// use konaplate_sandbox::Options;
///
/// let options = Options::default().port(8080).allow_plaintext();
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub(crate) port: u16,
    pub(crate) plaintext: Plaintext,
    pub(crate) answers: Answers,
    pub(crate) project: Option<Project>,
}

impl Options {
    /// The port on the loopback address; 0 for any that is free, which is the default.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Takes requests in clear, too, of operations that are documented as encrypted.
    #[must_use]
    pub fn allow_plaintext(mut self) -> Self {
        self.plaintext = Plaintext::Allowed;
        self
    }

    /// Which answers are encrypted. Clients have to take all of them.
    #[must_use]
    pub fn answer_encryption(mut self, answers: AnswerEncryption) -> Self {
        self.answers.encryption = answers;
        self
    }

    /// How the content of encrypted answers is encrypted. Clients have to take both.
    #[must_use]
    pub fn content_encryption(mut self, content: ContentEncryption) -> Self {
        self.answers.content = content;
        self
    }

    /// For which of the client's keys answers are encrypted.
    #[must_use]
    pub fn answer_key(mut self, key: AnswerKey) -> Self {
        self.answers.key = key;
        self
    }

    /// Runs for this project rather than for one that is made at start: making its RSA keys takes time.
    #[must_use]
    pub fn project(mut self, project: Project) -> Self {
        self.project = Some(project);
        self
    }
}

/// Whether a request in clear is taken where the operation is documented as encrypted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Plaintext {
    #[default]
    Refused,
    Allowed,
}

/// How answers are encrypted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Answers {
    pub(crate) encryption: AnswerEncryption,
    pub(crate) content: ContentEncryption,
    pub(crate) key: AnswerKey,
}

/// For which of the client's keys answers are encrypted; the header `X-KM-Crypto-Key-Id` names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerKey {
    /// The one that the request names.
    #[default]
    OfRequest,
    /// The one that was added last, whichever the request names.
    Newest,
}

/// Which answers of an operation that is documented as encrypted are encrypted. How the API does it with refusals is
/// unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerEncryption {
    /// Every answer to an encrypted request, refusals included; none to a request in clear.
    #[default]
    LikeRequest,
    /// The successful answers to encrypted requests; refusals come in clear.
    SuccessOnly,
    /// Every answer, also to a request in clear.
    Always,
}
