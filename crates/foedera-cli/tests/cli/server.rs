//! A server on this machine that answers as a test wants it, well or ill.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that runs until the tests end.
pub(crate) struct Server {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers every request so.
    pub(crate) fn new(answer: impl Fn(&mut TcpStream) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                seen.lock().unwrap().push(request(&mut stream));
                answer(&mut stream);
            }
        });
        Self { url, requests }
    }

    /// Sends these bytes and closes.
    pub(crate) fn of_bytes(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::new(move |stream| {
            // Who has heard enough may have gone.
            let _gone = stream.write_all(&bytes).is_err();
        })
    }

    /// Answers as a model that writes this.
    pub(crate) fn of_model(content: &str) -> Self {
        Self::of_bytes(json_answer(&completion(content)))
    }

    /// What was asked so far, with the headers.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

/// The body of an answer of the chat interface.
pub(crate) fn completion(content: &str) -> String {
    serde_json::json!({ "choices": [{ "message": { "content": content } }] }).to_string()
}

/// A whole answer with that body.
pub(crate) fn json_answer(body: &str) -> String {
    answer("200 OK", "Content-Type: application/json; charset=utf-8\r\n", body)
}

pub(crate) fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}")
}

/// Head and body of a request.
fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
            let head = head.to_lowercase();
            let length = head.lines().find_map(|it| it.strip_prefix("content-length: "));
            length.is_some_and(|it| it.parse::<usize>().unwrap() <= body.len())
        });
        let read = if whole { 0 } else { stream.read(&mut buffer).unwrap_or(0) };
        if read == 0 {
            return text;
        }
        bytes.extend_from_slice(buffer.get(..read).unwrap());
    }
}
