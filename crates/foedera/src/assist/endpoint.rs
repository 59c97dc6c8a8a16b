//! An endpoint with the chat interface that most servers of models have: one request, one answer, and
//! nothing of the answer trusted. No second try, no redirect followed, nothing unpacked.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use serde::Deserialize;
use ureq::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName, LOCATION};
use ureq::http::{Response, Uri};
use ureq::{Agent, Body};

use super::Assistant;
use crate::Error;

/// How large an answer may be, in bytes. What is asked for has some ten thousand.
pub const ANSWER_BYTES_MAX: u64 = 1 << 20;

/// How much is read of an answer that tells of a failure, in bytes.
const FAILURE_BYTES_MAX: u64 = 16 << 10;

/// How much of such an answer is told, in letters.
const TOLD_LETTERS_MAX: usize = 200;

/// The last part of the address.
const CHAT: &str = "/chat/completions";

/// Where a model is asked.
pub struct Endpoint {
    agent: Agent,
    address: String,
    host: String,
    model: String,
    key: Option<String>,
    patience: Duration,
}

impl fmt::Debug for Endpoint {
    /// Without the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { address, model, .. } = self;
        f.debug_struct("Endpoint").field("address", address).field("model", model).finish()
    }
}

impl Endpoint {
    /// The chat interface under an address such as `http://localhost:8080/v1`. `key` is sent as a bearer's,
    /// `patience` is for the whole of a question and its answer.
    ///
    /// # Errors
    /// The address is none, or speaks in the clear to another machine than this; or it needs TLS and the
    /// program was built without.
    pub fn new(
        address: &str,
        model: &str,
        key: Option<String>,
        patience: Duration,
    ) -> Result<Self, Error> {
        let uri: Uri = address.parse().map_err(|it| refused(address, &format!("{it}")))?;
        let host = uri.host().unwrap_or_default().to_owned();
        match uri.scheme_str() {
            Some("http") if is_this_machine(&host) => {}
            Some("http") => return Err(refused(address, IN_THE_CLEAR)),
            Some("https") if cfg!(feature = "https") => {}
            Some("https") => return Err(refused(address, WITHOUT_TLS)),
            _ => return Err(refused(address, "write such as `http://localhost:8080/v1`")),
        }
        let whole = uri.path().ends_with(CHAT);
        let address = match whole {
            true => address.to_owned(),
            false => format!("{}{CHAT}", address.trim_end_matches('/')),
        };
        let config = Agent::config_builder()
            .timeout_global(Some(patience))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(0)
            .user_agent("foedera");
        let plain = uri.scheme_str() == Some("http");
        // This machine is not reached by way of another.
        let config = if plain { config.proxy(None) } else { config };
        Ok(Self {
            agent: config.build().into(),
            address,
            host,
            model: model.to_owned(),
            key,
            patience,
        })
    }

    fn send(&self, question: &str) -> Result<Response<Body>, ureq::Error> {
        let request = self.agent.post(&self.address).content_type("application/json");
        let request = match &self.key {
            Some(key) => request.header("authorization", format!("Bearer {key}")),
            None => request,
        };
        request.send(question)
    }

    /// What went wrong, without a word of the question or the key.
    fn failed(&self, cause: ureq::Error) -> Error {
        let doing = format!("asking {}", self.host);
        if let ureq::Error::Timeout(_) = cause {
            let seconds = self.patience.as_secs();
            return Error::world(doing, format!("no whole answer within {seconds} seconds"));
        }
        if let ureq::Error::BodyExceedsLimit(_) = cause {
            let says = format!("the answer has more than {ANSWER_BYTES_MAX} bytes");
            return Error::world(doing, says);
        }
        Error::world(doing, cause)
    }

    fn wrong(&self, says: impl fmt::Display) -> Error {
        Error::wrong(format!("asking {}: {says}", self.host))
    }

    /// Whether it can be an answer at all.
    fn checked(&self, mut response: Response<Body>) -> Result<Response<Body>, Error> {
        let header = |name: HeaderName| {
            let value = response.headers().get(name).and_then(|it| it.to_str().ok());
            cut(value.unwrap_or_default()).to_owned()
        };
        let status = response.status();
        if status.is_redirection() {
            let to = header(LOCATION);
            return Err(self.wrong(format!("it sends on to `{to}`, which is not followed")));
        }
        let (kind, packed) = (header(CONTENT_TYPE), header(CONTENT_ENCODING));
        if !status.is_success() {
            let why = reason(&mut response).map(|it| format!(": {it}")).unwrap_or_default();
            return Err(self.wrong(format!("it answers {status}{why}")));
        }
        if !matches!(packed.as_str(), "" | "identity") {
            return Err(self.wrong(format!("the answer is packed as `{packed}`, unasked")));
        }
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            return Err(self.wrong(format!("the answer is `{kind}` and no `application/json`")));
        }
        Ok(response)
    }
}

const IN_THE_CLEAR: &str =
    "in the clear only this machine is asked (localhost): use `https`, or a tunnel";
const WITHOUT_TLS: &str = "this program was built without TLS: build it with `--features https`";

fn refused(address: &str, says: &str) -> Error {
    Error::wrong(format!("`{address}` is no address to ask a model at: {says}"))
}

impl Assistant for Endpoint {
    fn model(&self) -> &str {
        &self.model
    }

    fn ask(&self, question: &str) -> Result<Vec<u8>, Error> {
        let response = self.send(question).map_err(|it| self.failed(it))?;
        let mut response = self.checked(response)?;
        let body = response.body_mut().with_config().limit(ANSWER_BYTES_MAX);
        body.read_to_vec().map_err(|it| self.failed(it))
    }
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}

/// How servers of models tell why not.
#[derive(Deserialize)]
struct Failure {
    error: Why,
}

#[derive(Deserialize)]
struct Why {
    message: String,
}

fn reason(response: &mut Response<Body>) -> Option<String> {
    let body = response.body_mut().with_config().limit(FAILURE_BYTES_MAX).read_to_vec().ok()?;
    let failure: Failure = serde_json::from_slice(&body).ok()?;
    Some(cut(&failure.error.message).to_owned())
}

/// Words of a server, short enough to be told.
fn cut(words: &str) -> &str {
    let end = words.char_indices().nth(TOLD_LETTERS_MAX).map_or(words.len(), |(at, _)| at);
    words.get(..end).unwrap_or_default()
}
