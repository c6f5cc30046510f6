// The asking page: the box, the conversation, and what one can do with an answer.

import { asMarkdown, copy, footnoted, giveReason, hideFurther, judge, showFurther } from "./after.js";
import { isOver, takenAway, watchBack } from "./back.js";
import { hideHint, watchChips } from "./hint.js";
import { recall, showPast, watchPast } from "./past.js";
import { address } from "./places.js";
import { close, lift as lifted, read, shut } from "./reader.js";
import { Recent } from "./remembered.js";
import { choose, filters, summarise, watchMenus, without } from "./scope.js";
import { light } from "./sources.js";
import { serverIsBack } from "./stream.js";
import { Turn } from "./turn.js";
import * as wording from "./wording.js";

const form = document.getElementById("ask");
const box = document.getElementById("q");
const send = document.getElementById("send");
const stop = document.getElementById("stop");
const live = document.getElementById("live");
const editing = document.getElementById("editing");
const conversation = document.getElementById("conversation");
const touched = matchMedia("(hover: none)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const turns = new WeakMap();
const recent = new Recent(box);
let running = null;
let answered = null; // resolves when what is running is
let replaced = null; // the turn whose question is being edited
let changes = 0; // of what the conversation is: a past one that arrives after another change comes too late
const wanted = new URLSearchParams(location.search).get("c");
let conversationId = conversation.querySelector(".turn")?.dataset.conversation || wanted;

async function ask(question, { chosen = filters(form), ignore, mode, instead } = {}) {
  if (!question.trim() || running) return;
  changes += 1;
  conversationId ||= fresh();
  const asked = {
    question: question.trim(),
    filters: chosen,
    ignore,
    mode,
    conversation_id: conversationId,
    replaces: instead?.dataset.answer ?? turns.get(instead)?.asked.replaces, // of one that failed, what it should have
  };
  const turn = new Turn(asked);
  const entry = document.body.classList.contains("begun") || isOver() ? "replaceState" : "pushState"; // Back: the start
  recent.add(asked.question);
  show(turn, instead);
  begin(turn);
  locate(addressOf(asked), entry);
  turn.element.scrollIntoView({ block: "start", behavior: still.matches ? "auto" : "smooth" });
  answered = turn.run();
  end(turn, await answered);
}

// A question of the page's address that nothing answers yet: the page came at once, and asks it. What its conversation
// has already comes first.
async function goOn(element) {
  const { question, ...options } = JSON.parse(element.dataset.asked);
  const own = ++changes;
  const found = element.dataset.conversation ? await recall(conversationId) : null;
  if (own !== changes) return;
  if (found) keep(found.answers);
  ask(question, { ...options, instead: element });
}

// The page's address: the question, and the conversation in which its answer is kept; loaded again, before or
// after the answer is there, it asks nothing twice.
const addressOf = ({ question, filters: chosen, mode, ignore, conversation_id: c }) =>
  address(question, chosen, { mode, c }, ignore);

const here = () => location.pathname + location.search;
let shown = here();

function locate(href, entry = "replaceState") {
  history[entry](entry === "pushState" ? null : history.state, "", href);
  shown = here();
}

// Where Back or Forward led: what lay over the conversation is gone, and another one comes in its place.
watchBack(() => {
  if (!shut()) close();
  if (here() === shown) return;
  shown = here();
  const c = new URLSearchParams(location.search).get("c");
  if (!c) location.reload();
  else if (c !== conversationId) open(c);
});

// The id of a new conversation; not a UUID, which a browser makes at encrypted addresses only.
const fresh = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

function show(turn, instead, before = null) {
  turns.set(turn.element, turn);
  document.body.classList.add("begun");
  if (instead?.isConnected) instead.replaceWith(turn.element);
  else conversation.insertBefore(turn.element, before);
}

function begin(turn) {
  running = turn;
  edit(null);
  hideFurther();
  box.value = "";
  if (touched.matches) box.blur(); // the keyboard on the screen would cover the answer
  send.hidden = true;
  stop.hidden = false;
  live.textContent = wording.text("step_searching");
}

function end(turn, answer) {
  const hadFocus = document.activeElement === stop;
  running = null;
  stop.hidden = true;
  send.hidden = false;
  if (hadFocus) box.focus({ preventScroll: true });
  if (answer) {
    live.textContent = `${wording.text("answer_ready")} ${footnoted(turn.element).split("\n\n[1]")[0]}`;
    if (turn.element.matches(":last-child")) showFurther(turn.element, turn.others());
    showPast(conversationId, turn.asked);
    return;
  }
  if (turn.element.dataset.state === "stopped") stopped(turn);
  const trouble = turn.element.querySelector(".trouble");
  live.textContent = (trouble.hidden ? turn.element.querySelector(".notice") : trouble.querySelector("h3")).textContent;
  if (turn.element.dataset.state === "failed" && !box.value) box.value = turn.asked.question;
  if (turn.element.dataset.trouble === "offline") watchServer(turn.element);
}

// Stopped before anything was shown, it is not asked again when the page is loaded again.
async function stopped(turn) {
  const kept = await turn.halted();
  if (conversationId !== turn.asked.conversation_id) return;
  if (kept) return showPast(conversationId, turn.asked);
  const others = conversation.childElementCount > 1;
  if (here() === addressOf(turn.asked)) locate(others ? `/?c=${encodeURIComponent(conversationId)}` : "/");
}

async function watchServer(element) {
  if (!(await serverIsBack(() => element.isConnected))) return;
  element.querySelector(".todo").textContent = live.textContent = wording.text("server_back");
}

// An earlier conversation in the place of this one; Back returns to this one.
function visit(id) {
  const entry = isOver() ? "replaceState" : "pushState"; // that of the drawer or the release, which close
  history.replaceState(null, "");
  open(id, entry);
}

async function open(id, entry = "replaceState") {
  running?.stop();
  const own = ++changes;
  const found = await recall(id);
  if (own !== changes || !found) return showPast();
  if (id !== conversationId) shut();
  hideFurther();
  keep(found.answers);
  if (replaced && !replaced.isConnected) edit(null);
  conversationId = id;
  locate(`/?c=${encodeURIComponent(id)}`, entry);
  showPast(id);
  conversation.lastElementChild?.scrollIntoView({ block: "start" });
  if (!conversation.contains(document.activeElement)) box.focus({ preventScroll: true });
}

// The conversation has these answers and no other; a turn that is there already stays as it is, with the focus in it.
function keep(answers) {
  const there = [...conversation.children];
  const kept = answers.map((answer) => Turn.kept(answer, there.find((one) => one.dataset.answer === answer.answer_id)));
  for (const one of there) if (!kept.some((turn) => turn.element === one)) one.remove();
  for (const [n, turn] of kept.entries()) {
    if (conversation.children[n] === turn.element) turns.set(turn.element, turn);
    else show(turn, undefined, conversation.children[n]);
    recent.show(turn.asked.question);
  }
}

// What was asked in a turn, also when the server put it together.
function askedIn(element) {
  const known = turns.get(element)?.asked;
  const ignore = new URLSearchParams(location.search).getAll("ignore");
  return known ?? { question: element.querySelector(".question").textContent, filters: filters(form), ignore };
}

// Put a turn's question back into the box; the next one asked takes its place. Null ends it.
function edit(element) {
  replaced = element;
  editing.hidden = !element;
  if (!element) return;
  box.value = askedIn(element).question;
  choose(form, askedIn(element).filters);
  box.focus();
}

async function copied(text, button) {
  const done = await copy(text);
  const label = button.textContent;
  button.textContent = live.textContent = wording.text(done ? "copied" : "copy_failed");
  setTimeout(() => (button.textContent = label), 2000);
}

const actions = {
  quotes: (element) => again(element, { mode: "quotes" }),
  again: (element) => again(element, {}),
  repeat: (element) => again(element, {}),
  edit,
  copy: (element, button) => copied(footnoted(element), button),
  markdown: (element, button) => copied(asMarkdown(element), button),
  sources: (element) => {
    const panel = element.querySelector(".sources");
    lifted(panel, panel.getAttribute("aria-label"));
  },
  up: async (element) => (live.textContent = await judge(element, "up")),
  down: async (element) => (live.textContent = await judge(element, "down")),
};

function again(element, { mode, chosen = askedIn(element).filters, ignore = askedIn(element).ignore }) {
  if (box.value === askedIn(element).question) box.value = "";
  ask(askedIn(element).question, { mode, chosen, ignore, instead: element });
}

// For a turn that the server put together: its link asks without what was read.
const readIn = (item) => new URL(item.querySelector(".lift").href).searchParams.getAll("ignore");

// Clicked while the answer is coming, it counts as soon as that is there.
async function lift(element, item) {
  const kind = item.dataset.kind;
  await answered;
  const read = turns.get(element)?.read ?? readIn(item);
  if (read.includes(kind)) return again(element, { ignore: [...(askedIn(element).ignore ?? []), kind] });
  const chosen = without(askedIn(element).filters, kind, item.querySelector("bdi").textContent);
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
conversation.addEventListener("submit", async (event) => {
  event.preventDefault();
  live.textContent = await giveReason(event.target);
});
for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  conversation.addEventListener(name, (event) => light(event.target, on));
}
watchChips(conversation, read);

const plainClick = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey);

document.addEventListener("click", (event) => {
  if (!plainClick(event)) return;
  const source = event.target.closest(".card :is(.card-title, .chip, .versions a, .corrected a)");
  const question = event.target.closest("[data-question]")?.dataset.question;
  if (!source && !question) return;
  event.preventDefault();
  if (source) read(source.getAttribute("href"), source);
  else ask(question);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  if (hideHint() || shut()) event.preventDefault();
});

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(box.value, { instead: replaced });
});
stop?.addEventListener("click", () => running?.stop());
document.getElementById("unedit")?.addEventListener("click", () => {
  edit(null);
  box.value = "";
  box.focus();
});
box?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

watchPast(visit, () => location.assign("/"), (questions) => recent.forget(questions));
if (form) {
  watchMenus(form);
  summarise(form);
  if (matchMedia("(pointer: fine)").matches && !location.hash) box.focus({ preventScroll: true });
}
takenAway(); // what lay over the page is not there when it is loaded again
const waiting = form && conversation.querySelector('.turn[data-state="working"]');
if (waiting) goOn(waiting);
else if (wanted && form) open(wanted);
else showPast(conversationId);
