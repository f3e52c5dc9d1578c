// What can be scrolled sideways shows it, and can be reached with the keyboard, in browsers that do
// not see to it themselves; what fits is no stop on the way.
"use strict";

(() => {
  /** Whether there is more at the end. @param {Element} it */
  function more(it) {
    it.toggleAttribute("data-more", it.scrollLeft + it.clientWidth < it.scrollWidth - 1);
  }
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
      if (it.matches("pre > code")) more(it);
    }
  }
  let due = 0;
  function soon() {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(reach);
  }
  addEventListener("load", reach);
  addEventListener("resize", soon);
  // Neither of them bubbles.
  document.addEventListener("toggle", soon, true);
  document.addEventListener(
    "scroll",
    ({ target }) => {
      if (target instanceof Element && target.matches("main pre > code")) more(target);
    },
    true,
  );
  // What a link leads to is unfolded, in browsers that do not see to it themselves.
  function unfold() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target?.closest("details:not([open])"); fold; fold = fold.closest("details:not([open])")) {
      fold.open = true;
      target.scrollIntoView();
    }
  }
  addEventListener("load", unfold);
  addEventListener("hashchange", unfold);
})();
