//! The reader: every place that it cites is in the document, between two characters; the same
//! document reads the same; tracing changes nothing.

use foedera_reader::{Document, ReadOptions, read, read_explained};

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let document = Document::new(text);
    let options = ReadOptions::embedded();
    let reading = read(&document, &options);
    let claims = reading.claims.iter().flat_map(|it| it.also.iter().chain([&it.span]));
    for span in claims.chain(reading.remarks.iter().map(|it| &it.span)) {
        let words = document.text.get(span.start()..span.end());
        assert!(words.is_some_and(|it| !it.is_empty()), "{span:?} cites no words");
    }
    let (explained, _) = read_explained(&document, &options);
    assert_eq!(explained, reading, "the same reading, with and without its trace");
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds =
        crate::seeds::files(&["examples/reports", "crates/foedera-reader/tests"], ".txt");
    seeds.push(b"MOSCOW, 12 Nov 2024 - Peru ratified the treaty with Chile on Monday.\n".to_vec());
    seeds
}
