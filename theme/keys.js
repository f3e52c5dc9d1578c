// @ts-check
// mdBook turns the page at the left and the right arrow key, wherever the focus is but in a field
// for text. In code, in the stepper and in a control the keys belong to those.
"use strict";

(() => {
  const OWN =
    "pre, code, thread-play, button, input, select, textarea, summary, audio, video, [contenteditable], [role], [tabindex]";

  /** Whether the node stands in something that has a use for the keys. @param {Node | null} node */
  function hasUse(node) {
    const element = node instanceof Element ? node : node?.parentElement;
    const found = element?.closest(OWN);
    // mdBook makes the whole page a landmark of its own.
    return found instanceof Element && !found.contains(document.querySelector("main"));
  }

  // mdBook listens on the document. Listening below it, after everything that is below ourselves,
  // leaves the key to the control and to the browser; in the capturing phase it would reach neither.
  document.documentElement.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const focused = event.composedPath()[0];
    // Code that was clicked has the caret, not the focus.
    const caret = document.getSelection()?.focusNode ?? null;
    const inCode = (caret instanceof Element ? caret : caret?.parentElement)?.closest("pre");
    if ((focused instanceof Node && hasUse(focused)) || inCode) event.stopPropagation();
  });
})();
