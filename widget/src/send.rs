//! The one request.

use crate::dom;
use crate::form::Form;
use crate::page::Failure;
use crate::rng::BrowserRng;
use crate::seal::Parcel;
use crate::ui::Ui;
use gloo_net::http::{Request, Response};
use survey::{Delivery, proof, validate};

/// How many hashes are tried between two chances for the page to answer: a few
/// hundredths of a second on a slow phone.
const SLICE: u32 = 4_096;
/// For how many milliseconds a reply may be waited for.
const PATIENCE: u32 = 30_000;

/// A try to send: what is asked of the endpoint next, and what its replies mean.
struct Attempt {
    delivery: &'static Delivery,
    rng: BrowserRng,
    parcel: Parcel,
    /// The search for the parcel's proof, while there is none.
    search: Option<proof::Search>,
    /// Whether an earlier try may have arrived.
    uncertain: bool,
    /// Whether what an earlier try stored is being taken back.
    taking_back: bool,
    /// For how many seconds the endpoint asked to be left alone.
    asked: Option<u32>,
}

/// Seals and sends what the form holds; the form is on its sending page.
pub(crate) fn start(ui: Ui) {
    wasm_bindgen_futures::spawn_local(async move {
        // The page says that it is sending before any of the work begins.
        dom::pause().await;
        let mut attempt = None;
        ui.update(&mut |form| attempt = Attempt::new(form));
        let mut outcome = Err(Failure::Refused);
        if let Some(attempt) = &mut attempt {
            outcome = loop {
                while !attempt.is_proven() {
                    dom::pause().await;
                }
                let reply = attempt.request().send().await.ok();
                if let Some(outcome) = attempt.hear(reply) {
                    break outcome;
                }
            };
        }
        let (mut parcel, mut asked) = (None, None);
        if let Some(attempt) = attempt {
            (parcel, asked) = (Some(attempt.parcel), attempt.asked);
        }
        ui.change(&mut |form| form.sent(parcel.take(), outcome, asked));
    });
}

impl Attempt {
    /// None if there is nothing to send: the desk would not count it.
    fn new(form: &mut Form) -> Option<Self> {
        let response = form.response();
        let bundle = form.bundle();
        let delivery = &bundle.delivery;
        let lists = &bundle.organisations;
        if !validate::response(&bundle.definition, &delivery.wave, lists, &response).is_empty() {
            return None;
        }
        let mut rng = BrowserRng::new().ok()?;
        let parcel = Parcel::seal(response, &delivery.key, form.take_parcel(), &mut rng).ok()?;
        let mut attempt = Self {
            delivery,
            rng,
            parcel,
            search: None,
            uncertain: form.is_uncertain(),
            taking_back: false,
            asked: None,
        };
        attempt.seek();
        Some(attempt)
    }

    /// Begins the search for a proof, if the parcel has none.
    fn seek(&mut self) {
        if self.parcel.body().is_none() {
            let bits = self.delivery.proof_bits;
            self.search = Some(proof::Search::new(self.parcel.envelope(), bits));
        }
    }

    /// Does a slice of the search; says whether it is over.
    fn is_proven(&mut self) -> bool {
        let Some(search) = &mut self.search else {
            return true;
        };
        if let Some(proof) = search.run(SLICE) {
            self.parcel.prove(proof);
            self.search = None;
        }
        self.search.is_none()
    }

    /// What is asked of the endpoint now.
    fn request(&self) -> Request {
        let address = [&*self.delivery.endpoint, "/v1/envelopes"].concat();
        let body = self.parcel.body().unwrap_or_default();
        let request = match self.taking_back {
            true => dom::tell(&address, "DELETE", &self.parcel.code().written(), PATIENCE),
            false => dom::post(&address, "POST", body, PATIENCE),
        };
        request.into()
    }

    /// What a reply means; none if something is to be asked next.
    fn hear(&mut self, reply: Option<Response>) -> Option<Result<(), Failure>> {
        let Some(reply) = reply else {
            return Some(Err(Failure::Network));
        };
        let wait = reply.headers().get("retry-after");
        self.asked = wait.and_then(|wait| wait.parse().ok());
        match reply.status() {
            // An earlier try had arrived and the answers were changed since:
            // see `seal` for why this order counts them once.
            409 if self.uncertain && !self.taking_back => self.taking_back = true,
            // What is not there need not be taken back.
            204 | 404 if self.taking_back => {
                let key = &self.delivery.key;
                match self.parcel.reseal(key, &mut self.rng) {
                    Ok(parcel) => self.parcel = parcel,
                    Err(_) => return Some(Err(Failure::Refused)),
                }
                (self.taking_back, self.uncertain) = (false, false);
                self.seek();
            }
            204 => return Some(Ok(())),
            429 => return Some(Err(Failure::Busy)),
            500.. => return Some(Err(Failure::Down)),
            _ => return Some(Err(Failure::Refused)),
        }
        None
    }
}
