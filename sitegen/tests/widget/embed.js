customElements.define("code-of-care-survey", class extends HTMLElement {});
