// An answer as plain text with its sources as footnotes.

// Read from what the page shows, so that a copied answer is the answer that was read.
export function footnoted(turn) {
  const lines = [...turn.querySelectorAll(".text > *")].map((block) => {
    const pieces = [...block.querySelectorAll(".words")].map((words) => words.textContent + markers(words));
    return pieces.join(" ");
  });
  const notes = [...turn.querySelectorAll(".cited .card")].map(note);
  return [lines.join("\n\n"), notes.join("\n")].filter(Boolean).join("\n\n");
}

const markers = (words) =>
  [...words.parentElement.querySelectorAll(".chip")].map((chip) => ` [${chip.dataset.n}]`).join("");

function note(card) {
  const title = card.querySelector(".card-title");
  const about = [".card-source", "time"].map((part) => card.querySelector(part).textContent).filter(Boolean);
  return `[${card.dataset.n}] ${title.textContent}. ${about.join(", ")}. ${title.href.replace(/\?[^#]*/, "")}`;
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
