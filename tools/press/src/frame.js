// What can be scrolled sideways can be reached with the keyboard, in browsers that do not see to
// it themselves; what fits is no stop on the way.
"use strict";

(() => {
  function reach() {
    for (const it of document.querySelectorAll("main pre, main code, main table, main div, main figure")) {
      const scrolls = it.scrollWidth > it.clientWidth && /auto|scroll/.test(getComputedStyle(it).overflowX);
      if (scrolls && it.tabIndex < 0) {
        it.tabIndex = 0;
        it.dataset.reached = "";
      } else if (!scrolls && "reached" in it.dataset) {
        it.removeAttribute("tabindex");
        delete it.dataset.reached;
      }
    }
  }
  let due = 0;
  function soon() {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(reach);
  }
  addEventListener("load", reach);
  addEventListener("resize", soon);
  // A toggle does not bubble.
  document.addEventListener("toggle", soon, true);
})();
