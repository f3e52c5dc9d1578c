// @ts-check
// The reader is the scheduler, in each <thread-play>. tools/explorer/src/json.rs describes its data;
// what is inside it stays for paper and for pages without scripts.
(() => {
  "use strict";
  /** So many states are looked at for what is possible. */
  const MOST = 50000;
  /** Milliseconds between two steps of a schedule that is shown. */
  const PACE = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 800;

  /** @param {string} name @param {Record<string, string>} attributes @param {any[]} children */
  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  };
  const color = (thread) => `t${thread && 1 + ((thread - 1) % 5)}`;
  const list = (numbers) => new Intl.ListFormat("en").format(numbers.map((number) => `${number + 1}`));

  customElements.define("thread-play", class extends HTMLElement {
    data = /** @type {any} */ (null);
    /** The states so far, and what led to each. */
    past = [{ node: 0, printed: "", said: "", choice: -1 }];
    /** Steps that are still to be shown. @type {any[]} */
    queue = [];
    timer = 0;
    /** Whether all choices were the reader's. */
    own = true;
    /** @type {Map<number, bigint | null>} */
    counted = new Map();
    stepper = make("div", { class: "stepper", role: "group" });
    live = make("p", { "aria-live": "polite" });

    connectedCallback() {
      const script = this.querySelector("script");
      if (!script || this.data) return;
      this.data = JSON.parse(script.text);
      this.id = `play-${this.data.name}`;
      const inside = make("details", {}, make("summary", {}, "All outcomes, without playing"));
      inside.append(...[...this.children].filter((child) => child !== script));
      this.stepper.setAttribute("aria-label", `Stepper of ${this.data.name}`);
      this.append(this.stepper, inside);
      this.stepper.onkeydown = (event) => this.key(event);
      addEventListener("hashchange", () => this.restore());
      this.show();
      this.restore();
    }

    get now() {
      return this.past[this.past.length - 1];
    }

    text(index) {
      return this.data.strings[index];
    }

    /** The steps that can be taken in a state. @returns {any[]} */
    edges(node) {
      return this.data.nodes[node][2].filter((edge) => edge[5] >= 0);
    }

    /** The outcome's number, or -1 where the program goes on. */
    outcome(node, printed) {
      const at = this.data.nodes[node][3];
      if (at < 0) return -1;
      const ending = this.text(at);
      // What is still in the line's buffer is shown only by a program that comes to an end.
      const shown = /^(exit|running|panic)/.test(ending) ? printed : printed.slice(0, printed.lastIndexOf("\n") + 1);
      return this.data.outcomes.findIndex((known) => known.ending === ending && known.printed === shown);
    }

    /** A step of an outcome's way. */
    edge(node, [thread, choice]) {
      return this.edges(node).find((edge) => edge[0] === thread && edge[1] === choice);
    }

    /** The state and the output after the steps of an outcome. */
    after(way) {
      let [node, printed] = [0, ""];
      for (const step of way) {
        const edge = this.edge(node, step);
        if (edge) [node, printed] = [edge[5], printed + this.text(edge[4])];
      }
      return `${node} ${printed}`;
    }

    /** The numbers of all outcomes that can still happen. */
    possible() {
      const found = new Set();
      const seen = new Set();
      const open = [[this.now.node, this.now.printed]];
      for (let next; (next = open.pop()) && seen.size < MOST; ) {
        const [node, printed] = /** @type {[number, string]} */ (next);
        const key = `${node} ${printed}`;
        if (seen.has(key)) continue;
        seen.add(key);
        found.add(this.outcome(node, printed));
        for (const edge of this.edges(node)) open.push([edge[5], printed + this.text(edge[4])]);
      }
      // To go round forever is no state: it can happen as long as its round can be joined.
      this.data.outcomes.forEach((known, number) => {
        if (known.ending === "cycle" && seen.has(this.after(known.way))) found.add(number);
      });
      found.delete(-1);
      return [...found].sort((a, b) => a - b);
    }

    /** How many schedules go on from here; null if they cannot be counted. */
    schedules(node) {
      const known = this.counted.get(node);
      if (known !== undefined) return known;
      this.counted.set(node, null);
      let sum = this.data.nodes[node][3] < 0 ? 0n : 1n;
      for (const edge of this.data.nodes[node][2]) {
        const after = edge[5] < 0 ? null : this.schedules(edge[5]);
        if (after === null) return null;
        sum += after;
      }
      this.counted.set(node, sum);
      return sum;
    }

    take(edge) {
      const { node, printed } = this.now;
      const said = `${this.text(this.data.nodes[node][0][edge[0]][0])}: ${this.text(edge[3])}`;
      const choice = this.edges(node).indexOf(edge);
      this.past.push({ node: edge[5], printed: printed + this.text(edge[4]), said, choice });
    }

    /** The reader takes a step. */
    choose(edge) {
      this.stop();
      this.take(edge);
      this.show();
    }

    undo() {
      this.stop();
      if (this.past.length > 1) this.past.pop();
      this.show();
    }

    restart(own = true) {
      this.stop();
      this.own = own;
      this.past.length = 1;
      this.show();
    }

    random() {
      this.restart(false);
      for (let edges; (edges = this.edges(this.now.node)).length && this.past.length < 5000; ) {
        this.take(edges[Math.floor(Math.random() * edges.length)]);
      }
      this.show();
    }

    /** Shows the way to an outcome, step by step. */
    go(number) {
      this.restart(false);
      this.queue = [...this.data.outcomes[number].way];
      this.run();
    }

    run() {
      const edge = this.edge(this.now.node, this.queue.shift() ?? []);
      if (edge) this.take(edge);
      if (edge && !PACE) return this.queue.length ? this.run() : this.show();
      this.timer = edge && this.queue.length ? setTimeout(() => this.run(), PACE) : 0;
      this.show();
    }

    stop() {
      clearTimeout(this.timer);
      this.timer = 0;
      this.queue = [];
    }

    pause() {
      if (!this.timer) return this.run();
      clearTimeout(this.timer);
      this.timer = 0;
      this.show();
    }

    /** Takes the steps that the page's address names. */
    restore() {
      const [id, moves] = location.hash.slice(1).split("=");
      if (id !== this.id || !moves) return;
      this.restart(false);
      for (const move of moves.split(".")) {
        const edge = this.edges(this.now.node)[Number(move)];
        if (edge) this.take(edge);
      }
      this.show();
      this.scrollIntoView();
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const edge = /^[1-9]$/.test(event.key) && this.edges(this.now.node)[Number(event.key) - 1];
      if (edge) this.choose(edge);
      else if (event.key === "Backspace") this.undo();
      else if (event.key === "Home") this.restart();
      else return;
      event.preventDefault();
    }

    /** The goals that have been reached, as kept on this machine. */
    solved() {
      try {
        return new Set(JSON.parse(localStorage.getItem(this.id) ?? "[]"));
      } catch {
        return new Set();
      }
    }

    button(label, action, attributes = {}) {
      const made = make("button", { type: "button", "data-key": label.toLowerCase(), ...attributes }, label);
      made.onclick = action;
      return made;
    }

    /** Draws everything anew; the focus stays. */
    show() {
      const active = document.activeElement;
      const focused = this.stepper.contains(active) && active?.getAttribute("data-key");
      const { node, printed, said } = this.now;
      const [threads, objects] = this.data.nodes[node];
      const edges = this.edges(node);
      const number = this.outcome(node, printed);
      const outcome = edges.length === 0 && this.data.outcomes[number];
      const possible = this.possible();

      const steps = make("ul", { class: "steps" });
      threads.forEach((thread, place) => {
        const name = this.text(thread[0]);
        const its = edges.filter((edge) => edge[0] === place);
        for (const edge of its) {
          const line = edge[2] ? `, line ${edge[2]}` : "";
          const label = `${edges.indexOf(edge) + 1}. ${name}: ${this.text(edge[3])}${line}`;
          const key = `${place} ${edge[1]}`;
          steps.append(make("li", {}, this.button(label, () => this.choose(edge), { class: color(place), "data-key": key })));
        }
        if (!its.length) {
          const next = this.text(thread[2]);
          const why = objects.map((object) => this.text(object)).find((text) => next.endsWith(` ${text.split(":")[0]}`));
          const label = next === "finished" ? `${name} has finished` : `${name} waits: ${next}${why ? ` (${why})` : ""}`;
          steps.append(make("li", {}, this.button(label, () => {}, { class: color(place), disabled: "" })));
        }
      });

      const left = this.schedules(node);
      const many = left === null ? "" : `${left.toLocaleString("en")} schedule${left === 1n ? "" : "s"} left; `;
      const solved = this.solved();
      const won = this.data.goals.filter(([goal, numbers]) => outcome && this.own && numbers.includes(number) && !solved.has(goal));
      won.forEach(([goal]) => solved.add(goal));
      try {
        if (won.length) localStorage.setItem(this.id, JSON.stringify([...solved]));
      } catch {
        // Shown all the same.
      }
      this.live.textContent = [
        said && `${said}.`,
        outcome ? `Outcome ${number + 1}: ${[outcome.end, ...outcome.details].join("; ")}.`
          : `${many}${possible.length === 1 ? "outcome" : "outcomes"} ${list(possible)} possible.`,
        ...won.map(([goal]) => `You have shown it: ${goal}.`),
      ].filter(Boolean).join(" ");

      const before = this.past[this.past.length - 2];
      const old = before ? this.data.nodes[before.node][1].map((object) => this.text(object)) : [];
      const state = objects.map((object) => {
        const text = this.text(object);
        if (!before || old.includes(text)) return make("li", {}, text);
        const was = old.find((other) => other.split(":")[0] === text.split(":")[0]);
        return make("li", {}, make("mark", {}, text), was ? ` (before: ${was.slice(was.indexOf(":") + 2)})` : "");
      });
      const moves = this.past.slice(1).map((step) => step.choice).join(".");
      const goals = this.data.goals.map(([goal]) => make("li", {}, `${solved.has(goal) ? "✓" : "○"} ${goal}`));

      this.stepper.replaceChildren(
        make("p", {}, make("b", {}, "You are the scheduler of ", make("code", {}, this.data.call))),
        ...(goals.length ? [make("p", {}, "Show with your own choices that"), make("ul", { class: "goals" }, ...goals)] : []),
        this.source(threads),
        steps,
        this.live,
        make("div", { class: "state" },
          make("div", {}, make("b", {}, "Shared state"), state.length ? make("ul", {}, ...state) : make("p", {}, "nothing")),
          make("div", {}, make("b", {}, "Printed so far"), make("pre", {}, printed || "nothing"))),
        make("div", { class: "tools" },
          this.button("Undo", () => this.undo()),
          this.button("Restart", () => this.restart()),
          this.button("Random", () => this.random()),
          ...this.data.outcomes.map((_, number) => this.button(`Show outcome ${number + 1}`, () => this.go(number), { "data-key": `to ${number}` })),
          ...(this.queue.length ? [this.button(this.timer ? "Pause" : "Continue", () => this.pause())] : []),
          make("a", { href: `#${this.id}=${moves}` }, "Link to this schedule")),
      );
      if (typeof focused !== "string") return;
      const buttons = [...this.stepper.querySelectorAll("button:enabled")];
      const same = buttons.find((button) => button.getAttribute("data-key") === focused) ?? buttons[0];
      /** @type {HTMLElement} */ (same).focus({ preventScroll: true });
    }

    /** The program, with each thread at the line of its next step. */
    source(threads) {
      const rows = this.data.source.map((text, index) => {
        const here = threads.flatMap((thread, place) =>
          thread[1] === index + 1 && this.text(thread[2]) !== "finished" ? [make("b", { class: color(place) }, this.text(thread[0]))] : []);
        const gutter = make("i", {}, ...(here.length ? here : [`${index + 1}`]));
        return make("div", here.length ? { class: "here" } : {}, gutter, text || "\u200b");
      });
      const scrolled = this.stepper.querySelector(".source")?.scrollTop ?? 0;
      const made = make("div", { class: "source", tabindex: "0", role: "region", "aria-label": `Program ${this.data.name}` }, ...rows);
      requestAnimationFrame(() => (made.scrollTop = scrolled));
      return made;
    }
  });
})();
