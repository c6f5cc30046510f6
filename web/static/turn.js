// One question and its answer, from the first step to done, declined, stopped or failed.

import { showComing, showDone } from "./answer.js";
import { offerFeedback } from "./after.js";
import { address, releaseHref } from "./places.js";
import { showFound, showSources, showStale } from "./sources.js";
import { Trouble, ask, halt } from "./stream.js";
import * as wording from "./wording.js";

const REFUSED = ["question", "long", "dates"]; // kinds of trouble that only another question mends

export class Turn {
  #running = null;
  #hits = [];
  #text = "";

  // `asked` is {question, filters?, ignore?, mode?, conversation_id?}, as the API wants it.
  constructor(asked, element = wording.clone("turn")) {
    this.asked = asked;
    this.element = element;
    this.sources = this.#part(".sources"); // on a small screen it may be away in the sheet
    this.#part(".question").textContent = asked.question;
    this.#part(".question").classList.toggle("long", asked.question.length > 200);
  }

  // A turn of an earlier conversation, as the server kept it; `there` is its element, where the server has put it
  // together already.
  static kept(answer, there) {
    const { question, filters, ignore } = answer;
    const turn = new Turn({ question, filters, ignore }, there);
    if (there) turn.read = answer.interpreted.read;
    else turn.#finish(answer);
    turn.#say(".asked-at", answer.asked_at ? wording.text("asked_at", { when: wording.moment(answer.asked_at) }) : "");
    const stale = answer.stale ?? [];
    showStale(turn.element, stale);
    if (stale.length) turn.#say(".notice", [answer.notice, wording.text("stale")].filter(Boolean).join(" "));
    return turn;
  }

  // What was found and is not cited, nearest first: there is more to ask about.
  others() {
    const cited = new Set([...this.sources.querySelectorAll(".cited .card-title")].map((link) => link.pathname));
    return this.#hits.filter((hit) => !cited.has(releaseHref(hit.release_id)));
  }

  stop() {
    this.#running?.abort();
  }

  // Of one that was stopped: what the server keeps of its answer, shown with its sources, or null.
  async halted() {
    const answer = await halt(this.asked.conversation_id);
    if (!answer) return null;
    this.#finish(answer);
    this.#stopped();
    return answer;
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
    this.#understood(interpreted);
    this.#say(".searched", wording.searched(searched));
    showFound(this.sources, hits);
  }

  #write(piece) {
    this.#text += piece;
    this.#step(wording.text("step_checking"));
    showComing(this.#part(".text"), this.#text, this.#hits);
  }

  #finish(answer) {
    this.#step("");
    this.#state(answer.answerable ? "done" : "declined");
    this.#part(".declined").hidden = answer.answerable;
    showDone(this.#part(".text"), answer);
    showSources(this.sources, answer, this.#hits);
    this.#say(".notice", answer.notice ?? "");
    this.#understood(answer.interpreted);
    this.#say(".searched", wording.searched(answer.searched));
    const found = this.sources.querySelectorAll(".card").length;
    this.#part("[data-do=sources] .count").textContent = found;
    this.#part("[data-do=sources]").disabled = found === 0;
    offerFeedback(this.element, answer.answer_id);
    if (answer.conversation_id) this.element.dataset.conversation = answer.conversation_id;
    return answer;
  }

  #stopped() {
    this.#step("");
    this.#state("stopped");
    this.#say(".notice", wording.text(this.#text ? "stopped" : "stopped_early"));
    this.#part(".text").after(this.#part(".notice")); // where it was stopped
  }

  #fail({ kind, detail, values }) {
    this.#step("");
    this.#state("failed");
    this.element.dataset.trouble = kind;
    const { question, filters, ignore } = this.asked;
    const box = this.#part(".trouble");
    box.hidden = false;
    box.querySelector("h3").textContent = wording.text(`failed_${kind}`);
    box.querySelector(".todo").textContent = wording.text(`failed_${kind}_todo`, values);
    box.querySelector(".detail").hidden = !detail;
    box.querySelector(".detail p").textContent = detail;
    const [quotes, again] = box.querySelectorAll("[data-do]");
    quotes.href = address(question, filters, { mode: "quotes" }, ignore);
    quotes.hidden = [...REFUSED, "offline"].includes(kind) || this.asked.mode === "quotes";
    again.href = address(question, filters, {}, ignore);
    again.hidden = REFUSED.includes(kind);
  }

  #understood(interpreted) {
    const { follow_up: followUp, standalone_question: question } = interpreted;
    this.#say(".asked-as", followUp ? wording.text("asked_as", { question }) : "");
    this.#limits(interpreted);
  }

  // The limits as understood; those that were chosen or read in the words can be lifted.
  #limits({ since, until, dates, languages = [], sources = [], newest_first: newest, read = [] }) {
    const chosen = this.asked.filters ?? {};
    const days = wording.span(since, until);
    this.read = read;
    const [first, ...others] = sources;
    const named = read.includes("sources") ? [others.length ? `${first} +${others.length}` : first] : sources;
    const found = [
      ["dates", dates === "first" ? wording.text("dates_first", { dates: days }) : days, chosen.since || chosen.until],
      ["languages", languages.length ? wording.languages(languages) : "", chosen.languages?.length],
      ...named.map((source) => ["sources", source, chosen.sources?.includes(source)]),
      ["newest", newest ? wording.text("newest_first") : "", false],
    ]
      .filter(([, label]) => label)
      .map(([kind, label, liftable]) => [kind, label, liftable || read.includes(kind)]);
    this.#part(".limits").replaceChildren(...found.map(limit));
    this.#part(".limits").hidden = found.length === 0;
  }
}

function limit([kind, label, liftable]) {
  const item = wording.clone("limit");
  item.dataset.kind = kind;
  item.querySelector("bdi").textContent = label;
  const lift = item.querySelector(".lift");
  lift.hidden = !liftable;
  lift.setAttribute("href", "#q");
  lift.setAttribute("aria-label", wording.text("remove", { filter: label }));
  return item;
}
