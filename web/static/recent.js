// The questions asked here: ↑ in an empty box brings them back, ↓ goes the other way. And a box that grows.

export class Recent {
  #box;
  #asked = [];
  #at = 0;

  constructor(box) {
    this.#box = box;
    for (const asked of document.querySelectorAll(".turn .question")) this.add(asked.textContent);
    box?.addEventListener("keydown", (event) => this.#step(event));
    box?.addEventListener("input", () => (this.#at = this.#asked.length));
    if (box && !CSS.supports("field-sizing", "content")) box.addEventListener("input", () => this.#grow());
  }

  add(question) {
    this.#asked = [...this.#asked.filter((other) => other !== question), question];
    this.#at = this.#asked.length;
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
