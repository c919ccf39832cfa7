// <code-of-care-survey>: brings the survey into a page, in a frame of the
// campaign's own site, so that nothing on the page around can read it.
// What the element holds (a link to the survey) is shown until the frame has
// spoken. If it holds the frame itself, which browsers then fetch at the same
// time as this script, that is the one.
// Building takes the comments that stand on lines of their own away.
(() => {
  const name = "code-of-care-survey";
  if (customElements.get(name)) return;
  const home = new URL(document.currentScript.src).origin;
  // Those on the page, each with its frame once it has one.
  const all = new Map();

  // Style sheets made by script, which no policy forbids. The room is kept
  // while the frame is on its way and given back if it cannot come; once it is
  // there, nothing of the page's own styles reaches it.
  const sheet = (text) => {
    const sheet = new CSSStyleSheet();
    // A frame that the page brought stands in the slot that has a name.
    sheet.replaceSync("[name]::slotted(*){all:initial!important}iframe,[name]::slotted(*){width:100%!important;height:var(--code-of-care-height,1000px)!important;border:0!important;" + text + "}");
    return [sheet];
  };
  // Seen through, not hidden: browsers do not draw a hidden frame, so that it
  // would not know its height.
  const waiting = sheet("position:absolute;left:0;opacity:0;pointer-events:none}:host{display:block;position:relative;min-height:1000px");
  const failed = sheet("display:none");
  const open = sheet("display:block!important;color-scheme:light dark!important}slot:not([name]){display:none}:host(:not([hidden])){all:initial!important;display:block!important");

  const tell = (element, what, detail) =>
    element.dispatchEvent(new CustomEvent("code-of-care:" + what, { bubbles: true, detail }));

  // Nothing is asked for before the element comes near. By then the page's
  // styles are in, too, and with them how the frame should look.
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting && all.has(target)) load(target);
  }, { rootMargin: "600px" });

  function load(element) {
    near.unobserve(element);
    const shadow = element.shadowRoot;
    const given = (name) => element.getAttribute(name);
    const found = element.querySelector("iframe");
    const brought = found?.src.startsWith(home + "/survey/") && found;
    const address = new URL(brought ? brought.src : "/survey/", home);
    // What the frame's own address says stands, but for the element's word.
    const search = address.searchParams;
    const add = (to, wishes) => {
      for (const [name, value] of wishes) if (value) to.set(name, value);
      return to;
    };
    add(search, [["embed", given("name")], ["lang", given("language") || !search.has("lang") && element.closest("[lang]")?.lang]]);
    // What follows the # is for the frame alone: no server hears of it.
    const style = getComputedStyle(element);
    address.hash = add(new URLSearchParams(address.hash.slice(1)), "heading-level theme accent accent-dark font radius".split(" ").map(
      (key) => [key, given(key) || style.getPropertyValue("--code-of-care-" + key).trim()],
    ));
    const frame = brought || document.createElement("iframe");
    all.set(element, frame);
    // What a policy forbids is loaded empty, or fails in Firefox.
    frame.onload = frame.onerror = () => setTimeout(() => {
      if (shadow.adoptedStyleSheets[0] === waiting[0]) show(shadow, frame, failed);
    }, 4000);
    if (brought) {
      // Browsers can lose a move that is asked for while another comes to its
      // end, so the frame is told again where to be once it has spoken.
      if (brought.src !== address.href) brought.contentWindow.location.replace(address);
      brought.ask = () => brought.contentWindow?.postMessage({ codeOfCare: 1, again: address.href }, "*");
      // One that was there first says again what it has said; not asked at once,
      // as most are on their way and will speak by themselves.
      setTimeout(brought.ask, 500);
      return;
    }
    frame.title = given("title") || "Survey";
    frame.referrerPolicy = "no-referrer";
    frame.src = address;
    shadow.append(frame);
  }

  function show(shadow, frame, how) {
    shadow.adoptedStyleSheets = how;
    frame.slot = "frame";
  }

  function message({ source, origin, data }) {
    if (origin !== home || data?.codeOfCare !== 1) return;
    for (const [element, frame] of all) {
      if (frame?.contentWindow !== source) continue;
      const shadow = element.shadowRoot;
      if (shadow.adoptedStyleSheets[0] !== open[0]) {
        show(shadow, frame, open);
        tell(element, "ready");
        frame.ask?.();
      }
      const height = Math.ceil(data.height / 200) * 200;
      if (height > 0 && height < 1e5) {
        frame.style.setProperty("--code-of-care-height", height + "px");
        tell(element, "resize", { height });
      }
      if (data.refused) console.warn(name, data.refused);
      if (data.entered) entered = element;
      if (data.leave) leave(element);
    }
  }

  // Leaving quickly: blank first, then every frame forgets, then away.
  const blank = (display) => document.documentElement.style.setProperty("display", display, "important");
  function leave(element) {
    blank("none");
    for (const frame of all.values()) frame?.contentWindow.postMessage({ codeOfCare: 1, leave: true }, home);
    const exit = element.getAttribute("exit");
    location.replace(/^https?:/i.test(exit) ? exit : "https://www.bbc.co.uk/weather");
  }

  // Shift three times, by itself, each within five seconds of the one before.
  // It counts once a frame has said that the person is in it, which the focus of
  // this page shows too late: no page is left under somebody who has nothing to
  // do with the survey.
  let entered, alone, pressed = 0, timer;
  function keyup({ key, type }) {
    if (key !== "Shift") alone = pressed = 0;
    else if (type === "keydown") alone = 1;
    else if (alone && all.has(entered)) {
      alone = 0;
      clearTimeout(timer);
      timer = setTimeout(() => (pressed = 0), 5000);
      if (++pressed > 2) leave(entered);
    }
  }
  // Whoever comes back to the page finds it as new.
  function pageshow({ persisted }) {
    if (!persisted) return;
    blank("");
    for (const element of [...all.keys()]) element.replaceWith(element);
  }

  const hears = { message, keydown: keyup, keyup, pageshow };
  const listen = (how) => {
    if (!all.size) for (const type in hears) window[how](type, hears[type], true);
  };

  customElements.define(name, class extends HTMLElement {
    connectedCallback() {
      if (!this.isConnected) return;
      listen("addEventListener");
      all.set(this);
      const shadow = this.shadowRoot || this.attachShadow({ mode: "open" });
      const [rest, brought] = [0, 0].map(() => document.createElement("slot"));
      brought.name = "frame";
      shadow.replaceChildren(rest, brought);
      shadow.adoptedStyleSheets = waiting;
      near.observe(this);
    }

    disconnectedCallback() {
      near.unobserve(this);
      all.delete(this);
      listen("removeEventListener");
      if (entered === this) entered = 0;
      this.shadowRoot?.replaceChildren();
    }

    // Moved without being taken away (moveBefore): the frame stays, and what
    // was typed in it.
    connectedMoveCallback() {}
  });
})();
