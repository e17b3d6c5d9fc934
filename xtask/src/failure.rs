//! Why a command ends with exit status 1.

use std::fmt;

use konaplate_codegen::diagnostic::{Diagnostics, Style};

/// Why a command failed, ready to be printed.
#[derive(Debug)]
pub enum Failure {
    /// Findings about the description, rendered, each with its place.
    Findings(String),
    /// Anything else: a code and a sentence, and what may help.
    Error {
        code: &'static str,
        message: String,
        help: Option<String>,
    },
}

impl Failure {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self::Error {
            code,
            message: message.into(),
            help: None,
        }
    }

    pub fn help(self, advice: impl Into<String>) -> Self {
        match self {
            Self::Error { code, message, .. } => Self::Error {
                code,
                message,
                help: Some(advice.into()),
            },
            Self::Findings(_) => self,
        }
    }

    /// The errors among the findings, and how many there are.
    pub fn findings(diagnostics: &Diagnostics, style: Style) -> Self {
        let errors = match diagnostics.errors() {
            1 => "1 error".to_owned(),
            errors => format!("{errors} errors"),
        };
        Self::Findings(format!(
            "{}error: {errors} in the description; nothing was written\n",
            diagnostics.render(style)
        ))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Findings(text) => formatter.write_str(text),
            Self::Error {
                code,
                message,
                help,
            } => {
                writeln!(formatter, "error[{code}]: {message}")?;
                match help {
                    Some(help) => writeln!(formatter, "  = help: {help}"),
                    None => Ok(()),
                }
            }
        }
    }
}
