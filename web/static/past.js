// The conversations there were: listed, opened, renamed, removed, written out. Hidden where none are kept.

import { close, lift } from "./reader.js";
import { mine, remember } from "./remembered.js";
import * as wording from "./wording.js";

const past = document.getElementById("past");
const bar = document.getElementById("bar");
const list = document.getElementById("pasts");
let kept = true; // false once the server said that it keeps none
let own = "own" in past.dataset; // the server shows everybody's to its administrator only: here are this browser's
let opened = "";

const at = (id, rest = "") => `/api/conversations/${encodeURIComponent(id)}${rest}`;

// The list anew; `current` is the conversation that is open, `asked` what it has just got an answer to.
export async function showPast(current = opened, asked = null) {
  opened = current ?? "";
  if (!kept) return;
  const response = own ? null : await fetch("/api/conversations").catch(() => null);
  kept = response?.status !== 404;
  own ||= [401, 403].includes(response?.status);
  if (own && opened && asked) remember(opened, asked.question, Boolean(asked.replaces));
  if (!own && !response?.ok) return;
  const { conversations } = own ? { conversations: mine() } : await response.json();
  list.replaceChildren(...conversations.map(item));
  past.hidden = bar.hidden = conversations.length === 0;
  document.body.classList.toggle("with-past", conversations.length > 0);
}

// A conversation with its answers, or null.
export async function recall(id) {
  const response = await fetch(at(id)).catch(() => null);
  return response?.ok ? response.json() : null;
}

function item({ id, title, updated, answers }) {
  const line = wording.clone("past-item");
  const link = line.querySelector(".past-title");
  line.dataset.id = id;
  link.textContent = title || wording.text("untitled");
  link.setAttribute("href", `/?c=${encodeURIComponent(id)}`);
  if (id === opened) link.setAttribute("aria-current", "true");
  const time = line.querySelector("time");
  time.dateTime = updated;
  time.textContent = wording.date(updated?.slice(0, 10));
  line.querySelector(".past-count").textContent = wording.count("answers", answers);
  for (const button of line.querySelectorAll("button")) {
    button.setAttribute("aria-label", `${button.textContent}: ${link.textContent}`);
    button.hidden = own;
  }
  for (const format of ["markdown", "json"]) {
    line.querySelector(`[data-past=${format}]`).setAttribute("href", at(id, `/export?format=${format}`));
  }
  return line;
}

function rename(line) {
  const link = line.querySelector(".past-title");
  const form = wording.clone("past-name");
  const input = form.querySelector("input");
  input.value = link.textContent;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const title = input.value.trim();
    const response = await send("PATCH", line.dataset.id, { title });
    if (response?.ok) link.textContent = title;
    form.replaceWith(link);
    link.focus();
  });
  link.replaceWith(form);
  input.select();
}

const send = (method, id, body) =>
  fetch(at(id), {
    method,
    ...(body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => null);

// The first click asks, the second one does it.
async function remove(line, button, forget) {
  if (!button.dataset.sure) {
    button.dataset.sure = "asked";
    button.textContent = wording.text("past_sure");
    return false;
  }
  const found = await recall(line.dataset.id);
  const response = await send("DELETE", line.dataset.id);
  if (!response?.ok) return false;
  const next = line.nextElementSibling?.querySelector(".past-title") ?? document.getElementById("past-heading");
  line.remove();
  next.focus();
  forget(list.childElementCount ? (found?.answers ?? []).map((answer) => answer.question) : null);
  return line.dataset.id === opened;
}

// `open` is called with a conversation's id, `gone` when the open one was removed, `forget` with the questions
// of one that was, null for all.
export function watchPast(open, gone, forget) {
  list.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const line = event.target.closest(".past-item");
    const button = event.target.closest("button[data-past]");
    if (event.target.closest(".past-title")) {
      event.preventDefault();
      close();
      open(line.dataset.id);
    }
    if (button?.dataset.past === "rename") rename(line);
    if (button?.dataset.past === "remove" && (await remove(line, button, forget))) gone();
  });
  document.getElementById("past-open").addEventListener("click", () => {
    lift(past, document.getElementById("past-heading").textContent);
  });
}
