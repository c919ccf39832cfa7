//! The survey and story form, in the browser.
