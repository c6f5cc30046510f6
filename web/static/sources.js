// The cards beside an answer: what is cited, what else was found, what came nearest.

import { chip, dated } from "./answer.js";
import { releaseHref } from "./places.js";
import * as wording from "./wording.js";

const CONTEXT = 120; // code points before and after the quoted words
const OPENING = 240; // code points of a passage in which nothing is quoted

// While the answer is on its way: everything that was found.
export function showFound(panel, hits) {
  fill(panel, "also", hits.map(foundCard), wording.text("found"));
  panel.hidden = hits.length === 0;
}

const STALE = { deleted: "stale_removed", superseded: "stale_superseded" };

// The quotations and cards of an old answer whose release is no longer what it was, by the number of the
// citation; what it no longer says is struck out and leads to no characters of it.
export function showStale(turn, stale) {
  for (const { n, release_id: id, state, quoted } of stale) {
    const became = wording.text(state === "corrected" && !quoted ? "stale_gone" : (STALE[state] ?? "stale_changed"));
    for (const link of turn.querySelectorAll(`a.chip[data-n="${CSS.escape(n)}"]`)) {
      link.classList.toggle("outdated", !quoted);
      link.setAttribute("aria-label", `${link.getAttribute("aria-label")}. ${became}`);
      if (!quoted) link.setAttribute("href", releaseHref(id));
      say(link.closest(".quotation")?.querySelector(".became"), became);
    }
    const passage = turn.querySelector(`.cited .passage[data-n="${CSS.escape(n)}"]`);
    say(passage?.querySelector(".stale"), became);
    // The title of a card leads where its first quotation does.
    if (!quoted && passage?.matches("h4 + .passage")) passage.previousElementSibling.querySelector("a").setAttribute("href", releaseHref(id));
  }
}

function say(place, words) {
  if (!place) return;
  place.textContent = words;
  place.hidden = false;
}

// After it: cited and also found apart, or the nearest releases of a declined question.
export function showSources(panel, answer, hits) {
  const cited = new Set(answer.citations.map((citation) => citation.release_id));
  const nearest = answer.answerable ? [] : (answer.nearest ?? []);
  const also = answer.answerable ? hits.filter((hit) => !cited.has(hit.release_id)) : [];
  fill(panel, "cited", [...byRelease(answer.citations)].map((citations) => citedCard(citations, hits)));
  fill(panel, "nearest", nearest.map(foundCard));
  fill(panel, "also", also.map(foundCard), wording.text("also_found"));
  panel.hidden = !(answer.citations.length + nearest.length + also.length);
}

function fill(panel, kind, cards, heading) {
  const group = panel.querySelector(`.group.${kind}`);
  if (heading) group.querySelector("h3").textContent = heading;
  group.hidden = cards.length === 0;
  group.querySelector(".cards").replaceChildren(...cards);
}

function byRelease(citations) {
  const found = new Map();
  for (const citation of citations) {
    found.set(citation.release_id, [...(found.get(citation.release_id) ?? []), citation]);
  }
  return found.values();
}

// One card a release, with all that is quoted of it.
function citedCard(citations, hits) {
  const [first] = citations;
  const element = card(first, hrefOf(first));
  const blank = element.querySelector(".passage");
  const passages = citations.map((citation) => quoted(blank.cloneNode(true), citation, hits));
  passages.forEach((passage, at) => { // who speaks is named once, below what they say
    const { speaker } = citations[at];
    passage.querySelector(".by").hidden = !speaker || citations[at + 1]?.speaker === speaker;
  });
  blank.replaceWith(...passages);
  return element;
}

const hrefOf = ({ release_id: id, start, end }) => releaseHref(id, start, end);

function quoted(place, citation, hits) {
  const passage = hits.find((hit) => hit.release_id === citation.release_id
    && hit.start <= citation.start && citation.end <= hit.end);
  const [before, after] = passage ? around(passage, citation) : ["", ""];
  words(place, before, citation.quote, after);
  place.dataset.n = citation.n;
  place.prepend(chip(citation));
  place.querySelector(".by bdi").textContent = citation.speaker ?? "";
  return place;
}

function foundCard(hit) {
  const element = card(hit, hrefOf(hit));
  words(element, clipped(hit.text), "", "");
  return element;
}

function card(item, href) {
  const element = wording.clone("card");
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
  versions.append(...(item.versions ?? []).map((one) => version(one, item)));
  const later = element.querySelector(".corrected");
  later.hidden = !item.corrections?.length;
  later.append(...(item.corrections ?? []).map(correction));
  return element;
}

function correction({ release_id: id, title, language }) {
  const link = document.createElement("a");
  link.setAttribute("href", releaseHref(id));
  link.lang = language;
  link.dir = "auto";
  link.textContent = title || wording.text("untitled");
  return link;
}

// A version opens where it says what is quoted.
function version({ language, release_id: id }, { quote, release_id: of, start, end }) {
  const link = document.createElement("a");
  const there = new URLSearchParams({ of, chars: `${start}-${end}` });
  link.setAttribute("href", quote ? `${releaseHref(id)}?${there}` : releaseHref(id));
  link.hreflang = language;
  link.textContent = wording.language(language);
  return link;
}

function words(element, before, marked, after) {
  const texts = element.querySelectorAll(".around, mark");
  [before, marked, after].forEach((text, at) => (texts[at].textContent = text));
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

// A chip and its quotation beside the answer light up together, whichever the person points at or tabs to.
export function light(target, on) {
  const marked = target.closest?.("[data-n]");
  const number = marked?.dataset.n;
  if (!number) return;
  const element = marked.closest(".turn")?.querySelector(`.cited .passage[data-n="${CSS.escape(number)}"]`);
  element?.classList.toggle("lit", on);
  const panel = element?.closest(".sources");
  if (on && element && !element.contains(marked) && panel.scrollHeight > panel.clientHeight) {
    panel.scrollTo({ top: element.offsetTop + element.offsetParent.offsetTop - panel.clientHeight / 3 });
  }
}
