// The cards beside an answer: what is cited, what else was found, what came nearest.

import { clone, dated, releaseHref } from "./answer.js";
import * as wording from "./wording.js";

const CONTEXT = 120; // code points before and after the quoted words
const OPENING = 240; // code points of a passage in which nothing is quoted

// While the answer is on its way: everything that was found.
export function showFound(turn, hits) {
  fill(turn, "also", hits.map(foundCard));
  turn.querySelector(".sources").hidden = hits.length === 0;
}

// After it: cited and also found apart, or the nearest releases of a declined question.
export function showSources(turn, answer, hits) {
  const cited = new Set(answer.citations.map((citation) => citation.release_id));
  const nearest = answer.answerable ? [] : (answer.nearest ?? []);
  const also = answer.answerable ? hits.filter((hit) => !cited.has(hit.release_id)) : [];
  fill(turn, "cited", answer.citations.map((citation) => citedCard(citation, hits)));
  fill(turn, "nearest", nearest.map(foundCard));
  fill(turn, "also", also.map(foundCard));
  turn.querySelector(".sources").hidden = !(answer.citations.length + nearest.length + also.length);
}

function fill(turn, kind, cards) {
  const group = turn.querySelector(`.group.${kind}`);
  group.hidden = cards.length === 0;
  group.querySelector(".cards").replaceChildren(...cards);
}

function citedCard(citation, hits) {
  const element = card(citation, releaseHref(citation.release_id, citation.start, citation.end));
  const passage = hits.find((hit) => hit.release_id === citation.release_id
    && hit.start <= citation.start && citation.end <= hit.end);
  const [before, after] = passage ? around(passage, citation) : ["", ""];
  words(element, before, citation.quote, after);
  element.dataset.n = citation.n;
  const number = element.querySelector(".chip");
  number.textContent = citation.n;
  number.hidden = false;
  return element;
}

function foundCard(hit) {
  const element = card(hit, releaseHref(hit.release_id, hit.start, hit.end));
  words(element, clipped(hit.text), "", "");
  return element;
}

function card(item, href) {
  const element = clone("card");
  const title = element.querySelector(".card-title");
  title.textContent = item.title || wording.text("untitled");
  title.setAttribute("href", href);
  title.lang = item.language;
  element.querySelector(".card-words").lang = item.language;
  element.querySelector(".card-source").textContent = item.source;
  element.querySelector(".card-language").textContent = wording.language(item.language);
  dated(element.querySelector("time"), item.date);
  const versions = element.querySelector(".versions");
  versions.hidden = !item.versions?.length;
  versions.append(...(item.versions ?? []).map(version));
  return element;
}

function version({ language, release_id: id }) {
  const link = document.createElement("a");
  link.setAttribute("href", releaseHref(id));
  link.hreflang = language;
  link.textContent = wording.language(language);
  return link;
}

function words(element, before, marked, after) {
  const place = element.querySelector(".card-words");
  const mark = place.querySelector("mark");
  mark.textContent = marked;
  place.replaceChildren(before, mark, after);
}

// What stands before and after a quotation in its own paragraph. Offsets count code points, not UTF-16.
function around(passage, { start, end }) {
  const points = Array.from(passage.text);
  const head = points.slice(Math.max(0, start - passage.start - CONTEXT), start - passage.start);
  const tail = points.slice(end - passage.start, end - passage.start + CONTEXT);
  let before = head.join("").split("\n").at(-1);
  let after = tail.join("").split("\n")[0];
  if (Array.from(before).length === CONTEXT) before = `…${before.slice(Math.max(0, before.indexOf(" ")))}`;
  if (Array.from(after).length === CONTEXT) after = `${after.slice(0, Math.max(0, after.lastIndexOf(" ")))} …`;
  return [before, after];
}

function clipped(passage) {
  const points = Array.from(passage.replace(/\s+/g, " ").trim());
  if (points.length <= OPENING) return points.join("");
  const line = points.slice(0, OPENING).join("");
  return `${line.slice(0, Math.max(0, line.lastIndexOf(" ")))} …`;
}

// A chip and its card light up together, whichever the person points at or tabs to.
export function light(target, on) {
  const marked = target.closest?.("[data-n]");
  const number = marked?.dataset.n;
  if (!number) return;
  const element = marked.closest(".turn").querySelector(`.cited .card[data-n="${CSS.escape(number)}"]`);
  element?.classList.toggle("lit", on);
  const panel = element?.closest(".sources");
  if (on && element && marked !== element && panel.scrollHeight > panel.clientHeight) {
    panel.scrollTo({ top: element.offsetTop - panel.clientHeight / 3 });
  }
}
