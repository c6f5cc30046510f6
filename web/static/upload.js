// Bringing files in: dropped or chosen, sent, and watched until they are in the archive.

import { summarise, watchMenus } from "./scope.js";
import * as wording from "./wording.js";

const PAUSE_MS = 700;
const PATIENCE = 20; // polls in a row that may fail: a server that restarts comes back within seconds
const section = document.getElementById("upload");
const drop = section.querySelector(".drop");
const input = section.querySelector("input[type=file]");
const bar = section.querySelector("progress");
const state = section.querySelector(".state");
const problems = section.querySelector(".problems");
const shown = section.querySelector(".shown");
let busy = false;

// Why the server took nothing: words for the person, and what the server itself said.
class Refused extends Error {
  constructor(key, detail = "") {
    super(detail);
    this.key = key;
  }
}

// `begin` sends something and resolves to the id of the job that reads it.
async function bringIn(begin) {
  if (busy) return;
  busy = true;
  problems.replaceChildren();
  shown.hidden = true;
  bar.hidden = false;
  bar.removeAttribute("value");
  state.textContent = wording.text("upload_sending");
  try {
    finish(await watch(await begin()));
  } catch (error) {
    fail(error instanceof Refused ? error : new Refused("upload_refused", String(error)));
  }
  bar.hidden = true;
  busy = false;
  input.value = "";
}

const bringFiles = (files) => {
  if (files.length) bringIn(() => sendFiles(files));
};

function sendFiles(files) {
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  return jobOf("/api/releases", { method: "POST", body });
}

function sendAddress(path, url) {
  const headers = { "Content-Type": "application/json" };
  return jobOf(path, { method: "POST", headers, body: JSON.stringify({ url }) });
}

async function jobOf(path, options) {
  const response = await fetch(path, options).catch(() => null);
  if (!response) throw new Refused("upload_lost");
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer.job_id;
  const detail = answer.detail || answer.title || String(response.status);
  throw new Refused(response.status === 413 ? "upload_too_large" : "upload_refused", detail);
}

async function watch(id) {
  for (let failures = 0; failures < PATIENCE; ) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const response = await fetch(`/api/jobs/${encodeURIComponent(id)}`).catch(() => null);
    if (!response?.ok) {
      failures += 1;
      continue;
    }
    failures = 0;
    const job = await response.json();
    if (["done", "failed", "cancelled"].includes(job.state)) return job;
    progress(job);
  }
  throw new Refused("upload_lost");
}

function progress(job) {
  const done = job.done ?? job.added + job.replaced + job.unchanged + job.failed;
  state.textContent = wording.text("upload_working", { done, total: job.total });
  if (job.total) bar.value = Math.min(1, done / job.total);
}

function finish(job) {
  const counts = ["added", "replaced", "unchanged"].map((key) => [key, wording.count(key, job[key])]);
  state.textContent = job.state === "failed"
    ? wording.text("upload_failed")
    : wording.text("upload_done", Object.fromEntries(counts));
  problems.replaceChildren(...job.errors.map(problem));
  shown.hidden = job.added + job.replaced === 0;
}

function fail({ key, message }) {
  state.textContent = `${wording.text("upload_failed")}. ${wording.text(key)}`;
  if (message) problems.append(problem({ item: wording.text("detail"), reason: message }));
}

function problem({ item, reason }) {
  const line = document.createElement("li");
  const [name, why] = [document.createElement("bdi"), document.createElement("bdi")];
  name.textContent = item;
  why.textContent = reason;
  why.lang = "en"; // reasons come from the readers, and name files and formats
  line.append(...(item ? [name, ": ", why] : [why]));
  return line;
}

section.hidden = false;
input.addEventListener("change", () => bringFiles([...input.files]));
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  bringFiles([...event.dataTransfer.files]);
});

// Addresses, and the feeds that are watched

const fetching = document.getElementById("fetch");
const feeds = document.getElementById("feeds");

fetching.addEventListener("submit", async (event) => {
  event.preventDefault();
  const address = fetching.querySelector("input");
  const path = event.submitter?.value || "/api/fetch";
  await bringIn(() => sendAddress(path, address.value.trim()));
  address.value = "";
  listFeeds();
});

async function listFeeds() {
  const response = await fetch("/api/feeds").catch(() => null);
  const found = response?.ok ? await response.json() : [];
  feeds.replaceChildren(...found.map(feed));
  feeds.closest(".feeds").hidden = found.length === 0;
}

function feed({ url, problem: reason }) {
  const line = document.createElement("li");
  const name = Object.assign(document.createElement("bdi"), { textContent: url, dir: "ltr" });
  const stop = document.createElement("button");
  stop.type = "button";
  stop.className = "quiet";
  stop.textContent = wording.text("feed_stop");
  stop.setAttribute("aria-label", `${stop.textContent}: ${url}`);
  stop.addEventListener("click", async () => {
    await fetch(`/api/feeds?${new URLSearchParams({ url })}`, { method: "DELETE" }).catch(() => null);
    listFeeds();
  });
  line.append(name, " ", stop);
  if (reason) line.append(" ", Object.assign(document.createElement("span"), { textContent: wording.text("feed_failed"), title: reason }));
  return line;
}

listFeeds();
const finder = document.querySelector(".finder");
watchMenus(finder);
summarise(finder);
