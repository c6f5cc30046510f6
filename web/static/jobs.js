// One thing that is brought in: its line on the page, from sending to done, stopped, refused or taken back.

import * as wording from "./wording.js";

const FIRST_MS = 100; // between the first looks; a small file is read at once
const PAUSE_MS = 500; // and later
const PATIENCE = 20; // polls in a row that may fail: a server that restarts comes back within seconds
const REFUSALS = { 401: "upload_login", 413: "upload_too_large" };
const BUTTONS = { queued: ["pause", "cancel"], running: ["pause", "cancel"], paused: ["resume", "cancel"] };
const live = document.getElementById("upload-live");

// Why the server took nothing: words for the person, and what the server itself said.
class Refused extends Error {
  constructor(key, detail = "") {
    super(detail);
    this.key = key;
  }
}

// Send something; resolves to the id of the job that reads it.
export async function sent(path, options) {
  const response = await fetch(path, { method: "POST", ...options }).catch(() => null);
  if (!response) throw new Refused("upload_lost");
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer.job_id;
  throw new Refused(REFUSALS[response.status] ?? "upload_refused", answer.detail || answer.title || String(response.status));
}

const at = (id, action = "") => `/api/jobs/${encodeURIComponent(id)}${action}`;

export class JobLine {
  #id = "";

  constructor(name) {
    this.element = wording.clone("job");
    this.#part(".job-name bdi").textContent = name;
    this.element.addEventListener("click", (event) => this.#act(event.target.closest("[data-job]")?.dataset.job));
  }

  // `begin` resolves to the id of a job, which is watched to its end; resolves to the job, or to null.
  async run(begin, ended = endedAs) {
    this.#say(wording.text("upload_sending"));
    this.#offer([]);
    this.#part(".shown").hidden = true;
    this.#part("progress").hidden = false;
    this.#part("progress").removeAttribute("value");
    try {
      this.#id = await begin();
      return this.#end(await this.#watched(), ended);
    } catch (error) {
      this.#refused(error instanceof Refused ? error : new Refused("upload_refused", String(error)));
      return null;
    }
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }

  #say(words) {
    this.#part(".state").textContent = words;
  }

  #offer(actions) {
    for (const button of this.element.querySelectorAll("[data-job]")) button.hidden = !actions.includes(button.dataset.job);
  }

  async #act(action) {
    if (!action) return;
    if (action === "undo") {
      const id = this.#id;
      await this.run(() => sent(at(id, "/undo")), undoneAs);
      return;
    }
    const response = await fetch(at(this.#id, `/${action}`), { method: "POST" }).catch(() => null);
    if (response?.ok) this.#progress(await response.json());
  }

  async #watched() {
    for (let failures = 0, pause = FIRST_MS; failures < PATIENCE; pause = Math.min(2 * pause, PAUSE_MS)) {
      const response = await fetch(at(this.#id)).catch(() => null);
      if (response?.ok) {
        failures = 0;
        const job = await response.json();
        if (["done", "failed", "cancelled"].includes(job.state)) return job;
        this.#progress(job);
      } else failures += 1;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    throw new Refused("upload_lost");
  }

  #progress(job) {
    this.#say(goingOn(job));
    this.#offer(BUTTONS[job.state] ?? []);
    if (job.total) this.#part("progress").value = Math.min(1, share(job));
  }

  #end(job, ended) {
    this.#part("progress").hidden = true;
    this.#say(job.state === "failed" ? wording.text("upload_failed") : ended(job));
    live.textContent = this.#part(".state").textContent;
    this.#part(".problems").replaceChildren(...job.errors.map(problem));
    this.#part(".shown").hidden = job.added + job.replaced + job.removed === 0;
    this.#offer(job.undoable ? ["undo"] : []);
    return job;
  }

  #refused({ key, message }) {
    this.#part("progress").hidden = true;
    this.#say(`${wording.text("upload_failed")}. ${wording.text(key)}`);
    live.textContent = this.#part(".state").textContent;
    this.#part(".login").hidden = key !== "upload_login";
    this.#part(".problems").replaceChildren(...(message ? [problem({ item: wording.text("detail"), reason: message })] : []));
  }
}

// Where all is read, what is left is to embed the last batch.
function share({ done, total, embedded, to_embed: passages }) {
  return passages && done === total ? embedded / passages : done / total;
}

function goingOn({ state, done, total, eta_s: seconds }) {
  if (state === "queued") return wording.text("job_queued");
  if (state === "paused") return wording.text("job_paused", { done, total });
  if (state === "cancelling") return wording.text("job_cancelling");
  const left = seconds >= 60 ? [wording.count("minutes_left", Math.round(seconds / 60))] : [];
  return [wording.text("upload_working", { done, total }), ...left].join(" · ");
}

const counted = (keys, job) => Object.fromEntries(keys.map(([name, key]) => [name, wording.count(name, job[key])]));

const endedAs = (job) =>
  wording.text(
    job.state === "cancelled" ? "job_cancelled" : "upload_done",
    counted([["added", "added"], ["replaced", "replaced"], ["unchanged", "unchanged"]], job),
  );

const undoneAs = (job) => wording.text("job_undone", counted([["removed", "removed"], ["restored", "replaced"]], job));

function problem({ item, reason, kind }) {
  const line = document.createElement("li");
  const [name, why] = [document.createElement("bdi"), document.createElement("bdi")];
  name.textContent = item;
  const known = kind === "format"; // other reasons come from the readers, in English
  why.textContent = known ? wording.text("upload_format") : reason;
  if (!known) why.lang = "en";
  line.append(...(item ? [name, ": ", why] : [why]));
  return line;
}
