// <code-of-care-survey>: brings the survey into a page, in a frame of the
// campaign's own site, so that nothing on the page around can read it.
// What the element holds (a link to the survey) is shown until the frame is in.
(() => {
  const home = new URL(document.currentScript.src).origin;
  const name = "code-of-care-survey";

  class Survey extends HTMLElement {
    connectedCallback() {
      if (this.frame) return;
      const address = new URL("/survey/", home);
      for (const [key, value] of [["embed", this.getAttribute("name")], ["lang", this.getAttribute("language") || this.getAttribute("lang")]]) {
        if (value) address.searchParams.set(key, value);
      }
      const frame = document.createElement("iframe");
      frame.src = address;
      frame.title = this.getAttribute("title") || "Survey";
      frame.referrerPolicy = "no-referrer";
      frame.allow = "";
      frame.loading = "lazy";
      frame.style.cssText = "display:block;width:100%;height:1000px;border:0;color-scheme:light dark";
      this.frame = frame;
      this.style.display = "block";
      this.hear = (event) => {
        if (event.source !== frame.contentWindow || event.origin !== home) return;
        const said = event.data;
        if (!said || said.codeOfCare !== 1) return;
        // It speaks, so it is there: the link is not needed any more.
        for (const child of [...this.childNodes]) if (child !== frame) child.remove();
        if (said.leave === true) location.replace(this.getAttribute("exit") || "https://www.bbc.co.uk/weather");
        else if (said.height > 0 && said.height < 100000) frame.style.height = said.height + "px";
      };
      addEventListener("message", this.hear);
      this.append(frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this.hear);
      this.frame?.remove();
      this.frame = null;
    }
  }

  if (!customElements.get(name)) customElements.define(name, Survey);
})();
