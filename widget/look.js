// How the page around wants the form to look, from what follows the # in the
// address. Loaded only where something does. A wish that people could not read
// is refused, and the page around is told which, and why.

const root = document.documentElement;
// Made by script, so that the frame's policy need not allow styles.
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ":root{}@media (prefers-color-scheme:light){:root{}}@media (prefers-color-scheme:dark){:root{}}",
);
const [always, light, dark] = [...sheet.cssRules].map((rule) => (rule.cssRules?.[0] ?? rule).style);

// What the browser makes of a value: nothing if it is none.
function computed(property, value) {
  const probe = document.createElement("p");
  probe.style.setProperty(property, value);
  document.body.append(probe);
  const found = probe.style.length ? getComputedStyle(probe).getPropertyValue(property) : "";
  probe.remove();
  return found;
}

// Red, green and blue from 0 to 1; nothing if it is no colour that covers.
function parts(colour) {
  const mixed = colour && computed("color", `color-mix(in srgb,${colour},${colour})`);
  const found = mixed.startsWith("color(srgb ") ? mixed.slice(11, -1).split(" ") : [];
  return found.length === 3 ? found.map((part) => Math.min(1, Math.max(0, +part))) : undefined;
}

function luminance(colour) {
  const [red, green, blue] = colour.map((c) => (c > 0.04045 ? ((c + 0.055) / 1.055) ** 2.4 : c / 12.92));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// How far two colours stand apart, as WCAG counts it: from 1 to 21.
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// What the styles, the site's own and these, keep for a light or a dark screen.
const schemes = [...document.styleSheets, sheet]
  .flatMap((own) => [...own.cssRules])
  .filter((rule) => rule.media?.mediaText.includes("prefers-color-scheme"))
  .map((rule) => [rule.media, rule.media.mediaText]);

// Shows the light or the dark side, or else what the screen asks for.
function turn(theme) {
  root.style.colorScheme = theme ?? "";
  for (const [media, text] of schemes) {
    media.mediaText = !theme ? text : text.includes(theme) ? "all" : "not all";
  }
}

// An accent stands on the paper as the colour of links and lines, and under
// the words of buttons.
function accent(value, theme, to) {
  const colour = parts(value);
  if (!colour) return "is not a colour that covers what is below it";
  turn(theme);
  const own = getComputedStyle(root);
  const grounds = ["--paper", "--paper-raised"].map((ground) => parts(own.getPropertyValue(ground).trim()));
  const least = Math.min(...grounds.filter(Boolean).map((ground) => contrast(colour, ground)));
  if (least < 4.5) {
    const ratio = Math.floor(least * 10) / 10;
    return `has a contrast of ${ratio}:1 with the ${theme} background and needs at least 4.5:1`;
  }
  const ink = contrast(colour, [0, 0, 0]) > contrast(colour, [1, 1, 1]) ? "#000" : "#fff";
  to.setProperty("--accent", `rgb(${colour.map((c) => Math.round(c * 255))})`);
  to.setProperty("--accent-ink", ink);
}

// Headings begin at this level on the page around: what is a first here is
// that there, for screen readers.
function headings(from) {
  const place = document.getElementById("code-of-care");
  const mark = () => {
    for (const heading of place.querySelectorAll("h1,h2,h3")) {
      const level = String(Math.min(6, +heading.tagName[1] + from - 1));
      if (heading.getAttribute("aria-level") !== level) heading.setAttribute("aria-level", level);
    }
  };
  mark();
  new MutationObserver(mark).observe(place, { childList: true, subtree: true });
}

/** Obeys the wishes; `refused(text)` hears of each that cannot be obeyed. */
export function look(wishes, refused) {
  // Each `obey` gives what is wrong with the value, if anything is.
  const wish = (name, obey) => {
    const value = wishes.get(name)?.slice(0, 200);
    const wrong = value && obey(value);
    if (wrong) refused(`${name}: "${value}" ${wrong}`);
  };
  wish("heading-level", (level) => {
    if (!/^[1-6]$/.test(level)) return "is not a number from 1 to 6";
    headings(+level);
  });
  wish("font", (fonts) => {
    if (!computed("font-family", fonts)) return "is not a list of fonts";
    always.setProperty("--font-text", fonts);
    always.setProperty("--font-display", fonts);
  });
  wish("radius", (length) => {
    const size = computed("border-top-left-radius", length);
    if (!/^[\d.]+px$/.test(size) || parseFloat(size) > 24) return "is not a length from 0 to 24px";
    always.setProperty("--radius", size);
  });
  let theme;
  wish("theme", (name) => {
    if (name === "light" || name === "dark") theme = name;
    else if (name !== "auto") return "is not light, dark or auto";
  });
  if (theme !== "dark") wish("accent", (value) => accent(value, "light", light));
  if (theme !== "light") {
    wish(wishes.get("accent-dark") ? "accent-dark" : "accent", (value) => accent(value, "dark", dark));
  }
  turn(theme);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
