// What to ask next, under the last answer only: questions that the archive answers, from what else was found.

import { on } from "./choices.js";
import { address } from "./scope.js";

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

function item({ question }) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.setAttribute("href", address(question));
  link.dataset.question = question;
  link.dir = "auto";
  link.textContent = question;
  line.append(link);
  return line;
}
