// What one can do with a finished answer: copy it, judge it, ask on from it.

import { address, written } from "./places.js";
import { on } from "./remembered.js";
import * as wording from "./wording.js";

// Copied: plain text with its sources as footnotes, and first what the reader has to know of it.

const warned = (turn) => turn.querySelector(".notice").textContent;

// Read from what the page shows, so that a copied answer is the answer that was read.
export function footnoted(turn) {
  const lines = [...turn.querySelectorAll(".text > *")].map((block) => {
    const pieces = [...block.querySelectorAll(".words")].map((words) => words.textContent + markers(words));
    return pieces.join(" ");
  });
  const notes = [...turn.querySelectorAll(".cited .passage")].map(note);
  return [warned(turn), ...lines, notes.join("\n")].filter(Boolean).join("\n\n");
}

const markers = (words) =>
  [...words.parentElement.querySelectorAll(".chip")].map((chip) => ` [${chip.dataset.n}]`).join("");

function note(passage) {
  const { n, title, about, href } = told(passage);
  return `[${n}] ${title}. ${about}. ${href}`;
}

// What a footnote tells of a quotation: whose words, from what, of when, and where they are.
function told(passage) {
  const card = passage.closest(".card");
  const parts = [passage.querySelector(".by"), card.querySelector(".card-source"), card.querySelector("time"), passage.querySelector(".stale")];
  return {
    n: passage.dataset.n,
    title: card.querySelector(".card-title").textContent,
    about: parts.map((part) => part.textContent).filter(Boolean).join(", "),
    href: written(passage.querySelector(".chip")),
  };
}

// The same as Markdown, with the question, footnotes and the quoted words in them.
export function asMarkdown(turn) {
  const question = escaped(turn.querySelector(".question").textContent).replace(/\s+/g, " ");
  const lines = [...turn.querySelectorAll(".text > *")].map((block) => {
    const pieces = [...block.querySelectorAll(".words")].map((words) => escaped(words.textContent) + footmarks(words));
    return (block.matches(".quotation") ? "> " : "") + pieces.join(" ");
  });
  const notes = [...turn.querySelectorAll(".cited .passage")].map(markdownNote);
  return [`## ${question}`, escaped(warned(turn)), ...lines, notes.join("\n")].filter(Boolean).join("\n\n");
}

const escaped = (text) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");

const footmarks = (words) =>
  [...words.parentElement.querySelectorAll(".chip")].map((chip) => `[^${chip.dataset.n}]`).join("");

function markdownNote(passage) {
  const { n, title, about, href } = told(passage);
  const quote = passage.querySelector("mark").textContent.replace(/\s+/g, " ");
  return `[^${n}]: [${escaped(title)}](<${href}>). ${escaped(about)}. “${escaped(quote)}”`;
}

// True when the text is on the clipboard. Plain http away from localhost has no clipboard of its own.
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "hidden";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}

// Judged: whether it was right, and why not; kept by the server beside the answer.

const post = (id, body) =>
  fetch(`/api/answers/${encodeURIComponent(id)}/feedback`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);

// Thumbs appear under an answer that the server has kept.
export function offerFeedback(turn, answerId) {
  turn.querySelector(".thumbs").hidden = !answerId;
  const link = turn.querySelector(".permalink");
  link.hidden = !answerId;
  if (answerId) {
    turn.dataset.answer = answerId;
    link.setAttribute("href", `/a/${encodeURIComponent(answerId)}`);
  }
}

// Resolves to what to say.
export async function judge(turn, thumbs) {
  const response = await post(turn.dataset.answer, { thumbs });
  if (!response?.ok) return wording.text("thumbs_failed");
  for (const button of turn.querySelectorAll(".thumbs button")) {
    button.setAttribute("aria-pressed", String(button.dataset.do === thumbs));
  }
  const form = turn.querySelector(".reason") ?? wording.clone("reason");
  form.dataset.thumbs = thumbs;
  turn.querySelector(".tools").after(form);
  form.querySelector("input").focus();
  return wording.text("thumbs_thanks");
}

export async function giveReason(form) {
  const turn = form.closest(".turn");
  const reason = form.querySelector("input").value.trim();
  const response = await post(turn.dataset.answer, { thumbs: form.dataset.thumbs, ...(reason && { reason }) });
  if (response?.ok) form.remove();
  return wording.text(response?.ok ? "thumbs_thanks" : "thumbs_failed");
}

// Asked on: questions that the archive answers, from what else was found; under the last answer only.

const further = document.getElementById("further");
const list = further.querySelector("ul");
const language = document.documentElement.lang;
let wanted = 0;

export function hideFurther() {
  wanted += 1;
  further.hidden = true;
  list.replaceChildren();
}

export async function showFurther(turn, hits) {
  hideFurther();
  const number = wanted;
  if (!hits.length || !on("further")) return;
  const query = new URLSearchParams([...hits.map((hit) => ["release", hit.release_id]), ["language", language]]);
  const response = await fetch(`/api/questions?${query}`).catch(() => null);
  if (!response?.ok || number !== wanted) return;
  const { questions } = await response.json();
  list.replaceChildren(...questions.map(item));
  turn.querySelector(".answer").append(further);
  further.hidden = questions.length === 0;
}

function item({ question, language: code }) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.setAttribute("href", address(question));
  link.dataset.question = question;
  link.dir = "auto";
  link.lang = code;
  link.textContent = question;
  line.append(link);
  return line;
}
