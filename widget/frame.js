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

// A frame cannot grow by itself. Nothing but a height leaves it, rounded up so
// that the site around cannot tell one question from another.
if (window.parent !== window) {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height / 200) * 200;
    if (height > 0 && height !== told) {
      told = height;
      window.parent.postMessage({ codeOfCare: 1, height }, "*");
    }
  }).observe(document.body);
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
