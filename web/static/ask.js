// The asking page: the box, the conversation, and what one can do with an answer.

import { copy, footnoted } from "./copy.js";
import { address, choose, filters, summarise, watchMenus, without } from "./scope.js";
import { light } from "./sources.js";
import { Turn } from "./turn.js";
import * as wording from "./wording.js";

const form = document.getElementById("ask");
const box = document.getElementById("q");
const send = document.getElementById("send");
const stop = document.getElementById("stop");
const live = document.getElementById("live");
const conversation = document.getElementById("conversation");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const turns = new WeakMap();
let running = null;
let conversationId;

async function ask(question, { chosen = filters(form), mode, instead } = {}) {
  if (!question.trim() || running) return;
  const asked = { question: question.trim(), filters: chosen, mode, conversation_id: conversationId };
  const turn = new Turn(asked);
  turns.set(turn.element, turn);
  document.body.classList.add("begun");
  if (instead) instead.replaceWith(turn.element);
  else conversation.append(turn.element);
  begin(turn);
  history.replaceState(null, "", address(asked.question, chosen, { mode }));
  turn.element.scrollIntoView({ block: "start", behavior: still.matches ? "auto" : "smooth" });
  const answer = await turn.run();
  end(turn, answer);
}

function begin(turn) {
  running = turn;
  box.value = "";
  send.hidden = true;
  stop.hidden = false;
  live.textContent = wording.text("step_searching");
}

function end(turn, answer) {
  const hadFocus = document.activeElement === stop;
  running = null;
  stop.hidden = true;
  send.hidden = false;
  if (hadFocus) box.focus();
  if (answer) {
    conversationId = answer.conversation_id || undefined;
    live.textContent = `${wording.text("answer_ready")} ${footnoted(turn.element).split("\n\n[1]")[0]}`;
    return;
  }
  const trouble = turn.element.querySelector(".trouble");
  live.textContent = (trouble.hidden ? turn.element.querySelector(".notice") : trouble.querySelector("h3")).textContent;
  if (turn.element.dataset.state === "failed" && !box.value) box.value = turn.asked.question;
}

// What was asked in a turn, also when the server put it together.
function askedIn(element) {
  const known = turns.get(element)?.asked;
  return known ?? { question: element.querySelector(".question").textContent, filters: filters(form) };
}

const actions = {
  quotes: (element) => again(element, { mode: "quotes" }),
  again: (element) => again(element, {}),
  copy: async (element, button) => {
    const done = await copy(footnoted(element));
    const label = button.textContent;
    button.textContent = live.textContent = wording.text(done ? "copied" : "copy_failed");
    setTimeout(() => (button.textContent = label), 2000);
  },
};

function again(element, { mode, chosen = askedIn(element).filters }) {
  if (box.value === askedIn(element).question) box.value = "";
  ask(askedIn(element).question, { mode, chosen, instead: element });
}

function lift(element, item) {
  const chosen = without(askedIn(element).filters, item.dataset.kind, item.querySelector("bdi").textContent);
  choose(form, chosen);
  again(element, { chosen: filters(form) ?? {} });
}

conversation.addEventListener("click", (event) => {
  const element = event.target.closest(".turn");
  const button = event.target.closest("[data-do]");
  const item = event.target.closest(".lift");
  if (!button && !item) return;
  event.preventDefault();
  if (button) actions[button.dataset.do](element, button);
  else lift(element, item.closest(".limit"));
});
for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  conversation.addEventListener(name, (event) => light(event.target, on));
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(box.value);
});
stop.addEventListener("click", () => running?.stop());
box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.focus();
});
for (const starter of document.querySelectorAll("[data-question]")) {
  starter.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    ask(starter.dataset.question);
  });
}

document.documentElement.classList.add("scripted");
watchMenus(form);
summarise(form);
if (matchMedia("(pointer: fine)").matches && !location.hash) box.focus({ preventScroll: true });
