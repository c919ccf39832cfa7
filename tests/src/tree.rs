//! What a screen reader is told of a page: the accessibility tree as text.
//!
//! One line for each thing: its role, its name, what describes it, its states.
//! What is left out is what no reader speaks of: boxes without a role or name,
//! and the words of a thing that its name has said already.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write as _;
use survey::WithdrawalCode;
use thirtyfour::WebDriver;

/// States worth a word, and the value that goes without saying.
const STATES: [(&str, &str); 13] = [
    ("focused", "false"),
    ("disabled", "false"),
    ("required", "false"),
    ("invalid", "false"),
    ("checked", ""),
    ("pressed", ""),
    ("expanded", ""),
    ("selected", "false"),
    ("hasPopup", "false"),
    ("autocomplete", ""),
    ("multiselectable", "false"),
    ("modal", "false"),
    ("level", ""),
];

/// So much of what was typed is enough.
const LONGEST: usize = 80;

/// The tree of the page that Chromium shows.
///
/// # Errors
/// If the browser does not tell it.
pub async fn read(driver: &WebDriver) -> Result<String> {
    let cdp = driver.cdp();
    cdp.send_raw("Accessibility.enable", json!({})).await?;
    let tree = cdp
        .send_raw("Accessibility.getFullAXTree", json!({}))
        .await?;
    // Off again: a browser that keeps it up to date is a slower one.
    cdp.send_raw("Accessibility.disable", json!({})).await?;
    let nodes = tree["nodes"].as_array().context("there is no tree")?;
    Ok(render(nodes))
}

fn render(nodes: &[Value]) -> String {
    let by_id = nodes.iter().map(|n| (string(&n["nodeId"]), n)).collect();
    let mut text = String::new();
    if let Some(root) = nodes.first() {
        write_node(root, &by_id, 0, "", &mut text);
    }
    text
}

/// Writes a node and what is in it; `said` is the name of what it is in.
fn write_node(
    node: &Value,
    nodes: &HashMap<&str, &Value>,
    depth: usize,
    said: &str,
    text: &mut String,
) {
    let role = string(&node["role"]["value"]);
    let name = string(&node["name"]["value"]);
    let silent = node["ignored"] == true || role == "InlineTextBox" || role == "LineBreak";
    let plain = matches!(role, "generic" | "none" | "LayoutTable") && name.is_empty();
    let again = role == "StaticText" && said.contains(name.trim());
    let (mut inside, mut spoken) = (depth, said);
    if !silent && !plain && !again {
        let line = line(node, role, name);
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}{line}", "  ".repeat(depth));
        let value = string(&node["value"]["value"]);
        (inside, spoken) = (depth + 1, if value.is_empty() { name } else { value });
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.get(string(id)) {
            write_node(child, nodes, inside, spoken, text);
        }
    }
}

fn line(node: &Value, role: &str, name: &str) -> String {
    let role = match role {
        "RootWebArea" => "page",
        "StaticText" => "text",
        "LabelText" => "label",
        "DescriptionList" => "description list",
        "DescriptionListTerm" => "term",
        "DescriptionListDetail" => "definition",
        "DisclosureTriangle" => "disclosure",
        other => other,
    };
    let mut line = role.to_owned();
    if !name.is_empty() {
        let _ = write!(line, " \"{}\"", masked(name));
    }
    let value = string(&node["value"]["value"]);
    if !value.is_empty() {
        let begins: String = value.chars().take(LONGEST).collect();
        let more = if begins.len() < value.len() {
            "…"
        } else {
            ""
        };
        let _ = write!(line, " = \"{}{more}\"", masked(&begins));
    }
    for (state, silent) in STATES {
        let Some(value) = property(node, state).filter(|value| value != silent) else {
            continue;
        };
        let _ = match value.as_str() {
            "true" => write!(line, ", {state}"),
            "false" => write!(line, ", not {state}"),
            value => write!(line, ", {state} {value}"),
        };
    }
    // Only where it is said, not in everything inside.
    let is_region = matches!(role, "status" | "alert") || property(node, "root").is_some();
    if let Some(live) = property(node, "live").filter(|_| is_region) {
        let _ = write!(line, ", live {live}");
    }
    let description = string(&node["description"]["value"]);
    if !description.is_empty() {
        let _ = write!(line, ", described as \"{}\"", masked(description));
    }
    line
}

fn property(node: &Value, name: &str) -> Option<String> {
    let all = node["properties"].as_array()?;
    let found = all.iter().find(|p| p["name"] == name)?;
    Some(match &found["value"]["value"] {
        Value::String(value) => value.clone(),
        other => other.to_string(),
    })
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Without what differs from run to run: withdrawal codes and key ids.
fn masked(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let key = bare.len() == 16 && bare.chars().all(|c| c.is_ascii_hexdigit());
        let mask = if key {
            "(KEY)"
        } else if WithdrawalCode::parse(bare).is_ok() {
            "(CODE)"
        } else {
            return word.to_owned();
        };
        word.replace(bare, mask)
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_not_said_twice_and_boxes_are_left_out() {
        let nodes = [
            json!({ "nodeId": "1", "role": { "value": "RootWebArea" },
                    "name": { "value": "Page" }, "childIds": ["2"] }),
            json!({ "nodeId": "2", "role": { "value": "generic" }, "childIds": ["3"] }),
            json!({ "nodeId": "3", "role": { "value": "button" }, "name": { "value": "Go" },
                    "properties": [{ "name": "pressed", "value": { "value": "true" } }],
                    "childIds": ["4"] }),
            json!({ "nodeId": "4", "role": { "value": "StaticText" }, "name": { "value": "Go" } }),
        ];
        assert_eq!(render(&nodes), "page \"Page\"\n  button \"Go\", pressed\n");
    }

    #[test]
    fn the_key_of_the_run_is_masked() {
        assert_eq!(masked("Key: 0123456789abcdef."), "Key: (KEY).");
    }
}
