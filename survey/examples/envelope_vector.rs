//! Writes the test vector of the envelope, `envelope.json` and `envelope.bin`,
//! into the folder given: `cargo run -p survey --example envelope_vector -- DIR`.
//!
//! Only a new version of the envelope needs a new vector.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::path::PathBuf;
use survey::envelope::seal;
use survey::{
    Answer, ChoiceId, EmbedId, Language, OrganisationCode, Permission, PrivateKey, QuestionId,
    Response, Story, SurveyId, WaveId, WithdrawalCode, hex, proof,
};

const STORY: &str = "An example, not a person's story. Roedd pawb yn garedig \u{1f33f}.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    let key = PrivateKey::generate(&mut ChaCha20Rng::seed_from_u64(9180));
    let code = WithdrawalCode::parse("7K2M9-QX4TB-0HFWC-3ZRVN-5DJAP")?;
    let mut material = [0; 32];
    ChaCha20Rng::seed_from_u64(1).fill_bytes(&mut material);
    let response = response()?;
    let sealed = seal(
        &response,
        &key.public(),
        code.tag(),
        &mut ChaCha20Rng::seed_from_u64(1),
    )?;
    let vector = serde_json::json!({
        "private_key": key.to_text().as_str(),
        "public_key": key.public().to_string(),
        "key_id": key.public().id().to_string(),
        "withdrawal_code": code.to_string(),
        "withdrawal_tag": code.tag().to_string(),
        "ephemeral_key_material": hex::encode(&material),
        "survey": response.survey.as_str(),
        "wave": response.wave.as_str(),
        "story": STORY,
        "response": hex::encode(&response.encode()),
        "proof": hex::encode(&proof::find(&sealed, proof::DEFAULT_BITS)),
    });
    std::fs::write(folder.join("envelope.json"), format!("{vector:#}\n"))?;
    std::fs::write(folder.join("envelope.bin"), sealed)?;
    Ok(())
}

fn response() -> Result<Response, survey::IdError> {
    let choice = ChoiceId::new;
    let question = QuestionId::new;
    Ok(Response {
        survey: SurveyId::new("code-of-care")?,
        wave: WaveId::new("2026")?,
        definition_version: 1,
        consent_version: 1,
        language: Language::new("en")?,
        embed: Some(EmbedId::new("a-forum")?),
        answers: [
            (question("role")?, Answer::One(choice("self")?)),
            (
                question("org")?,
                Answer::Organisation(OrganisationCode::new("X01").expect("a code")),
            ),
            (
                question("settings")?,
                Answer::Many([choice("epu")?, choice("ae")?].into()),
            ),
        ]
        .into_iter()
        .collect(),
        story: Some(Story {
            text: STORY.to_owned(),
            permission: Permission::Quote,
            labels: [choice("good_care")?].into(),
            word: Some(choice("no_preference")?),
        }),
    })
}
