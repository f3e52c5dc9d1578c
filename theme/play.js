// @ts-check
// The reader is the scheduler, in each <thread-play>. tools/explorer/src/json.rs describes its data;
// what is inside it stays for paper and for pages without scripts.
(() => {
"use strict";
/** So many states are looked at for what is possible. */
const MOST = 50000;
const FINISHED = 2;
/** Milliseconds between two steps of a schedule that is shown. */
const PACE = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 800;

/** @param {string} name @param {any} attributes @param {any[]} children */
const make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  made.append(...children);
  return made;
};
const color = (thread) => `t${thread && 1 + ((thread - 1) % 5)}`;

customElements.define("thread-play", class extends HTMLElement {
  data = /** @type {any} */ (null);
  /** The states so far, the step that led to each, and whether the reader chose it. @type {any[]} */
  past = [{ node: 0, printed: "", own: true }];
  /** Steps that are still to be shown. */
  queue = [];
  timer = 0;
  counted = new Map();
  /** The steps that can be taken; for a thread without any, its place alone. */
  choices = [];
  link = make("a", {}, "Link to this schedule");
  hold = this.button("", () => this.pause());

  connectedCallback() {
    const script = this.querySelector("script");
    if (!script || this.data) return;
    this.data = JSON.parse(script.text);
    const { name, call, source, outcomes, goals } = this.data;
    const inside = [...this.children].filter((child) => child !== script);
    // What takes the focus or scrolls is made once: whoever replaces it takes that from the reader.
    this.insertAdjacentHTML("beforeend", `<div class="stepper" role="group" aria-label="Stepper of ${name}">
      <p><b>You are the scheduler of <code></code></b></p>
      ${goals.length ? '<p>Show with your own choices that</p><ul class="goals"></ul>' : ""}
      <div class="source" tabindex="0" role="region" aria-label="Program ${name}"></div>
      <ul class="steps"></ul><p aria-live="polite"></p>
      <div class="state"><div><b>Shared state</b><ul></ul></div><div><b>Printed so far</b><pre></pre></div></div>
      <div class="tools"></div></div>
      <details><summary>All outcomes, without playing</summary></details>`);
    this.lastElementChild?.append(...inside);
    let code, tools;
    this.goals = this.querySelector(".goals");
    [code, this.program, this.steps, this.live, this.state, this.printed, tools] =
      this.querySelectorAll(".stepper :is(code, .source, .steps, [aria-live], .state ul, pre, .tools)");
    code.append(call);
    this.rows = source.map((text) => make("div", {}, make("i"), text || "\u200b"));
    this.program.append(...this.rows);
    tools.append(
      this.button("Undo", () => this.undo()),
      this.button("Restart", () => this.restart()),
      this.button("Random", () => this.random()),
      ...outcomes.map((_, number) => this.button(`Show outcome ${number + 1}`, () => this.go(number), `to ${number}`)),
      this.link);
    // A click on a text gives us the focus.
    this.tabIndex = -1;
    this.onkeydown = (event) => this.key(event);
    this.show();
    // Until then, other scripts move what is on the page.
    addEventListener("load", () => this.restore());
    addEventListener("hashchange", () => this.restore());
  }

  get now() {
    return this.past[this.past.length - 1];
  }

  text(index) {
    return this.data.strings[index];
  }

  object(number) {
    const { name, state } = this.data.objects[number];
    return `${this.text(name)}: ${this.text(state)}`;
  }

  /** The steps that can be taken in a state. @returns {any[]} */
  edges(node) {
    return this.data.nodes[node][2].filter((edge) => edge[5] >= 0);
  }

  /** The outcome's number, or -1 where the program goes on. */
  outcome({ node, printed }) {
    const ending = this.data.nodes[node][3];
    if (ending < 0) return -1;
    // What is still in the line's buffer is shown only by a program that comes to an end.
    const shown = this.data.endings[ending].flushes ? printed : printed.slice(0, printed.lastIndexOf("\n") + 1);
    return this.data.outcomes.findIndex((known) => known.ending === ending && known.printed === shown);
  }

  /** A step of an outcome's way. */
  edge(node, [thread, choice]) {
    return this.edges(node).find((edge) => edge[0] === thread && edge[1] === choice);
  }

  /** What a step leads to. */
  after({ printed }, edge) {
    return { node: edge[5], printed: printed + this.text(edge[4]) };
  }

  /** The numbers, from 1 on, of all outcomes that can still happen. */
  possible() {
    const found = new Set();
    const seen = new Set();
    const key = ({ node, printed }) => `${node} ${printed}`;
    const open = [this.now];
    for (const state of open) {
      if (seen.has(key(state)) || seen.size > MOST) continue;
      seen.add(key(state));
      found.add(this.outcome(state));
      open.push(...this.edges(state.node).map((edge) => this.after(state, edge)));
    }
    // To go round forever is no state: it can happen as long as its round can be joined.
    this.data.outcomes.forEach(({ ending, way }, number) => {
      const end = way.reduce((state, step) => this.after(state, this.edge(state.node, step)), this.past[0]);
      if (this.data.endings[ending].kind === "cycle" && seen.has(key(end))) found.add(number);
    });
    found.delete(-1);
    return [...found].map((number) => number + 1).sort((a, b) => a - b);
  }

  /** How many schedules go on from here; null if they cannot be counted. */
  schedules(node) {
    if (!this.counted.has(node)) {
      this.counted.set(node, null);
      const [, , edges, ending] = this.data.nodes[node];
      const after = edges.map((edge) => (edge[5] < 0 ? null : this.schedules(edge[5])));
      this.counted.set(node, after.includes(null) ? null : after.reduce((sum, each) => sum + each, ending < 0 ? 0n : 1n));
    }
    return this.counted.get(node);
  }

  take(edge, own = false) {
    this.past.push({ ...this.after(this.now, edge), edge, own });
  }

  /** The reader takes a step. */
  choose(edge) {
    if (edge.length === 1) return;
    this.stop();
    this.take(edge, true);
    this.show();
  }

  undo(to = this.past.length - 1) {
    this.stop();
    this.past.length = Math.max(to, 1);
    this.show();
  }

  restart() {
    this.undo(1);
  }

  random() {
    this.restart();
    for (let edges; (edges = this.edges(this.now.node)).length && this.past.length < 5000; ) {
      this.take(edges[Math.floor(Math.random() * edges.length)]);
    }
    this.show();
  }

  /** Shows the way to an outcome, step by step. */
  go(number) {
    this.restart();
    this.queue = [...this.data.outcomes[number].way];
    this.run();
  }

  run() {
    do this.take(this.edge(this.now.node, this.queue.shift()));
    while (!PACE && this.queue.length);
    this.timer = this.queue.length && setTimeout(() => this.run(), PACE);
    this.show();
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.queue = [];
  }

  pause() {
    if (!this.timer) return this.run();
    this.timer = clearTimeout(this.timer) ?? 0;
    this.show();
  }

  /** The choices so far, for an address. */
  get moves() {
    return this.past.slice(1).map(({ edge }, at) => this.edges(this.past[at].node).indexOf(edge)).join(".");
  }

  /** Takes the steps that the page's address names, where the reader sees them. */
  restore() {
    const [id, moves = this.moves] = location.hash.slice(1).split("=");
    if (id !== this.id) return;
    for (let fold = /** @type {any} */ (this); (fold = fold.parentElement.closest("details")); ) fold.open = true;
    // Whoever comes back to their own steps has still chosen them.
    if (moves !== this.moves) {
      this.restart();
      for (const move of moves.split(".")) {
        const edge = this.edges(this.now.node)[move];
        if (edge) this.take(edge);
      }
    }
    this.show();
    if (this.contains(document.activeElement)) return;
    this.focus({ preventScroll: true });
    this.scrollIntoView();
  }

  /** The key that takes a step. */
  digit(edge) {
    return 1 + this.choices.filter((other) => other.length > 1).indexOf(edge);
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const edge = this.choices.find((edge) => event.key === `${this.digit(edge)}`);
    if (edge) this.choose(edge);
    else if (event.key === "Backspace") this.undo();
    else if (event.key === "Home") this.restart();
    else return;
    event.preventDefault();
  }

  /** The goals that have been reached, as kept on this machine. */
  solved() {
    try {
      return new Set(JSON.parse(localStorage[this.id]));
    } catch {
      return new Set();
    }
  }

  button(label, action, key = label.toLowerCase()) {
    const made = make("button", { type: "button", "data-key": key }, label);
    made.onclick = action;
    return made;
  }

  /** Writes everything anew; the focus and the page stay where they are. */
  show() {
    const focused = this.contains(document.activeElement);
    const { node, printed, edge: last } = this.now;
    const [threads, objects] = this.data.nodes[node];
    const edges = this.edges(node);
    const number = this.outcome(this.now);
    const outcome = edges.length === 0 && this.data.outcomes[number];
    const possible = this.possible();

    // A thread keeps its button; second ones come last.
    const first = threads.map((_, place) => edges.find((edge) => edge[0] === place) ?? [place]);
    this.choices = [...first, ...edges.filter((edge) => !first.includes(edge))];
    const items = this.steps.children;
    while (items.length > this.choices.length) items[items.length - 1].remove();
    this.choices.forEach((edge, at) => {
      const [place, choice, line] = edge;
      const name = this.text(threads[place][0]);
      if (!items[at]) this.steps.append(make("li", {}, this.button("")));
      const button = /** @type {any} */ (items[at].firstChild);
      button.className = color(place);
      // Whatever is disabled loses the focus.
      button.ariaDisabled = `${edge.length === 1}`;
      button.dataset.key = `${place} ${choice}`;
      button.onclick = () => this.choose(edge);
      const next = this.text(threads[place][2]);
      const about = objects[threads[place][4]];
      button.textContent = edge.length > 1 ? `${this.digit(edge)}. ${name}: ${this.text(edge[3])}${line ? `, line ${line}` : ""}`
        : threads[place][3] === FINISHED ? `${name} has finished`
          : `${name} waits: ${next}${about === undefined ? "" : ` (${this.object(about)})`}`;
    });

    const left = this.schedules(node);
    const many = left ? `${left.toLocaleString("en")} schedule${left > 1n ? "s" : ""} left; ` : "";
    const solved = this.solved();
    const own = outcome && this.past.every((step) => step.own);
    const won = this.data.goals.filter(([goal, numbers]) => own && numbers.includes(number) && !solved.has(goal));
    won.forEach(([goal]) => solved.add(goal));
    try {
      if (won.length) localStorage[this.id] = JSON.stringify([...solved]);
    } catch {
      // Shown all the same.
    }
    this.live.textContent = [
      last && `${this.text(threads[last[0]][0])}: ${this.text(last[3])}`,
      outcome ? `Outcome ${number + 1}: ${outcome.end.join("; ")}`
        : `${many}outcome${possible.length > 1 ? "s" : ""} ${possible.join(", ")} possible`,
      ...won.map(([goal]) => `You have shown it: ${goal}`),
    ].filter(Boolean).map((sentence) => `${sentence}.`).join(" ");
    this.goals?.replaceChildren(...this.data.goals.map(([goal]) => make("li", {}, `${solved.has(goal) ? "✓" : "○"} ${goal}`)));

    const before = this.past[this.past.length - 2];
    const old = before ? this.data.nodes[before.node][1] : [];
    const state = objects.map((object) => {
      const text = this.object(object);
      if (!before || old.includes(object)) return make("li", {}, text);
      const was = old.find((other) => this.data.objects[other].id === this.data.objects[object].id);
      return make("li", {}, make("strong", {}, text),
        was === undefined ? "" : ` (before: ${this.text(this.data.objects[was].state)})`);
    });
    this.state.replaceChildren(...(state.length ? state : [make("li", {}, "nothing")]));
    this.printed.textContent = printed || "nothing";
    this.link.setAttribute("href", `#${this.id}=${this.moves}`);
    this.hold.textContent = this.timer ? "Pause" : "Continue";
    this.queue.length ? this.link.before(this.hold) : this.hold.remove();

    this.rows.forEach((row, index) => {
      const here = threads.flatMap((thread, place) =>
        thread[1] === index + 1 && thread[3] !== FINISHED ? [make("b", { class: color(place) }, this.text(thread[0]))] : []);
      row.className = here.length ? "here" : "";
      row.firstChild.replaceChildren(...(here.length ? here : [`${index + 1}`]));
    });
    // Scrolls the program, not the page, to the line that acted; the thread's next one if it fits.
    for (const at of [threads[last?.[0] ?? 0][1], last?.[2]]) {
      const { offsetTop: top, offsetHeight: height } = this.rows[at - 1] ?? {};
      const { scrollTop, clientHeight } = this.program;
      if (height) this.program.scrollTop = Math.min(top, Math.max(scrollTop, top + height - clientHeight));
    }
    // What had the focus may be gone: a second button, or Pause.
    if (focused && !this.contains(document.activeElement)) this.program.focus({ preventScroll: true });
  }
});
})();
