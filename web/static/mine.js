// The conversations of this browser, for a server that shows everybody's to its administrator only.

const NAME = "conversations";
const KEPT = 50;

export function mine() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? [];
  } catch {
    return []; // a browser may forbid storage
  }
}

// The conversation with one more answer, latest first.
export function remember(id, question) {
  const known = mine().find((one) => one.id === id) ?? { id, title: question, answers: 0 };
  const now = { ...known, answers: known.answers + 1, updated: new Date().toISOString() };
  try {
    localStorage.setItem(NAME, JSON.stringify([now, ...mine().filter((one) => one.id !== id)].slice(0, KEPT)));
  } catch {
    // then they are forgotten with the page
  }
}
