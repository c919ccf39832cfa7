// The script of a page with the survey, which stands in the page itself: switches
// languages, leaves quickly, tells the page around a frame how high it should be,
// and brings the form in. Whatever is pressed before the form is there counts.

// On the campaign's other pages the survey stands in a shadow root. Browsers that
// do not read one from HTML have left a template there.
const host = document.querySelector("[data-survey]");
const unread = host?.querySelector("template");
if (unread) host.attachShadow({ mode: "open" }).append(unread.content);
const root = (host?.shadowRoot || document).getElementById("code-of-care");
// What says which language the survey is in: the page, if that is all there is.
const tongue = root.closest("html") || root;
const pages = [...root.querySelectorAll("[data-start-page]")];
const find = (name) => [...root.querySelectorAll(`[${name}]`)];
const shown = () => pages.find((page) => !page.hidden);
// The start page in the language that the form is in, too.
const here = () => pages.find((page) => page.lang === tongue.lang);
const reveal = (name, on) => find(name).forEach((words) => (words.hidden = !on));

// The languages are all on the page already; showing one asks for nothing.
function show(language) {
  const plain = (language || "").split("-")[0].toLowerCase();
  const chosen = pages.find((page) => page.lang === plain) || pages[0];
  for (const page of pages) page.hidden = page !== chosen;
  tongue.lang = chosen.lang;
  return chosen;
}

for (const button of find("data-language")) {
  button.onclick = () => {
    const { language } = button.dataset;
    show(language).querySelector(`[data-language="${language}"]`).focus();
  };
}

// HTML allows one `main` that is not hidden itself, wherever it stands.
reveal("data-first", true);
show(new URLSearchParams(location.search).get("lang"));

// --- Leaving quickly, before the form is there and after ---

const framed = window.parent !== window;
// What was said is kept: the page around may begin to listen later.
const said = {};
function tell(what) {
  Object.assign(said, what);
  window.parent.postMessage({ codeOfCare: 1, ...what }, "*");
}
let gone, leaving, alone, presses = 0, timer;

// Hides everything at once; then the form forgets everything; and in the place
// of the page there is nothing but one plain line.
function blank() {
  gone = document.body.hidden = true;
  dispatchEvent(new Event("code-of-care:leave"));
  const { dataset, lang } = here();
  document.documentElement.lang = lang;
  // Piece by piece: a site's policy may forbid to read elements from a text.
  const [main, line] = ["main", "h1"].map((tag) => document.createElement(tag));
  main.className = "coc-main";
  line.className = "coc-left";
  line.textContent = document.title = dataset.left;
  main.append(line);
  document.body.replaceChildren(main);
}

// In a frame it is the page around that must go. One that does not answer soon
// is moved from here, which browsers allow right after a press; where they do
// not, what stays is a page that says nothing.
function leave() {
  if (gone) return;
  const { exit } = root.dataset;
  blank();
  setTimeout(() => (document.body.hidden = false), 500);
  if (!framed) return location.replace(exit);
  tell({ leave: true });
  leaving = setTimeout(() => window.top.location.replace(exit), 300);
}

// The form's own button, too.
root.addEventListener("click", ({ target }) => target.closest("[data-leave]") && leave());

// Shift three times, each by itself and within five seconds of the one before.
function say(words) {
  for (const place of [...find("data-told"), ...find("data-said")]) place.textContent = words;
}

addEventListener("keydown", ({ key }) => {
  alone = key === "Shift";
  if (!alone) presses = 0;
});

addEventListener("keyup", ({ key }) => {
  if (key !== "Shift" || !alone || gone) return;
  alone = false;
  clearTimeout(timer);
  timer = setTimeout(() => say("", (presses = 0)), 5000);
  if (++presses > 2) leave();
  else say(here().dataset.presses.split("|")[presses - 1]);
});

// Whoever comes back finds the page as new.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && gone) location.reload();
});

// --- The page around a frame ---

// Nothing leaves the frame but its height, rounded up so that the site around
// cannot tell one question from another, that somebody has come into it, the
// wish to leave, and which of the page's wishes for its look could not be obeyed.
if (framed) {
  let told = 0;
  const measure = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height / 200) * 200;
    if (height > 0 && height !== told) tell({ height: (told = height) });
  };
  // Now, as what is out of sight is not drawn, and so not observed either.
  measure();
  new ResizeObserver(measure).observe(document.body);

  // Once, since each move of the focus would tell how far somebody is.
  addEventListener("focus", () => tell({ entered: true }), { capture: true, once: true });

  // The page around is being left, or has only begun to listen.
  addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.codeOfCare !== 1) return;
    const { again } = data;
    // It names the address that the frame should have; loaders of before do not.
    if (again && again !== location.href && String(again).startsWith(location.origin + "/survey/")) location.replace(again);
    else if (again) tell(said);
    if (data.leave !== true) return;
    clearTimeout(leaving);
    if (!gone) blank();
  });

  // How the form should look; again if the page around says so late.
  const dress = () => {
    const wishes = new URLSearchParams(location.hash.slice(1));
    if (![...wishes].length) return;
    import(root.dataset.look).then(({ look }) => look(wishes, (refused) => tell({ refused }))).catch(console.error);
  };
  dress();
  addEventListener("hashchange", dress);
}

// Printed while the form is open, a page prints the form alone.
addEventListener("beforeprint", () => host?.toggleAttribute("data-open", find("data-first").some((first) => first.hidden)));

// --- The form ---

// What was pressed; whether the form is there; how often it did not come.
let pressed, ready, failed, tries = 0;

function wait(on) {
  reveal("data-loading", on);
  for (const button of find("data-start")) button.setAttribute("aria-busy", on);
}

for (const button of find("data-start")) {
  button.addEventListener("click", () => {
    if (ready) return;
    wait((pressed = true));
    if (failed) load();
  });
}

// A browser may remember that a script did not come; another address is another try.
const again = (address) => (tries ? `${address}?${tries}` : address);

// In the only way that makes every browser take what was loaded ahead.
async function get(address) {
  const reply = await fetch(again(address), { mode: "no-cors", credentials: "include" });
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return new Uint8Array(await reply.arrayBuffer());
}

async function bring() {
  const { glue, wasm, plain, bundle } = root.dataset;
  const file = get(bundle);
  if (self.WebAssembly) {
    const [form, module, words] = await Promise.all([import(again(glue)), get(wasm), file]);
    try {
      await form.instantiate(module);
      return () => form.start(root, words);
    } catch (error) {
      if (!plain) throw error;
      console.warn(error);
    }
  }
  // Switched off, or not allowed here: the same program in plain JavaScript.
  const [form, words] = await Promise.all([import(again(plain)), file]);
  return () => form.open(root, words);
}

function load() {
  failed = false;
  reveal("data-failed");
  reveal("data-offline");
  bring().then((start) => {
    if (gone) return;
    start();
    ready = true;
    wait(false);
    if (pressed) shown().querySelector("[data-start]").click();
  }).catch((error) => {
    console.error(error);
    tries++;
    failed = true;
    wait((pressed = false));
    // What a browser says of a connection that is not there, or breaks.
    reveal(error instanceof TypeError ? "data-offline" : "data-failed", true);
  });
}

addEventListener("online", () => failed && load());
load();
