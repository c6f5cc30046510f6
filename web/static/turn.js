// One question and its answer, from the first step to done, declined, stopped or failed.

import { clone, showComing, showDone } from "./answer.js";
import { address } from "./scope.js";
import { showFound, showSources } from "./sources.js";
import { Trouble, ask } from "./stream.js";
import * as wording from "./wording.js";

export class Turn {
  #running = null;
  #hits = [];
  #text = "";

  // `asked` is {question, filters?, mode?, conversation_id?}, as the API wants it.
  constructor(asked) {
    this.asked = asked;
    this.element = clone("turn");
    this.#part(".question").textContent = asked.question;
  }

  stop() {
    this.#running?.abort();
  }

  // Ask; resolves to the answer, or to null when there is none.
  async run() {
    this.#running = new AbortController();
    this.#step(wording.text("step_searching"));
    try {
      for await (const { event, data } of ask(this.asked, this.#running.signal)) {
        if (event === "sources") this.#found(data);
        if (event === "delta") this.#write(data.text);
        if (event === "done") return this.#finish(data);
      }
    } catch (error) {
      if (this.#running.signal.aborted) this.#stopped();
      else this.#fail(error instanceof Trouble ? error : new Trouble("server", String(error)));
    }
    return null;
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }

  #state(name) {
    this.element.dataset.state = name;
  }

  #say(selector, words) {
    const part = this.#part(selector);
    part.textContent = words;
    part.hidden = !words;
  }

  #step(words) {
    this.#say(".step", words);
  }

  #found({ hits, interpreted, searched }) {
    this.#hits = hits;
    this.#step(wording.count("reading", hits.length));
    this.#limits(interpreted);
    this.#say(".searched", wording.searched(searched));
    showFound(this.element, hits);
  }

  #write(piece) {
    this.#text += piece;
    showComing(this.#part(".text"), this.#text, this.#hits);
  }

  #finish(answer) {
    this.#step("");
    this.#state(answer.answerable ? "done" : "declined");
    this.#part(".declined").hidden = answer.answerable;
    showDone(this.#part(".text"), answer);
    showSources(this.element, answer, this.#hits);
    this.#say(".notice", answer.notice ?? "");
    this.#limits(answer.interpreted);
    this.#say(".searched", wording.searched(answer.searched));
    return answer;
  }

  #stopped() {
    this.#step("");
    this.#state("stopped");
    this.#say(".notice", wording.text("stopped"));
  }

  #fail({ kind, detail }) {
    this.#step("");
    this.#state("failed");
    const { question, filters } = this.asked;
    const box = this.#part(".trouble");
    box.hidden = false;
    box.querySelector("h3").textContent = wording.text(`failed_${kind}`);
    box.querySelector(".todo").textContent = wording.text(`failed_${kind}_todo`);
    box.querySelector(".detail").textContent = detail;
    const [quotes, again] = box.querySelectorAll("[data-do]");
    quotes.href = address(question, filters, { mode: "quotes" });
    quotes.hidden = ["question", "offline"].includes(kind) || this.asked.mode === "quotes";
    again.href = address(question, filters);
    again.hidden = kind === "question";
  }

  // The limits as understood; those that the person chose can be lifted.
  #limits({ since, until, languages = [], sources = [], newest_first: newest }) {
    const chosen = this.asked.filters ?? {};
    const found = [
      ["dates", wording.span(since, until), chosen.since || chosen.until],
      ["languages", languages.length ? wording.languages(languages) : "", chosen.languages?.length],
      ...sources.map((source) => ["sources", source, chosen.sources?.includes(source)]),
      ["newest", newest ? wording.text("newest_first") : "", false],
    ].filter(([, label]) => label);
    this.#part(".limits").replaceChildren(...found.map(limit));
    this.#part(".limits").hidden = found.length === 0;
  }
}

function limit([kind, label, liftable]) {
  const item = clone("limit");
  item.dataset.kind = kind;
  item.querySelector("bdi").textContent = label;
  const lift = item.querySelector(".lift");
  lift.hidden = !liftable;
  lift.setAttribute("href", "#q");
  lift.setAttribute("aria-label", wording.text("remove", { filter: label }));
  return item;
}
