//! Answers of models: what is taken quotes the text, and the claims of the rules stay as they are.

use foedera_reader::assist::admit;
use foedera_reader::{Document, ReadOptions, read};

const REPORT: &str = "Peru ratified the treaty with Chile on 3 May 2023.\nLawmakers in Lima – “at last” – \
                      gave the pact their blessing last week.\n";

pub fn run(bytes: &[u8]) {
    let document = Document::new(REPORT).in_language("en");
    let options = ReadOptions::embedded();
    let alone = read(&document, &options);
    let mut reading = alone.clone();
    let _whatever = admit(bytes, &document, &options, &mut reading).is_ok();
    let (read, proposed) = reading.claims.split_at(alone.claims.len());
    assert_eq!(read, alone.claims, "the claims of the rules");
    for claim in proposed {
        assert!(claim.assisted && claim.span.of(REPORT).is_some_and(|it| !it.is_empty()));
        let names = claim.attribution.iter().chain(&claim.treaty).chain(&claim.place);
        assert!(names.into_iter().all(|it| REPORT.contains(it.as_str())), "{claim:?}");
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let claims = r#"{\"claims\": [{\"kind\": \"approval\", \"quote\": \"gave the pact their blessing\",
        \"treaty\": \"the pact\", \"parties\": [\"PE\"], \"actor\": \"PE\", \"organ\": \"Lawmakers\",
        \"date\": null, \"place\": \"Lima\", \"status\": \"happened\", \"attribution\": [\"Peru\"]}]}"#;
    let spoken = |content: &str| {
        let content = content.replace('\n', "");
        format!(r#"{{"choices": [{{"message": {{"content": "{content}"}}}}]}}"#).into_bytes()
    };
    vec![spoken(claims), spoken(&format!("```json\\n{claims}\\n```")), spoken("{}")]
}
