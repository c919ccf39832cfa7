//! A collector without a socket, in a folder of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use collector::{Collector, OperatorToken, Rules, Store, app};
use survey::{KeyId, Tag};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::letter::{BITS, KEY, Letter, OTHER_KEY};

pub(crate) const ORIGIN: &str = "https://survey.example.org";
pub(crate) const TOKEN: &str = "a-long-random-word";

pub(crate) fn rules() -> Rules {
    Rules {
        keys: vec![KEY, OTHER_KEY],
        proof_bits: BITS,
        origins: vec![ORIGIN.parse().unwrap()],
        read_timeout: Duration::from_secs(60),
        hourly_limit: None,
        address_header: None,
        operator: Some(OperatorToken::new(TOKEN)),
    }
}

pub(crate) struct LetterBox {
    folder: TempDir,
    pub(crate) collector: Collector,
    router: Router,
}

impl LetterBox {
    pub(crate) async fn open() -> Self {
        Self::open_with(rules()).await
    }

    pub(crate) async fn open_with(rules: Rules) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), rules).await
    }

    async fn open_in(folder: TempDir, rules: Rules) -> Self {
        let collector = Collector::open(&folder.path().join("box.sqlite"), rules)
            .await
            .unwrap();
        let router = app(collector.clone());
        Self {
            folder,
            collector,
            router,
        }
    }

    /// Stops this one and starts another on the same folder.
    pub(crate) async fn reopen(self) -> Self {
        self.collector.close().await;
        Self::open_in(self.folder, rules()).await
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder().join("box.sqlite")
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: axum::body::to_bytes(body, usize::MAX)
                .await
                .unwrap()
                .to_vec(),
        }
    }

    pub(crate) async fn post(&self, body: impl Into<Body>) -> Answer {
        let request = Request::post("/v1/envelopes").header(header::ORIGIN, ORIGIN);
        self.send(request.body(body.into()).unwrap()).await
    }

    pub(crate) async fn withdraw(&self, code: &str) -> Answer {
        let request = Request::delete("/v1/envelopes").header(header::ORIGIN, ORIGIN);
        self.send(request.body(Body::from(code.to_owned())).unwrap())
            .await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    pub(crate) async fn get_as_operator(&self, path: &str) -> Answer {
        let request = Request::builder()
            .method(Method::GET)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends letters that must be taken.
    pub(crate) async fn take(&self, letters: &[Letter]) {
        for letter in letters {
            let answer = self.post(letter.message()).await;
            assert_eq!(answer.status, StatusCode::NO_CONTENT);
        }
    }

    /// Everything that is in the database, read by another connection.
    pub(crate) async fn stored(&self) -> BTreeMap<Tag, Vec<u8>> {
        stored(&self.database(), &[KEY, OTHER_KEY]).await
    }
}

/// Everything that a database holds for these keys.
pub(crate) async fn stored(database: &Path, keys: &[KeyId]) -> BTreeMap<Tag, Vec<u8>> {
    let store = Store::open_existing(database).await.unwrap();
    let mut all = BTreeMap::new();
    for key in keys {
        all.extend(store.envelopes(*key, None, u32::MAX).await.unwrap());
    }
    store.close().await;
    all
}

/// What [`stored`] says when exactly these letters are there.
pub(crate) fn exactly<'a>(letters: impl IntoIterator<Item = &'a Letter>) -> BTreeMap<Tag, Vec<u8>> {
    letters
        .into_iter()
        .map(|letter| (letter.tag(), letter.envelope.clone()))
        .collect()
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    #[track_caller]
    pub(crate) fn is_empty_204(&self) {
        assert_eq!(self.status, StatusCode::NO_CONTENT);
        assert_eq!(self.body, b"");
    }

    #[track_caller]
    pub(crate) fn is_healthy(&self) {
        assert_eq!(self.status, StatusCode::OK);
        assert_eq!(self.body, br#"{"status":"ok"}"#);
    }

    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16, word: &str) {
        assert_eq!(self.status.as_u16(), status);
        assert_eq!(
            self.headers[header::CONTENT_TYPE],
            "application/problem+json"
        );
        let problem: serde_json::Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem["type"], word);
        assert_eq!(problem["status"], status);
        for text in ["title", "detail"] {
            assert!(problem[text].as_str().is_some_and(|text| !text.is_empty()));
        }
    }
}
