// An answer's text as sentences with numbered chips. Clones the page's own templates, so that the markup
// is the server's; every text goes in as text.

import { releaseHref } from "./places.js";
import * as wording from "./wording.js";

const MARKER = /\[(\d{1,4})\]/g;

// The paragraphs of an answer's text, each cut after its [n] markers into {words, numbers}. Only `known` numbers
// are markers, anything else is text; so are brackets in words that `quoted` says are a release's own.
export function paragraphs(answer, known, quoted) {
  return answer
    .split(/\r\n|\n|\r/)
    .map((line) => sentences(line.trim(), known, quoted))
    .filter((found) => found.length);
}

function sentences(line, known, quoted) {
  const found = [];
  let begin = 0;
  for (const match of markers(line, known, quoted)) {
    const words = line.slice(begin, match.index).trim();
    const n = Number(match[1]);
    if (words || !found.length) found.push({ words, numbers: [n] });
    else if (!found.at(-1).numbers.includes(n)) found.at(-1).numbers.push(n);
    begin = match.index + match[0].length;
  }
  const rest = line.slice(begin).trim();
  return rest ? [...found, { words: rest, numbers: [] }] : found;
}

// A line that is a quotation has one marker, at its end.
function markers(line, known, quoted) {
  const found = [...line.matchAll(MARKER)].filter(([, n]) => known(Number(n)));
  const last = found.at(-1);
  const whole = last && line.endsWith(` ${last[0]}`) && quoted(line.slice(0, -last[0].length - 1), Number(last[1]));
  return whole ? [last] : found;
}

// While an answer is on its way its numbers lead nowhere yet; a sentence that stands word for word in a
// passage that was found is already shown as the quotation it is.
export function showComing(place, soFar, hits) {
  const verbatim = (words) => hits.find((hit) => hit.text.includes(words));
  const shown = paragraphs(soFar, () => true, verbatim).map((found) => {
    const quoted = found.every(({ words, numbers }) => numbers.length && verbatim(words));
    return quoted ? found.map((piece) => coming(piece, verbatim(piece.words))) : [prose(found, waiting)];
  });
  place.replaceChildren(...shown.flat());
}

function coming({ words, numbers }, hit) {
  const quotation = filled("quotation", words, numbers.map(waiting));
  quotation.lang = hit.language;
  quotation.querySelector(".credit").replaceChildren();
  return quotation;
}

// A finished answer, as the server would have put it together.
export function showDone(place, answer) {
  const unproven = answer.struck ?? [];
  const citations = new Map(answer.citations.map((citation) => [citation.n, citation]));
  const quotes = answer.mode === "quotes" && answer.answerable;
  const isQuote = (words, n) => citations.get(n).quote === words;
  const found = paragraphs(answer.answer, (n) => citations.has(n), isQuote).map((pieces) =>
    pieces.map(({ words, numbers }) => ({ words, numbers, cited: numbers.map((n) => citations.get(n)) })),
  );
  const blocks = found.flatMap((pieces) => apart(pieces, quotes));
  const shown = blocks.map((block, at) => (isQuotation(block, quotes)
    ? quotation(block[0], answer.language, isQuotation(blocks[at + 1], quotes) && sameLine(block[0], blocks[at + 1][0]))
    : prose(block, (n) => chip(citations.get(n)), unproven)));
  place.replaceChildren(...shown);
  const last = unproven.filter(({ before }) => !before);
  if (last.length) place.append(prose([], chip, last));
}

// Somebody's own words.
const said = ({ words, cited: [first] }) => Boolean(first?.speaker) && first.quote === words;

// A quotation stands alone, be the whole answer of them or a line of somebody's own words.
const apart = (pieces, quotes) => (quotes || pieces.every(said) ? pieces.map((piece) => [piece]) : [pieces]);

const isQuotation = (block, quotes) => block?.length === 1 && block[0].cited.length > 0 && (quotes || said(block[0]));

// Whether two quotations have the same line below, which is enough once.
const sameLine = ({ cited: [one] }, { cited: [other] }) =>
  one.release_id === other.release_id && (one.speaker ?? "") === (other.speaker ?? "");

function quotation({ words, cited }, asked, goesOn) {
  const [first] = cited;
  const element = filled("quotation", words, cited.map(chip));
  element.classList.toggle("goes-on", goesOn);
  element.lang = first.language;
  const original = element.querySelector(".original");
  original.hidden = first.language === asked;
  if (!original.hidden) original.textContent = badge(first.language);
  element.querySelector(".speaker").textContent = first.speaker ?? "";
  element.querySelector(".credit-source").textContent = first.source;
  dated(element.querySelector("time"), first.date);
  return element;
}

const badge = (code) => wording.text("original", { language: wording.capitalised(wording.language(code)) });

export function dated(time, iso) {
  time.dateTime = iso ?? "";
  time.textContent = wording.date(iso);
}

// `unproven` sentences stand struck before the one whose number they name, those without a number at the end.
function prose(pieces, chips, unproven = []) {
  const paragraph = document.createElement("p");
  paragraph.className = "prose";
  paragraph.dir = "auto";
  for (const { words, numbers } of pieces) {
    for (const one of unproven) if (numbers.includes(one.before)) paragraph.append(struck(one), " ");
    paragraph.append(filled("sentence", words, numbers.map(chips)), " ");
  }
  if (!pieces.length) paragraph.append(...unproven.map(struck));
  return paragraph;
}

function struck({ text, reason }) {
  const element = wording.clone("struck");
  element.querySelector("del").textContent = text;
  element.querySelector(".why").textContent = `(${reason})`;
  return element;
}

function filled(template, words, chips) {
  const element = wording.clone(template);
  element.querySelector(".words").textContent = words;
  element.querySelector(".chip").replaceWith(...chips);
  return element;
}

export function chip(citation) {
  const element = wording.clone("sentence").querySelector(".chip");
  const title = citation.title || wording.text("untitled");
  element.setAttribute("href", releaseHref(citation.release_id, citation.start, citation.end));
  element.dataset.n = citation.n;
  element.setAttribute("aria-label", wording.text("chip", { n: citation.n, title, date: wording.date(citation.date) }));
  element.textContent = citation.n;
  return element;
}

function waiting(n) {
  const element = document.createElement("span");
  element.className = "chip waiting";
  element.dataset.n = n;
  element.textContent = n;
  return element;
}
