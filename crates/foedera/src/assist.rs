//! A model asked beside the rules: the question goes out, the answer comes back and is checked. What may
//! be taken of it is decided in the reader; what goes over the network, in [`Endpoint`].

mod endpoint;

use foedera_model::Reading;
use foedera_reader::ReadOptions;
use foedera_reader::assist::{ASKED_BYTES_MAX, Admitted, admit, question};

pub use self::endpoint::{ANSWER_BYTES_MAX, Endpoint};
use crate::Error;

/// Somebody who answers questions of the chat interface.
pub trait Assistant {
    /// Which model is asked.
    fn model(&self) -> &str;

    /// The bytes of the answer, whatever they are, for the body of a request.
    ///
    /// # Errors
    /// There is none, or none that could be one.
    fn ask(&self, question: &str) -> Result<Vec<u8>, Error>;
}

/// Has a model propose claims beside those of the rules. Those of the rules stay as they are, also where
/// this fails.
///
/// # Errors
/// The document is larger than [`ASKED_BYTES_MAX`], nobody answers, or what is answered cannot be read.
pub fn assist(
    document: &foedera_reader::Document,
    options: &ReadOptions,
    reading: &mut Reading,
    assistant: &dyn Assistant,
) -> Result<Admitted, Error> {
    if ASKED_BYTES_MAX < document.text.len() {
        let says = format!("a text of more than {ASKED_BYTES_MAX} bytes is not asked about");
        return Err(Error::wrong(says));
    }
    let answer = assistant.ask(&question(document, reading, assistant.model()))?;
    admit(&answer, document, options, reading).map_err(|it| Error::wrong(it.to_string()))
}
