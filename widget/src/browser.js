// What the form asks of the browser, where that is said in fewer words here.
// `cargo xtask widget` puts it into the glue, which calls it by these names.

const attempt = (what) => {
  try {
    return what();
  } catch {}
};

// The characters of a text as a person sees them, so that a letter with its
// accents or an emoji with its colour is one; code points where the browser
// cannot tell.
const count = (text) =>
  [...(Intl.Segmenter ? new Intl.Segmenter().segment(text) : text)].length;

// The category of a whole number in a language.
const category = (number, language) => new Intl.PluralRules(language).select(number);

const replace = (pattern, text, by) => text.replace(new RegExp(pattern, "g"), by);

// One that has the focus loses it first: its words may have changed, and screen
// readers speak on arrival only.
function focus(element) {
  element.blur();
  element.focus();
}

function mark(box, from, to) {
  box.focus();
  box.setSelectionRange(from, to);
}

const unmark = () => getSelection()?.removeAllRanges();

// The older of the two ways to copy: it needs no permission, which a frame on
// another site's page does not have. The words stay marked either way.
function copy(element) {
  getSelection()?.selectAllChildren(element);
  return document.execCommand("copy");
}

function say(tree, words) {
  for (const place of tree.querySelectorAll("[data-said]")) place.textContent = words;
}

// Scrolls a list so that one of its items is in view, and nothing else.
function reveal({ parentElement: list, offsetTop: top, offsetHeight: height }) {
  list.scrollTop = Math.max(top + height - list.clientHeight, Math.min(top, list.scrollTop));
}

// Some browsers send an event without a key when they fill a field in.
const key = (event) => event.key || "";

// Anything but a number is another page's, and stands for the start.
const step = () => (Number.isInteger(history.state) ? history.state : 0);

const push_step = (step) => attempt(() => history.pushState(step, ""));

function mark_step(step) {
  const unmarked = history.state === null;
  if (unmarked) attempt(() => history.replaceState(step, ""));
  return unmarked;
}

const listen = (target, name, handler) =>
  (target ?? window).addEventListener(name, handler, !target);

// In place of what was to come before.
function later(then, milliseconds, before) {
  clearTimeout(before);
  return setTimeout(then, milliseconds);
}

const embed = () => new URLSearchParams(location.search).get("embed");

const is_online = () => navigator.onLine;

const go_back = () => history.back();

// To the top of the page, or of the form within one.
const scroll_up = (form) => (form ? form.scrollIntoView() : scrollTo(0, 0));

const is_framed = () => parent !== window;

const SAVED = "code-of-care";

// There may be no storage, or none that may be asked.
const load = () => attempt(() => localStorage.getItem(SAVED));

const save = (text) =>
  attempt(() => (text === undefined ? localStorage.removeItem(SAVED) : localStorage.setItem(SAVED, text)));

const pause = () => new Promise((done) => setTimeout(done));

// Throws where the browser has no random bytes.
const random = (bytes) => crypto.getRandomValues(bytes);

// Nothing of the person's or the page's goes with a request.
function request(address, method, body, patience) {
  const controller = new AbortController();
  // After a reply it does nothing.
  setTimeout(() => controller.abort(), patience);
  return new Request(address, {
    method,
    body,
    signal: controller.signal,
    mode: "cors",
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
    referrerPolicy: "no-referrer",
  });
}
