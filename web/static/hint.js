// What a chip stands for, shown when one points at it, tabs to it or taps it: title, date, source, words.

const GAP = 8; // pixels between a chip and its hint
const LEAVE_MS = 200; // to move the pointer from the chip to the hint
const hint = document.getElementById("hint");
let chip = null;
let leaving = 0;

const isShown = (link) => chip === link && !hint.hidden;

export function showHint(link) {
  const passage = link.closest(".turn").querySelector(`.cited .passage[data-n="${CSS.escape(link.dataset.n)}"]`);
  if (!passage) return;
  clearTimeout(leaving);
  fill(passage);
  chip?.removeAttribute("aria-describedby");
  chip = link;
  chip.setAttribute("aria-describedby", "hint");
  hint.querySelector("a").setAttribute("href", link.getAttribute("href"));
  hint.hidden = false;
  put(link.getBoundingClientRect());
}

export function hideHint() {
  const shown = !hint.hidden;
  hint.hidden = true;
  chip?.removeAttribute("aria-describedby");
  chip = null;
  return shown;
}

function fill(passage) {
  const card = passage.closest(".card");
  const title = card.querySelector(".card-title");
  const time = card.querySelector("time");
  const own = hint.querySelector(".hint-title");
  own.textContent = title.textContent;
  own.lang = title.lang;
  hint.querySelector(".hint-source").textContent = card.querySelector(".card-source").textContent;
  hint.querySelector("time").dateTime = time.dateTime;
  hint.querySelector("time").textContent = time.textContent;
  const words = hint.querySelector("blockquote");
  words.textContent = passage.querySelector("mark").textContent;
  words.lang = title.lang;
}

function put({ top, bottom, left, width }) {
  const { offsetWidth, offsetHeight } = hint;
  const above = top - offsetHeight - GAP;
  const x = left + width / 2 - offsetWidth / 2;
  hint.style.top = `${above > 0 ? above : bottom + GAP}px`;
  hint.style.left = `${Math.max(GAP, Math.min(x, document.documentElement.clientWidth - offsetWidth - GAP))}px`;
}

// The hint stays with its chip as long as that is in view.
function follow() {
  const box = chip?.getBoundingClientRect();
  if (!box) return;
  if (box.bottom < 0 || box.top > innerHeight) hideHint();
  else put(box);
}

const leave = () => {
  clearTimeout(leaving);
  leaving = setTimeout(hideHint, LEAVE_MS);
};

// `open` is called with the address of the words and the chip.
export function watchChips(place, open) {
  let touched = false;
  const chipOf = (event) => event.target.closest?.(".text a.chip");
  place.addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"));
  place.addEventListener("pointerover", (event) => {
    if (chipOf(event) && event.pointerType !== "touch") showHint(chipOf(event));
  });
  place.addEventListener("pointerout", (event) => chipOf(event) && leave());
  place.addEventListener("focusin", (event) => {
    if (chipOf(event)?.matches(":focus-visible") && !touched) showHint(chipOf(event));
  });
  place.addEventListener("focusout", (event) => chipOf(event) && leave());
  place.addEventListener("click", (event) => {
    const link = chipOf(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (touched && !isShown(link)) return showHint(link);
    hideHint();
    open(link.getAttribute("href"), link);
  });
  hint.addEventListener("pointerenter", () => clearTimeout(leaving));
  hint.addEventListener("pointerleave", leave);
  hint.addEventListener("click", (event) => {
    if (!event.target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const link = chip;
    hideHint();
    open(link.getAttribute("href"), link);
  });
  addEventListener("scroll", follow, { passive: true });
}
