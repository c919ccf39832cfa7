// The frame page's script: brings the form in, says so when it cannot come,
// and tells the page around how high the frame should be.

const root = document.getElementById("code-of-care");
const pages = [...root.querySelectorAll("[data-start-page]")];
const find = (name) => [...root.querySelectorAll(`[${name}]`)];

// The languages are all on the page already; showing one asks for nothing.
function show(language) {
  const plain = language?.split("-")[0].toLowerCase();
  const chosen = pages.find((page) => page.lang === plain) ?? pages[0];
  for (const page of pages) page.hidden = page !== chosen;
  document.documentElement.lang = chosen.lang;
  return chosen;
}

for (const button of find("data-language")) {
  button.addEventListener("click", () => {
    show(button.dataset.language)
      .querySelector(`[data-language="${button.dataset.language}"]`)
      ?.focus();
  });
}

// --- Leaving quickly, and the page around the frame ---

const framed = window.parent !== window;
const tell = (what) => window.parent.postMessage({ codeOfCare: 1, ...what }, "*");
let leaving;

// The form is blank and has forgotten everything when it says this. In a frame
// it is the page around that must go. One that does not answer soon is moved
// from here, which browsers allow right after a press; where they do not, what
// stays is a page that says nothing.
addEventListener("code-of-care:leave", ({ detail: address }) => {
  if (!framed) return location.replace(address);
  tell({ leave: true });
  leaving = setTimeout(() => window.top.location.replace(address), 300);
});

// Nothing leaves the frame but its height, rounded up so that the site around
// cannot tell one question from another, the wish to leave, and which of the
// page's wishes for its look could not be obeyed.
if (framed) {
  let told = 0;
  const measure = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height / 200) * 200;
    if (height > 0 && height !== told) tell({ height: (told = height) });
  };
  // Now, as what is out of sight is not drawn, and so not observed either.
  measure();
  new ResizeObserver(measure).observe(document.body);

  // The page around is being left: blank first, then what is heard when a page
  // goes, upon which the form forgets everything.
  addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.codeOfCare !== 1 || data.leave !== true) return;
    clearTimeout(leaving);
    document.body.hidden = true;
    dispatchEvent(new Event("pagehide"));
  });

  const wishes = new URLSearchParams(location.hash.slice(1));
  if ([...wishes].length) {
    import(root.dataset.look).then(({ look }) => look(wishes, (refused) => tell({ refused }))).catch(console.error);
  }
}

async function load() {
  const { glue, wasm, bundle } = root.dataset;
  const own = { credentials: "same-origin", referrerPolicy: "no-referrer" };
  const [form, file] = await Promise.all([
    import(glue),
    fetch(bundle, own).then((reply) => {
      if (!reply.ok) throw new Error(`${bundle}: ${reply.status}`);
      return reply.arrayBuffer();
    }),
    // Fetched now and not only once the program that reads it has come.
    fetch(wasm, own).then(async (reply) => {
      if (!reply.ok) throw new Error(`${wasm}: ${reply.status}`);
      return reply;
    }),
  ]).then(async ([form, file, module]) => {
    await form.default({ module_or_path: module });
    return [form, file];
  });
  form.start(root, new Uint8Array(file));
}

show(new URLSearchParams(location.search).get("lang"));
for (const words of find("data-loading")) words.hidden = false;
try {
  await load();
  for (const button of find("data-start")) button.disabled = false;
} catch (error) {
  console.error(error);
  for (const words of find("data-failed")) words.hidden = false;
}
for (const words of find("data-loading")) words.hidden = true;
