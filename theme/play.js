// @ts-check
// The reader is the scheduler: each <thread-play> lets a reader choose who takes the next step.
// Its data is described in tools/explorer/src/json.rs; what is inside it stays for paper and for
// pages without scripts.
"use strict";

(() => {
  /** How many pairs of a state and an output are looked at for what is still possible. */
  const MOST = 50000;
  /** @param {number} n @param {string} one */
  const count = (n, one) => `${n.toLocaleString("en")} ${one}${n === 1 ? "" : "s"}`;
  /** @param {number} thread */
  const color = (thread) => `t${thread === 0 ? 0 : 1 + ((thread - 1) % 5)}`;

  /**
   * @param {string} name
   * @param {Record<string, string>} [attributes]
   * @param {(Node | string)[]} children
   */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  class Exploration {
    /** @param {any} data */
    constructor(data) {
      this.data = data;
      /** @type {Map<number, bigint | null>} */
      this.known = new Map();
    }

    /** The steps that can be taken in a state. @param {number} node */
    edges(node) {
      return this.data.nodes[node][2].filter((edge) => edge[5] >= 0);
    }

    /** @param {number} index */
    text(index) {
      return this.data.strings[index];
    }

    /** What a program shows that ends like this after it has printed so much. */
    shown(printed, ending) {
      const whole = ending === "exit" || ending === "running" || ending === "panic" || ending.startsWith("exit(");
      return whole ? printed : printed.slice(0, printed.lastIndexOf("\n") + 1);
    }

    /** The number of the outcome, or -1 where the program goes on. */
    outcome(node, printed) {
      const at = this.data.nodes[node][3];
      if (at < 0) return -1;
      const ending = this.text(at);
      const shown = this.shown(printed, ending);
      return this.data.outcomes.findIndex((known) => known.ending === ending && known.printed === shown);
    }

    /** The numbers of all outcomes that can still happen. */
    possible(node, printed) {
      const found = new Set();
      const seen = new Set();
      const open = [[node, printed]];
      while (open.length > 0 && seen.size < MOST) {
        const [here, output] = /** @type {[number, string]} */ (open.pop());
        const key = `${here} ${output}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const outcome = this.outcome(here, output);
        if (outcome >= 0) found.add(outcome);
        for (const edge of this.edges(here)) open.push([edge[5], output + this.text(edge[4])]);
      }
      // To go round for ever is no state: it can be reached as long as its way can be joined.
      this.data.outcomes.forEach((known, number) => {
        if (known.ending !== "cycle") return;
        const [last, output] = this.follow(known.way);
        if (seen.has(`${last} ${output}`)) found.add(number);
      });
      return found;
    }

    /** The state and the output after these steps. */
    follow(way) {
      let [node, printed] = [0, ""];
      for (const [thread, choice] of way) {
        const edge = this.edges(node).find((edge) => edge[0] === thread && edge[1] === choice);
        if (!edge) break;
        [node, printed] = [edge[5], printed + this.text(edge[4])];
      }
      return [node, printed];
    }

    /** How many schedules there are from here; null where they cannot be counted. */
    schedules(node) {
      const known = this.known.get(node);
      if (known !== undefined) return known;
      this.known.set(node, null);
      let sum = this.data.nodes[node][3] >= 0 ? 1n : 0n;
      for (const edge of this.data.nodes[node][2]) {
        const after = edge[5] < 0 ? null : this.schedules(edge[5]);
        if (after === null) return null;
        sum += after;
      }
      this.known.set(node, sum);
      return sum;
    }
  }

  class ThreadPlay extends HTMLElement {
    connectedCallback() {
      const script = this.querySelector("script");
      if (!script || this.querySelector(".stepper")) return;
      this.all = new Exploration(JSON.parse(script.textContent ?? "{}"));
      /** The states so far, each with its output and the step that led to it. */
      this.past = [{ node: 0, printed: "", said: "" }];
      this.stepper = element("div", { class: "stepper", role: "group" });
      this.stepper.setAttribute("aria-label", `You are the scheduler of ${this.all.data.call}`);
      this.live = element("p", { "aria-live": "polite" });
      const inside = element("details", {}, element("summary", {}, "All outcomes, without playing"));
      inside.append(...[...this.children].filter((child) => child !== script));
      this.append(this.stepper, inside);
      this.stepper.addEventListener("keydown", (event) => this.key(event));
      this.show();
    }

    get now() {
      return this.past[this.past.length - 1];
    }

    /** @param {any[]} edge */
    take(edge) {
      const thread = this.all.data.nodes[this.now.node][0][edge[0]];
      const said = `${this.all.text(thread[0])}: ${this.all.text(edge[3])}`;
      this.past.push({ node: edge[5], printed: this.now.printed + this.all.text(edge[4]), said });
    }

    undo() {
      if (this.past.length > 1) this.past.pop();
      this.show("undo");
    }

    restart() {
      this.past.length = 1;
      this.show("restart");
    }

    random() {
      const edges = this.all.edges(this.now.node);
      const start = this.past.length;
      for (let edge; (edge = this.pick()) && this.past.length < start + 10000; ) this.take(edge);
      this.show(edges.length > 0 ? "random" : "");
    }

    pick() {
      const edges = this.all.edges(this.now.node);
      return edges[Math.floor(Math.random() * edges.length)];
    }

    /** @param {number} number */
    go(number) {
      this.past.length = 1;
      for (const [thread, choice] of this.all.data.outcomes[number].way) {
        const edge = this.all.edges(this.now.node).find((edge) => edge[0] === thread && edge[1] === choice);
        if (edge) this.take(edge);
      }
      this.show("outcome");
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const step = /^[1-9]$/.test(event.key) ? this.all.edges(this.now.node)[Number(event.key) - 1] : null;
      if (step) {
        this.take(step);
        this.show();
      } else if (event.key === "Backspace") this.undo();
      else if (event.key === "Home") this.restart();
      else return;
      event.preventDefault();
    }

    /** @param {string} label @param {() => void} action @param {string} key */
    button(label, action, key) {
      const made = element("button", { type: "button", "data-key": key }, label);
      made.addEventListener("click", action);
      return made;
    }

    /** Draws everything anew, and leaves the focus where it was. @param {string} [why] */
    show(why = "") {
      const focused = this.contains(document.activeElement) && document.activeElement?.getAttribute("data-key");
      const { node, printed, said } = this.now;
      const [threads, objects] = this.all.data.nodes[node];
      const before = this.past.length > 1 ? this.past[this.past.length - 2] : null;
      const outcome = this.all.outcome(node, printed);
      const edges = this.all.edges(node);
      const ended = outcome >= 0 && edges.length === 0;

      const steps = element("ul", { class: "steps" });
      threads.forEach((thread, index) => {
        const its = edges.filter((edge) => edge[0] === index);
        const name = this.all.text(thread[0]);
        for (const edge of its) {
          const number = edges.indexOf(edge) + 1;
          const line = edge[2] > 0 ? `, line ${edge[2]}` : "";
          const button = this.button(`${number}. ${name}: ${this.all.text(edge[3])}${line}`, () => {
            this.take(edge);
            this.show();
          }, `${index} ${edge[1]}`);
          button.className = color(index);
          steps.append(element("li", {}, button));
        }
        if (its.length === 0) {
          const next = this.all.text(thread[2]);
          const why = next === "finished" ? "has finished" : `cannot go on: ${next}`;
          const button = element("button", { type: "button", disabled: "", class: color(index) }, `${name} ${why}`);
          steps.append(element("li", {}, button));
        }
      });

      const left = this.all.schedules(node);
      const possible = [...this.all.possible(node, printed)].sort((a, b) => a - b);
      const numbers = new Intl.ListFormat("en").format(possible.map((number) => `${number + 1}`));
      const schedules = left === null ? "" : `${count(Number(left), "schedule")} left, `;
      const many = possible.length === 1 ? `only outcome ${numbers} is possible` : `outcomes ${numbers} are possible`;
      const status = ended
        ? `Outcome ${outcome + 1}: ${[this.all.data.outcomes[outcome].end, ...this.all.data.outcomes[outcome].details].join("; ")}.`
        : `${schedules}${many}.`;

      const objectsBefore = new Set(before ? this.all.data.nodes[before.node][1] : objects);
      const state = objects.map((object) => {
        const text = this.all.text(object);
        return element("li", {}, objectsBefore.has(object) ? text : element("mark", {}, text));
      });
      const tools = element("div", { class: "tools" });
      tools.append(
        this.button("Undo", () => this.undo(), "undo"),
        this.button("Restart", () => this.restart(), "restart"),
        this.button("To the end, at random", () => this.random(), "random"),
        ...this.all.data.outcomes.map((_, number) =>
          this.button(`To outcome ${number + 1}`, () => this.go(number), `to ${number}`)),
      );
      this.live.textContent = [said, status].filter((text) => text).join(" → ");
      this.stepper.replaceChildren(
        element("h4", {}, "You are the scheduler of ", element("code", {}, this.all.data.call)),
        this.source(threads),
        steps,
        this.live,
        element(
          "div",
          { class: "state" },
          element("div", {}, element("h5", {}, "Shared state"), element("ul", {}, ...(state.length > 0 ? state : ["none yet"]))),
          element("div", {}, element("h5", {}, "Printed so far"), element("pre", {}, printed || "nothing")),
        ),
        tools,
      );
      if (focused || why) {
        const same = [...this.stepper.querySelectorAll("button:enabled")];
        const next = same.find((button) => button.getAttribute("data-key") === focused) ?? same[0];
        /** @type {HTMLElement} */ (next).focus({ preventScroll: true });
      }
    }

    /** The program, with each thread at the line of its next step. */
    source(threads) {
      const block = element("div", { class: "source", tabindex: "0", role: "region" });
      block.setAttribute("aria-label", `src/main.rs of ${this.all.data.name}`);
      this.all.data.source.forEach((text, index) => {
        const margin = element("i");
        let here = false;
        threads.forEach((thread, place) => {
          if (thread[1] !== index + 1 || this.all.text(thread[2]) === "finished") return;
          here = true;
          margin.append(element("b", { class: color(place) }, this.all.text(thread[0])));
        });
        block.append(element("div", here ? { class: "here" } : {}, margin, text || "\u200b"));
      });
      return block;
    }
  }

  customElements.define("thread-play", ThreadPlay);
})();
