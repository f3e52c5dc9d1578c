// @ts-check
// The buttons of a listing: one copies its command, one has the public playground run it where
// press says that it finishes there. Nothing is asked of another host before the reader clicks.
"use strict";

(() => {
  const PLAYGROUND = "https://play.rust-lang.org/";
  /** How long the playground may take, in milliseconds. */
  const PATIENCE = 30_000;
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

  /** What the playground says to the program. @param {string} code @param {string} edition */
  async function evaluate(code, edition) {
    const response = await fetch(`${PLAYGROUND}evaluate.json`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ version: "stable", optimize: "0", code, edition }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`it answered with ${response.status}`);
    const answer = await response.json();
    const result = answer.result || answer.error;
    if (typeof result !== "string") throw new Error("its answer has no output");
    return result.trim() === "" ? "[no output]\n" : result;
  }

  /** @param {unknown} error */
  function reason(error) {
    if (!(error instanceof Error)) return "it could not be asked";
    if (error.name === "TimeoutError") return `it did not answer within ${PATIENCE / 1000} seconds`;
    return error instanceof TypeError ? "it could not be reached" : error.message;
  }

  /** Adds the button that asks the playground. @param {HTMLElement} listing @param {Element} head */
  function offerRun(listing, head) {
    const program = listing.querySelector("pre");
    const code = program?.querySelector("code")?.textContent;
    if (!program || !code) return;
    const name = head.querySelector("a, b")?.textContent ?? "";
    const run = button("Run", `Run ${name} on play.rust-lang.org`);
    run.title = "Sends the program to play.rust-lang.org";
    const result = document.createElement("div");
    result.className = "playground-result";
    result.setAttribute("role", "status");
    program.after(result);
    run.addEventListener("click", async () => {
      if (run.getAttribute("aria-disabled") === "true") return;
      run.setAttribute("aria-disabled", "true");
      result.textContent = "Waiting for play.rust-lang.org …";
      const says = document.createElement("p");
      const shown = document.createElement("pre");
      const text = shown.appendChild(document.createElement("code"));
      text.className = "language-console hljs";
      text.tabIndex = 0;
      text.setAttribute("role", "region");
      text.setAttribute("aria-label", `Output of ${name} from play.rust-lang.org`);
      try {
        text.textContent = await evaluate(code, listing.dataset.playground ?? "");
        says.textContent =
          "From play.rust-lang.org, just now. If the program ends well, it leaves out what was written to the standard error.";
        result.replaceChildren(says, shown);
      } catch (error) {
        says.textContent = `play.rust-lang.org has not run it: ${reason(error)}.`;
        result.replaceChildren(says);
      }
      run.removeAttribute("aria-disabled");
    });
    head.append(run);
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
      const listing = head.closest(".listing");
      if (!(command instanceof HTMLElement) || !(listing instanceof HTMLElement)) continue;
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
      if (listing.dataset.playground) offerRun(listing, head);
    }
  }

  start();
})();
