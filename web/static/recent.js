// The questions asked in this browser: ↑ in an empty box brings them back, ↓ goes the other way. And a box that grows.

const NAME = "asked";
const KEPT = 50;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? [];
  } catch {
    return []; // a browser may forbid storage
  }
}

function keep(questions) {
  try {
    localStorage.setItem(NAME, JSON.stringify(questions.slice(-KEPT)));
  } catch {
    // then they are forgotten with the page
  }
}

const without = (questions, some) => questions.filter((question) => !some.includes(question));

export class Recent {
  #box;
  #asked = kept();
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
    keep([...without(kept(), [question]), question]);
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
    keep(questions ? without(kept(), questions) : []);
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
