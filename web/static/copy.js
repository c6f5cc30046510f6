// An answer as plain text with its sources as footnotes.

// Read from what the page shows, so that a copied answer is the answer that was read.
export function footnoted(turn) {
  const lines = [...turn.querySelectorAll(".text > *")].map((block) => {
    const pieces = [...block.querySelectorAll(".words")].map((words) => words.textContent + markers(words));
    return pieces.join(" ");
  });
  const notes = [...turn.querySelectorAll(".cited .passage")].map(note);
  return [lines.join("\n\n"), notes.join("\n")].filter(Boolean).join("\n\n");
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
    href: passage.querySelector(".chip").href.replace(/\?[^#]*/, ""),
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
  return [`## ${question}`, ...lines, notes.join("\n")].filter(Boolean).join("\n\n");
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
