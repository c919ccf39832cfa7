// Waits for news of the preview: loads the page again where it was, or shows over
// it what is wrong. Only the preview sends this; a built site has no trace of it.
(() => {
  const place = `preview:${location.pathname}`;
  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    const [x, y] = kept.split(",").map(Number);
    history.scrollRestoration = "manual";
    addEventListener("load", () => scrollTo(x, y));
  }

  const again = () => {
    sessionStorage.setItem(place, `${scrollX},${scrollY}`);
    location.reload();
  };

  const box = document.createElement("section");
  box.className = "preview-mistakes";
  box.setAttribute("role", "alert");
  box.setAttribute("aria-label", "What is wrong");
  const head = document.createElement("header");
  const title = document.createElement("p");
  const none = document.title === "Preview";
  title.textContent = none ? "Not built." : "Not built: this is the last good page.";
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Show the page";
  const words = document.createElement("pre");
  words.tabIndex = 0;
  close.addEventListener("click", () => box.remove());
  head.append(title, close);

  // What happened, where, and what to do are easier to find among excerpts.
  const kinds = [
    [/^error/, "preview-error"],
    [/^ *--> /, "preview-place"],
    [/^ *= help:/, "preview-help"],
  ];
  const line = (text) => {
    const kind = kinds.find(([form]) => form.test(text));
    const shown = document.createElement("span");
    if (kind) shown.className = kind[1];
    shown.textContent = `${text}\n`;
    return shown;
  };

  const show = (mistakes) => {
    words.replaceChildren(...mistakes.split("\n").map(line));
    box.replaceChildren(head, words);
    document.body.append(box);
  };

  // The file of this page, and everything that it has loaded.
  const own = () => {
    const files = performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname);
    const page = location.pathname.endsWith("/") ? `${location.pathname}index.html` : location.pathname;
    return new Set([page, ...files]);
  };

  let first;
  const source = new EventSource("/_preview/news");
  source.addEventListener("message", (event) => {
    const news = JSON.parse(event.data);
    if (news.mistakes !== null) {
      show(news.mistakes);
    } else {
      box.remove();
      const files = own();
      const touched = news.changed.some((path) => files.has(`/${path}`) || path === "404.html");
      // The first news after a connection was lost may be of several builds.
      const missed = first !== undefined && news.build > first + 1;
      const came = news.build > 0 && none;
      if ((first !== undefined && news.build > first && (touched || missed)) || came) again();
    }
    first = news.build;
  });
})();
