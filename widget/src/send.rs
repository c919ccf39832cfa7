//! The one request.

use crate::dom;
use crate::form::Form;
use crate::page::Failure;
use crate::rng::BrowserRng;
use crate::seal::Parcel;
use crate::ui::Ui;
use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::*;
use std::time::Duration;
use survey::{Delivery, Response, proof, validate};
use wasm_bindgen::JsValue;
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestMode, RequestRedirect,
};

/// How many hashes are tried between two chances for the page to answer: a few
/// hundredths of a second on a slow phone.
const SLICE: u32 = 4_096;
/// How long a reply may take.
const PATIENCE: Duration = Duration::from_secs(30);

const STORED: u16 = 204;
const TAKEN: u16 = 409;

/// What a try to send needs of the form.
struct Work {
    response: Response,
    earlier: Option<Parcel>,
    delivery: Delivery,
    uncertain: bool,
}

/// What is left of a try.
#[derive(Default)]
struct Kept {
    /// What the next try or the withdrawal needs.
    parcel: Option<Parcel>,
    /// For how many seconds the endpoint asked to be left alone.
    asked: Option<u32>,
}

/// Seals and sends what the form holds; the form is on its sending page.
pub(crate) fn start(ui: Ui) {
    wasm_bindgen_futures::spawn_local(async move {
        // The page says that it is sending before any of the work begins.
        dom::pause(0).await;
        let mut work = None;
        ui.update(&mut |form| work = take(form));
        let mut kept = Kept::default();
        let outcome = match work {
            Some(work) => deliver(work, &mut kept).await,
            None => Err(Failure::Refused),
        };
        ui.change(&mut |form| form.sent(kept.parcel.take(), outcome, kept.asked));
    });
}

/// None if the desk would not count it: then there is nothing to send.
fn take(form: &mut Form) -> Option<Work> {
    let response = form.response();
    let bundle = form.bundle();
    let problems = validate::response(
        &bundle.definition,
        &bundle.delivery.wave,
        &bundle.organisations,
        &response,
    );
    let delivery = bundle.delivery.clone();
    problems.is_empty().then(|| Work {
        response,
        delivery,
        uncertain: form.is_uncertain(),
        earlier: form.take_parcel(),
    })
}

async fn deliver(work: Work, kept: &mut Kept) -> Result<(), Failure> {
    let delivery = &work.delivery;
    let mut rng = BrowserRng::new().map_err(|_| Failure::Refused)?;
    let parcel = Parcel::seal(work.response, &delivery.key, work.earlier, &mut rng);
    let parcel = kept.parcel.insert(parcel.map_err(|_| Failure::Refused)?);
    let asked = &mut kept.asked;
    match post(delivery, parcel, asked).await? {
        // An earlier try had arrived and the answers were changed since: see
        // `seal` for why this order counts them once.
        TAKEN if work.uncertain => {
            take_back(delivery, parcel, asked).await?;
            let again = parcel.reseal(&delivery.key, &mut rng);
            *parcel = again.map_err(|_| Failure::Refused)?;
            stored(post(delivery, parcel, asked).await?)
        }
        status => stored(status),
    }
}

fn stored(status: u16) -> Result<(), Failure> {
    match status {
        STORED => Ok(()),
        429 => Err(Failure::Busy),
        500.. => Err(Failure::Down),
        _ => Err(Failure::Refused),
    }
}

/// Sends the body, with its proof, in a request that needs no other before it.
async fn post(
    delivery: &Delivery,
    parcel: &mut Parcel,
    asked: &mut Option<u32>,
) -> Result<u16, Failure> {
    if parcel.body().is_none() {
        let mut search = proof::Search::new(parcel.envelope(), delivery.proof_bits);
        let proof = loop {
            match search.run(SLICE) {
                Some(proof) => break proof,
                None => dom::pause(0).await,
            }
        };
        parcel.prove(proof);
    }
    let body = js_sys::Uint8Array::from(parcel.body().unwrap_or_default());
    request(delivery, Method::POST, body.into(), asked).await
}

/// Takes back what an earlier try stored; what is not there need not be.
async fn take_back(
    delivery: &Delivery,
    parcel: &Parcel,
    asked: &mut Option<u32>,
) -> Result<(), Failure> {
    let code = parcel.code().to_string();
    match request(delivery, Method::DELETE, code.into(), asked).await? {
        404 => Ok(()),
        status => stored(status),
    }
}

async fn request(
    delivery: &Delivery,
    method: Method,
    body: JsValue,
    asked: &mut Option<u32>,
) -> Result<u16, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Refused)?;
    let give_up = abort.clone();
    let timer = set_timeout_with_handle(move || give_up.abort(), PATIENCE);
    let address = [&*delivery.endpoint, "/v1/envelopes"].concat();
    let request = RequestBuilder::new(&address)
        .method(method)
        .mode(RequestMode::Cors)
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&abort.signal()))
        .body(body);
    let reply = request.map_err(|_| Failure::Refused)?.send().await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    let reply = reply.map_err(|_| Failure::Network)?;
    *asked = reply
        .headers()
        .get("retry-after")
        .and_then(|wait| wait.parse().ok());
    Ok(reply.status())
}
