// Bringing in: files dropped or chosen, addresses fetched once or watched. Several at once wait for one another.

import { JobLine, sent } from "./jobs.js";
import * as wording from "./wording.js";

const section = document.getElementById("upload");
const drop = section.querySelector(".drop");
const input = section.querySelector("input[type=file]");
const fetching = document.getElementById("fetch");
const jobs = document.getElementById("jobs");
const feeds = document.getElementById("feeds");

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

// The feeds that are watched: listed, with how the last look went, and let go.

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
