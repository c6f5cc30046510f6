// Bringing in: files dropped or chosen, addresses fetched once or watched. Several at once wait for one another.

import { listFeeds } from "./feeds.js";
import { JobLine, sent } from "./jobs.js";
import * as wording from "./wording.js";

const section = document.getElementById("upload");
const drop = section.querySelector(".drop");
const input = section.querySelector("input[type=file]");
const fetching = document.getElementById("fetch");
const jobs = document.getElementById("jobs");

function bringIn(name, begin) {
  const line = new JobLine(name);
  jobs.prepend(line.element);
  return line.run(begin);
}

function bringFiles(files) {
  if (!files.length) return;
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  const [{ name: first }] = files;
  bringIn(files.length > 1 ? wording.text("job_files", { first }) : first, () => sent("/api/releases", { body }));
  input.value = "";
}

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

fetching.addEventListener("submit", async (event) => {
  event.preventDefault();
  const address = fetching.querySelector("input");
  const url = address.value.trim();
  const headers = { "Content-Type": "application/json" };
  const path = event.submitter?.value || "/api/fetch";
  address.value = "";
  await bringIn(url, () => sent(path, { headers, body: JSON.stringify({ url }) }));
  listFeeds();
});

// What was begun before the page was opened is watched as well.
async function goOn() {
  const response = await fetch("/api/jobs").catch(() => null);
  const found = response?.ok ? await response.json() : [];
  for (const { id, state } of found.reverse()) {
    if (!["done", "failed", "cancelled"].includes(state)) bringIn(wording.text("job_earlier"), async () => id);
  }
}

section.hidden = false;
if (location.hash === "#upload") section.scrollIntoView();
listFeeds();
goOn();
