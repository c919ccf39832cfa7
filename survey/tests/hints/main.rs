//! Personal details in stories: how many of those that a reader would point out
//! are found, and how often something else is.

mod examples;
mod properties;
mod score;
