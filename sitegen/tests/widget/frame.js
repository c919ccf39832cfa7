document.querySelector("[data-start]").disabled = false;
