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

async function bringIn(files) {
  if (!files.length || busy) return;
  busy = true;
  problems.replaceChildren();
  shown.hidden = true;
  bar.hidden = false;
  bar.removeAttribute("value");
  state.textContent = wording.text("upload_sending");
  try {
    finish(await watch(await send(files)));
  } catch (error) {
    fail(error.message);
  }
  bar.hidden = true;
  busy = false;
  input.value = "";
}

async function send(files) {
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  const response = await fetch("/api/releases", { method: "POST", body });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.detail || answer.title || String(response.status));
  return answer.job_id;
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
    if (job.state === "done" || job.state === "failed") return job;
    progress(job);
  }
  throw new Error("");
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

function fail(reason) {
  state.textContent = wording.text("upload_failed");
  if (reason) problems.append(problem({ item: "", reason }));
}

function problem({ item, reason }) {
  const line = document.createElement("li");
  const [name, why] = [document.createElement("bdi"), document.createElement("bdi")];
  name.textContent = item;
  why.textContent = reason;
  line.append(...(item ? [name, ": ", why] : [why]));
  return line;
}

section.hidden = false;
input.addEventListener("change", () => bringIn([...input.files]));
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  bringIn([...event.dataTransfer.files]);
});
const finder = document.querySelector(".finder");
watchMenus(finder);
summarise(finder);
