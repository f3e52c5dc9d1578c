// @ts-check
// The button of a listing, which copies its command.
"use strict";

(() => {
  /** How long a button says what it has done, in milliseconds. */
  const SAID = 2_000;

  /** @param {string} text @param {string} label */
  function button(text, label) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    // Begins with what can be seen, so that it can be spoken.
    made.setAttribute("aria-label", label);
    return made;
  }

  /** Puts a text into the clipboard; says whether it is there. @param {HTMLElement} element */
  async function copy(element) {
    try {
      await navigator.clipboard.writeText(element.textContent ?? "");
      return true;
    } catch {
      // Without the permission, as from a file in some browsers: the old way.
      const selection = getSelection();
      selection?.selectAllChildren(element);
      const done = document.execCommand("copy");
      if (done) selection?.removeAllRanges();
      return done;
    }
  }

  function start() {
    const main = document.querySelector("main");
    const heads = document.querySelectorAll(".listing-head");
    if (!main || heads.length === 0) return;
    const status = document.createElement("p");
    status.className = "copied-status";
    status.setAttribute("role", "status");
    main.append(status);
    for (const head of heads) {
      const command = head.querySelector("code");
      if (!(command instanceof HTMLElement)) continue;
      const copies = button("Copy", `Copy ${command.textContent}`);
      copies.addEventListener("click", async () => {
        const done = (await copy(command)) ? "Copied" : "Not copied";
        copies.textContent = done;
        status.textContent = `${done}: ${command.textContent}`;
        setTimeout(() => {
          copies.textContent = "Copy";
          status.textContent = "";
        }, SAID);
      });
      head.append(copies);
    }
  }

  start();
})();
