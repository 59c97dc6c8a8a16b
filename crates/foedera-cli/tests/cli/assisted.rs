//! A model beside the rules, at an address of this machine: what it adds, and that nothing it does takes
//! anything away.

use std::io::Write as _;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::command::{Run, answer as done, fresh, run, run_with};
use crate::server::{Server, answer, completion, json_answer};

const REPORT: &str = "MOSCOW, 5 December 2024 - Peru ratified the treaty with Chile on 3 May 2023, \
                      the ministry said.\nOn 7 June 2023 lawmakers in Lima warmed to the pact.\n";

/// What the rules leave out: a blessing.
fn blessing() -> Value {
    json!({
        "kind": "approval", "quote": "lawmakers in Lima warmed to the pact",
        "treaty": "the pact", "parties": ["CL", "PE"], "actor": "PE", "organ": "lawmakers",
        "date": "2023-06-07", "place": "Lima", "status": "happened", "attribution": [],
    })
}

fn claims(all: &[Value]) -> String {
    json!({ "claims": all }).to_string()
}

fn read(options: &str, server: &Server) -> Run {
    let url = &server.url;
    run_with(&format!("read - {options} --assist {url} --assist-model m"), &[], REPORT)
}

/// Whatever came back: what is read is what the rules read, and the cause is told.
#[track_caller]
fn by_the_rules_alone(server: &Server, cause: &str) {
    let alone = run_with("read - --json", &[], REPORT);
    let beside = read("--json --assist-seconds 2", server);
    assert_eq!((beside.code, &beside.out), (alone.code, &alone.out), "{}", beside.err);
    assert!(beside.err.contains(cause), "{}", beside.err);
    assert_eq!(server.requests().len(), 1, "no second try");
}

#[test]
fn what_a_model_proposes_and_the_text_bears_out_is_shown_and_marked() {
    let server = Server::of_model(&format!("```json\n{}\n```", claims(&[blessing()])));
    let page = read("", &server);
    assert_eq!(page.code, 0, "{}", page.err);
    let line = "2023-06-07  PE: approval (proposed by a model)";
    assert!(page.out.contains(line), "{}", page.out);
    let told = "-: a model proposed 1 claim: 1 taken, 0 read by the rules as well, 0 refused";
    assert!(page.err.contains(told), "{}", page.err);

    let lines: Value = serde_json::from_str(&read("--json", &server).out).unwrap();
    assert_eq!(lines["claims"][0].get("assisted"), None);
    assert_eq!(
        (&lines["claims"][1]["assisted"], &lines["claims"][1]["rule"]),
        (&json!(true), &json!("assisted"))
    );
}

#[test]
fn what_is_refused_is_told_with_its_reason() {
    let mut invented = blessing();
    invented["quote"] = json!("Bolivia \u{1b}[31mjoined too");
    let ratified = json!({ "kind": "ratification", "quote": "Peru ratified the treaty", "actor": "PE",
        "status": "happened" });
    let server = Server::of_model(&claims(&[invented, ratified]));
    let page = read("--explain", &server);
    let told = "a model proposed 2 claims: 0 taken, 1 read by the rules as well, 1 refused";
    let why = "claim 1 refused: its quotation is not in the text: `Bolivia";
    assert!(page.err.contains(told) && page.err.contains(why), "{}", page.err);
    assert!(page.out.contains("assisted") && page.out.contains("claim 1 refused"), "{}", page.out);
    assert!(
        !page.err.contains('\u{1b}') && !page.out.contains('\u{1b}'),
        "no command to a terminal"
    );
    by_the_rules_alone(
        &Server::of_model(&claims(&vec![json!({}); 4000])),
        "a model proposed 4000 claims: 0 taken, 0 read by the rules as well, 64 refused, 3936 after the first 64",
    );
}

#[test]
fn the_question_goes_to_the_chat_interface_with_its_key() {
    let server = Server::of_model(&claims(&[]));
    let typed = format!("read - --assist {}/ --assist-model qwen3", server.url);
    let page = run_with(&typed, &[("FOEDERA_ASSIST_KEY", "sk-secret")], REPORT);
    let asked = server.requests().concat();
    assert!(asked.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"), "{asked}");
    assert!(asked.contains("authorization: Bearer sk-secret\r\n"), "{asked}");
    assert!(!asked.contains("gzip"), "nothing is to be packed: {asked}");
    let body: Value = serde_json::from_str(asked.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!(body["model"], "qwen3");
    assert!(!page.err.contains("secret") && !page.out.contains("secret"));

    let whole = format!("{}/chat/completions", server.url);
    run_with(&format!("read - --assist {whole} --assist-model m"), &[], REPORT);
    let last = server.requests().pop().unwrap();
    assert!(last.starts_with("POST /v1/chat/completions HTTP"), "{last}");
    assert!(!last.contains("authorization"), "no key where none is given: {last}");
}

#[test]
fn an_answer_that_is_none_leaves_the_claims_of_the_rules() {
    let html = answer("200 OK", "Content-Type: text/html\r\n", &completion(&claims(&[blessing()])));
    by_the_rules_alone(
        &Server::of_bytes(html),
        "the answer is `text/html` and no `application/json`",
    );
    let packed =
        answer("200 OK", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", "\u{1f}");
    by_the_rules_alone(&Server::of_bytes(packed), "the answer is packed as `gzip`, unasked");
    by_the_rules_alone(&Server::of_bytes(json_answer("not JSON")), "not that of a chat interface");
    by_the_rules_alone(
        &Server::of_bytes(json_answer("{\"choices\":[1e999]}")),
        "not that of a chat",
    );
    by_the_rules_alone(
        &Server::of_bytes(json_answer("{\"claims\":[]}")),
        "missing field `choices`",
    );
    by_the_rules_alone(&Server::of_model("I found these acts:"), "did not write the JSON");
    by_the_rules_alone(&Server::of_model("{\"claims\": [\u{0}]}"), "did not write the JSON");
}

#[test]
fn a_failing_server_is_named_with_what_it_says() {
    let why = "{\"error\": {\"message\": \"no model of that name\"}}";
    let missing = answer("404 Not Found", "Content-Type: application/json\r\n", why);
    by_the_rules_alone(
        &Server::of_bytes(missing),
        "it answers 404 Not Found: no model of that name",
    );
    let broken = answer("500 Oh", "", "<html>");
    by_the_rules_alone(&Server::of_bytes(broken), "it answers 500 Internal Server Error");
    let elsewhere = Server::of_model(&claims(&[blessing()]));
    let on = format!("Location: {}/chat/completions\r\n", elsewhere.url);
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        by_the_rules_alone(&Server::of_bytes(answer(status, &on, "")), "which is not followed");
    }
    assert!(elsewhere.requests().is_empty(), "nobody was asked there");
}

#[test]
fn a_server_that_breaks_off_or_speaks_no_http_is_no_failure_of_the_reading() {
    by_the_rules_alone(&Server::of_bytes(""), "asking 127.0.0.1:");
    by_the_rules_alone(&Server::of_bytes("SSH-2.0-OpenSSH_9.9\r\n"), "asking 127.0.0.1:");
    let whole = json_answer(&completion(&claims(&[blessing()])));
    let cut = whole.get(..whole.len() - 20).unwrap().to_owned();
    by_the_rules_alone(&Server::of_bytes(cut), "asking 127.0.0.1:");
    let long = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(1 << 20));
    by_the_rules_alone(&Server::of_bytes(long), "asking 127.0.0.1:");
    let huge = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999999\r\n\r\n{";
    by_the_rules_alone(&Server::of_bytes(huge), "asking 127.0.0.1:");
    let closed = "http://127.0.0.1:9/v1";
    let alone = run_with("read - --json", &[], REPORT).out;
    let beside =
        run_with(&format!("read - --json --assist {closed} --assist-model m"), &[], REPORT);
    assert_eq!((beside.code, beside.out), (0, alone), "{}", beside.err);
    assert!(beside.err.contains("read by the rules alone: asking 127.0.0.1"), "{}", beside.err);
}

#[test]
fn patience_has_an_end() {
    let silent = Server::new(|_| thread::sleep(Duration::from_secs(20)));
    by_the_rules_alone(&silent, "no whole answer within 2 seconds");
    let dripping = Server::new(|stream| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
        let mut heard = stream.write_all(head.as_bytes()).is_ok();
        while heard {
            thread::sleep(Duration::from_millis(100));
            heard = stream.write_all(b" ").is_ok();
        }
    });
    by_the_rules_alone(&dripping, "no whole answer within 2 seconds");
    let endless = Server::new(|stream| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
        let mut heard = stream.write_all(head.as_bytes()).is_ok();
        while heard {
            heard = stream.write_all(&[b' '; 1 << 16]).is_ok();
        }
    });
    by_the_rules_alone(&endless, "the answer has more than 1048576 bytes");
}

#[test]
fn who_gives_no_answer_for_three_documents_is_asked_no_more() {
    let folder = fresh("unanswered");
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["a", "b", "c", "d", "e"] {
        std::fs::write(folder.join(format!("{name}.txt")), REPORT).unwrap();
    }
    let server = Server::of_bytes(answer("503 Busy", "", ""));
    let read =
        run(&format!("read {} --assist {} --assist-model m --json", folder.display(), server.url));
    assert_eq!((read.code, read.out.lines().count(), server.requests().len()), (0, 5, 3));
    assert!(read.err.contains("no answer for 3 documents in a row"), "{}", read.err);
}

#[test]
fn a_text_that_is_too_long_or_left_out_is_not_asked_about() {
    let server = Server::of_model(&claims(&[]));
    let typed = format!("read - --skim --assist {} --assist-model m", server.url);
    let long = run_with(&typed, &[], &REPORT.repeat(600));
    assert!(long.err.contains("more than 65536 bytes is not asked about"), "{}", long.err);
    assert!(long.out.contains("2023-05-03  PE: ratification"), "{}", long.out);
    run_with(&typed, &[], "The weather in Lima stays as it was on the day before.");
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn in_the_clear_nobody_but_this_machine_is_asked() {
    for (url, why) in [
        ("http://models.example/v1", "in the clear only this machine"),
        ("http://localhost@models.example/v1", "in the clear only this machine"),
        ("http://127.0.0.1.models.example/v1", "in the clear only this machine"),
        ("ftp://localhost/v1", "is no address to ask a model at"),
        ("localhost:8080", "is no address to ask a model at"),
    ] {
        let register = fresh("unasked.db");
        let place = register.display();
        let run = run_with(
            &format!("read - --assist {url} --assist-model m --into {place}"),
            &[],
            REPORT,
        );
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{url}");
        assert!(run.err.contains(why) && !register.exists(), "{}", run.err);
    }
    let odd = run_with(
        "read - --assist http://[::1]:9 --assist-model m",
        &[("FOEDERA_ASSIST_KEY", "a\r\nb")],
        REPORT,
    );
    assert_eq!(odd.code, 2);
    assert!(odd.err.contains("FOEDERA_ASSIST_KEY holds no key"), "{}", odd.err);
}

#[test]
fn what_a_model_proposed_waits_for_review_and_says_so() {
    let register = fresh("assisted.db");
    let place = register.display();
    let server = Server::of_model(&claims(&[blessing()]));
    let queued = read(&format!("--into {place}"), &server);
    assert!(queued.err.contains("2 statements put into the queue"), "{}", queued.err);
    let queue = done(&format!("register queue --register {place}"));
    assert_eq!(queue.matches("(proposed by a model)").count(), 1, "{queue}");

    let accepted = read(&format!("--into {place} --accept"), &server);
    assert_eq!((accepted.code, accepted.out.as_str()), (2, ""));
    assert!(accepted.err.contains("--accept"), "{}", accepted.err);
}
