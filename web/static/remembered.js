// What this browser remembers: choices, the questions asked here, its conversations. A browser may forbid it;
// then it lasts as long as the page.

const KEPT = 50; // questions, and conversations

function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name, text) {
  try {
    localStorage.setItem(name, text);
  } catch {
    // forgotten with the page
  }
}

function list(name) {
  try {
    return JSON.parse(stored(name)) ?? [];
  } catch {
    return [];
  }
}

// What a person switched on or off on this device; on where nothing was said.
export const on = (choice) => stored(choice) !== "off";

export const choose = (choice, value) => store(choice, value ? "on" : "off");

// The conversations of this browser, for a server that shows everybody's to its administrator only.
export const mine = () => list("conversations");

// The conversation with one more answer, or with another in the place of one; latest first.
export function remember(id, question, replaced) {
  const known = mine().find((one) => one.id === id) ?? { id, title: question, answers: 0 };
  const now = { ...known, answers: replaced ? known.answers : known.answers + 1, updated: new Date().toISOString() };
  store("conversations", JSON.stringify([now, ...mine().filter((one) => one.id !== id)].slice(0, KEPT)));
}

const asked = () => list("asked");
const keep = (questions) => store("asked", JSON.stringify(questions.slice(-KEPT)));
const without = (questions, some) => questions.filter((question) => !some.includes(question));

// The questions asked: ↑ in an empty box brings them back, ↓ goes the other way. And a box that grows.
export class Recent {
  #box;
  #asked = asked();
  #at = 0;

  constructor(box) {
    this.#box = box;
    for (const shown of document.querySelectorAll(".turn .question")) this.show(shown.textContent);
    this.#at = this.#asked.length;
    box?.addEventListener("keydown", (event) => this.#step(event));
    box?.addEventListener("input", () => (this.#at = this.#asked.length));
    if (box && !CSS.supports("field-sizing", "content")) box.addEventListener("input", () => this.#grow());
  }

  // A question that was asked here; other pages know it, too.
  add(question) {
    this.show(question);
    keep([...without(asked(), [question]), question]);
  }

  // One that stands on this page, whoever asked it.
  show(question) {
    this.#asked = [...without(this.#asked, [question]), question];
    this.#at = this.#asked.length;
  }

  // What went with its conversation; all of them where no conversation is left.
  forget(questions) {
    this.#asked = questions ? without(this.#asked, questions) : [];
    this.#at = this.#asked.length;
    keep(questions ? without(asked(), questions) : []);
  }

  #step(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const recalled = this.#box.value === (this.#asked[this.#at] ?? "");
    if (!by || !recalled || event.shiftKey || this.#at + by < 0 || this.#at + by > this.#asked.length) return;
    event.preventDefault();
    this.#at += by;
    this.#box.value = this.#asked[this.#at] ?? "";
  }

  #grow() {
    this.#box.style.height = "auto";
    this.#box.style.height = `${this.#box.scrollHeight}px`;
  }
}
