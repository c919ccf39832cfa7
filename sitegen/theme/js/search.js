// Looks through the index that was made with the site: small files, of which this
// loads the few that a query needs. What is typed goes nowhere. The form of the
// files is told in sitegen/src/search/mod.rs, with which the rules for words agree.

const SHOWN = 10;
const FOLDS = { ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th", ς: "σ" };
const TAILS = /^(?:|[srniwum]|ch|th)$/;
const LETTER = "[\\p{Alphabetic}\\p{N}]";
const WORD = new RegExp(`${LETTER}(?:${LETTER}|')*`, "gu");
/** A word as it stands in a text, with accents and apostrophes of any kind. */
const WRITTEN = /[\p{Alphabetic}\p{N}][\p{Alphabetic}\p{N}\p{M}'’ʼ\u00ad]*/gu;
const APART = { women: "woman", children: "child", news: "news" };

/** The words of a text, in lower case and without accents. */
export function words(text) {
  const plain = text
    .normalize("NFKD")
    .replace(/[\p{M}\u00ad]/gu, "")
    .replace(/[’ʼ]/g, "'")
    .toLowerCase()
    .replace(/[øđðłıßæœþς]/g, (letter) => FOLDS[letter]);
  return (plain.match(WORD) || []).map((word) => {
    const [start, ...rest] = word.split("'");
    const tail = rest.join("");
    return [...(TAILS.test(tail) ? start : start + tail)].slice(0, 32).join("");
  });
}

/** The singular of an English word, as the index has it. */
export function stem(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (Object.hasOwnProperty.call(APART, word)) return APART[word];
  if (word.endsWith("wives")) return word.slice(0, -3) + "fe";
  if (/[^ae]ies$/.test(word) && word.length > 4) return word.slice(0, -3) + "y";
  return word.replace(/([^usi])s$/, "$1").replace(/(ss|x|ch|sh|zz)e$/, "$1");
}

/** What a query asks for: each word as typed and as a singular; the last may be a beginning. */
export function asked(query) {
  const found = words(query);
  return found.map((word, at) => ({
    terms: new Set([word, stem(word)]),
    start: at === found.length - 1 && /\S$/.test(query) && word.length > 2 ? word : null,
  }));
}

const fits = ({ terms, start }, term) => terms.has(term) || (start !== null && term.startsWith(start));

/** Every term of a shard with its postings: [page, weight] each. */
function* entries(bytes) {
  const text = new TextDecoder();
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const term = new Uint8Array(256);
  while (at < bytes.length) {
    const shared = number();
    const length = number();
    term.set(bytes.subarray(at, at + length), shared);
    at += length;
    const end = number() + at;
    const postings = () => {
      const found = [];
      for (let page = 0; at < end; ) {
        const both = number();
        page += both >>> 3;
        found.push([page, both & 7]);
      }
      return found;
    };
    yield [text.decode(term.subarray(0, shared + length)), postings];
    at = end;
  }
}

/** An index behind the function that loads its files. */
export class Index {
  constructor(load) {
    this.load = load;
    this.loaded = new Map();
  }

  /** The file of this name; the manifest has none. */
  file(name) {
    if (!this.loaded.has(name)) this.loaded.set(name, this.load(name));
    return this.loaded.get(name);
  }

  /** The names of the shards with what one word asks for. */
  shards(manifest, { terms, start }) {
    const names = Object.keys(manifest.shards);
    const found = new Set(start === null ? [] : names.filter((name) => name.startsWith(start)));
    for (const term of [...terms, ...(start === null ? [] : [start])]) {
      const holding = names.filter((name) => term.startsWith(name));
      if (holding.length) found.add(holding.reduce((a, b) => (a.length > b.length ? a : b)));
    }
    return [...found];
  }

  /** How well each page fits one word. */
  async pages(manifest, word) {
    const best = new Map();
    const files = this.shards(manifest, word).map((name) => this.file(`${manifest.shards[name]}.bin`));
    for (const bytes of await Promise.all(files)) {
      for (const [term, postings] of entries(bytes)) {
        if (!fits(word, term)) continue;
        const found = postings();
        const rare = Math.log(1 + manifest.pages / found.length) * (word.terms.has(term) ? 1 : 0.6);
        for (const [page, weight] of found) best.set(page, Math.max(best.get(page) || 0, weight * rare));
      }
    }
    return best;
  }

  /** The numbers of the pages with all the words or, if there is none, with most of them; best first. */
  async find(query) {
    const manifest = await this.file("");
    const found = new Map();
    const each = asked(query);
    for (const best of await Promise.all(each.map((word) => this.pages(manifest, word)))) {
      for (const [page, score] of best) {
        const [many, sum] = found.get(page) || [0, 0];
        found.set(page, [many + 1, sum + score]);
      }
    }
    let most = 0;
    for (const [many] of found.values()) most = Math.max(most, many);
    const pages = [...found].filter(([, [many]]) => many === most);
    pages.sort(([a, [, one]], [b, [, other]]) => other - one || a - b);
    return { pages: pages.map(([page]) => page), all: most === each.length };
  }

  /** How a page is shown: [address, title, description, language]. */
  async card(page) {
    const { cards, chunk } = await this.file("");
    return (await this.file(`${cards[Math.floor(page / chunk)]}.json`))[page % chunk];
  }
}

/** Puts a text into an element, with the words that were asked for marked. */
function marked(element, text, each) {
  let done = 0;
  for (const { 0: written, index } of text.matchAll(WRITTEN)) {
    const fit = (term) => each.some((word) => fits(word, term));
    if (!words(written).some((term) => fit(term) || fit(stem(term)))) continue;
    const mark = document.createElement("mark");
    mark.textContent = written;
    element.append(text.slice(done, index), mark);
    done = index + written.length;
  }
  element.append(text.slice(done));
  return element;
}

function start(form) {
  const { index: address, assets, none, one, many, some, failed } = form.dataset;
  const box = form.querySelector("input");
  const list = document.getElementById("search-results");
  const status = document.getElementById("search-status");
  const more = document.getElementById("search-more");
  const index = new Index(async (name) => {
    const answer = await fetch(name ? assets + name : address, name ? {} : { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.status);
    return name.endsWith(".bin") ? new Uint8Array(await answer.arrayBuffer()) : answer.json();
  });
  let turn = 0;
  let pages = [];

  const item = ([url, title, description, language]) => {
    const each = asked(box.value);
    const entry = document.createElement("li");
    entry.lang = language;
    const link = document.createElement("a");
    link.href = url;
    const about = document.createElement("p");
    entry.append(marked(link, title, each), marked(about, description, each));
    return entry;
  };

  const show = async (from, now) => {
    const cards = await Promise.all(pages.slice(from, from + SHOWN).map((page) => index.card(page)));
    if (now !== turn) return;
    if (!from) list.textContent = "";
    list.append(...cards.map(item));
    more.hidden = list.children.length >= pages.length;
  };

  /** Does what the newest turn asks for. A failure may come of a newer index: all is loaded again. */
  const attempt = async (work) => {
    const now = ++turn;
    try {
      await work(now);
    } catch {
      index.loaded.clear();
      if (now !== turn) return;
      list.textContent = "";
      more.hidden = true;
      status.textContent = failed;
    }
  };

  const search = () =>
    attempt(async (now) => {
      const query = box.value;
      const found = await index.find(query);
      if (now !== turn) return;
      pages = found.pages;
      await show(0, now);
      if (now !== turn) return;
      const count = pages.length;
      const said = !count ? none : !found.all ? some : count === 1 ? one : many;
      status.textContent = words(query).length ? said.replace("{number}", count) : "";
    });

  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  more.addEventListener("click", () =>
    attempt(async (now) => {
      const from = list.children.length;
      await show(from, now);
      const next = list.children[from];
      if (now === turn && next) next.querySelector("a").focus();
    }),
  );
  form.parentElement.classList.add("search-ready");
  box.value = new URLSearchParams(location.search).get("q") || "";
  if (box.value) search();
}

const form = document.getElementById("search-form");
if (form) start(form);
