// What every page has: keys, dialogs, searching without asking, and whether there is a connection.

import { releaseHref, written } from "./places.js";
import { choose, on } from "./remembered.js";
import * as wording from "./wording.js";

const PAUSE_MS = 250; // after the last letter, before the archive is searched
const FOUND = 6;
const find = document.getElementById("find");
const help = document.getElementById("help");
const words = document.getElementById("find-q");
const found = document.getElementById("found");
const offline = document.getElementById("offline");

const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

function open(dialog) {
  if (!dialog.open && !document.querySelector("dialog[open]")) dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (!on("keys")) return;
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
    event.preventDefault();
    return open(find);
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const box = document.getElementById("q");
  if (event.key === "?") open(help);
  else if (event.key === "/" && box) box.focus();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) open(document.getElementById(opener.dataset.open));
  if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
  if (event.target instanceof HTMLDialogElement) event.target.close(); // the backdrop
});

for (const box of help.querySelectorAll("[data-setting]")) {
  box.checked = on(box.dataset.setting);
  box.addEventListener("change", () => choose(box.dataset.setting, box.checked));
}

// Searching without a model, as one types

let waiting = 0;
let asked = 0;

words.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE_MS);
});

async function search() {
  const number = ++asked;
  const q = words.value.trim();
  if (!q) return found.replaceChildren();
  const response = await fetch(`/api/search?${new URLSearchParams({ q, k: FOUND })}`).catch(() => null);
  if (number !== asked || !response?.ok) return;
  const { hits } = await response.json();
  found.replaceChildren(...hits.map(entry));
}

function entry(hit) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.setAttribute("href", releaseHref(hit.release_id, hit.start, hit.end));
  link.textContent = hit.title || wording.text("untitled");
  link.dir = "auto";
  link.lang = hit.language;
  const about = document.createElement("span");
  about.className = "about";
  for (const text of [hit.source, wording.date(hit.date)]) {
    const part = document.createElement("span");
    part.append(Object.assign(document.createElement("bdi"), { textContent: text }));
    about.append(part);
  }
  item.append(link, about);
  return item;
}

// On paper a source has its whole address

addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll(".card-title")) link.dataset.address = written(link);
});

// The connection

addEventListener("offline", () => (offline.hidden = false));
addEventListener("online", () => (offline.hidden = true));
offline.hidden = navigator.onLine;
document.documentElement.classList.add("scripted");
