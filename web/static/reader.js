// What stands beside the conversation: the release at the quoted words, which is its own page without its frame.
// On a small screen it is lifted into a sheet, and so are sources and history; closed, they go back.

import { laidOver, takenAway } from "./back.js";

const sheet = document.getElementById("sheet");
const inside = sheet.querySelector(".sheet-place");
let lifted = null;
let left = null;

const small = matchMedia("(max-width: 58rem)");

// Show `part` in the sheet; `name` is what a screen reader calls it.
export function lift(part, name) {
  if (sheet.open) putBack();
  lifted = part;
  left = document.createComment("lifted");
  part.replaceWith(left);
  inside.replaceChildren(part);
  sheet.setAttribute("aria-label", name);
  sheet.dataset.part = part.id;
  laidOver();
  if (!sheet.open) sheet.showModal();
  sheet.scrollTop = 0;
}

export function close() {
  if (sheet.open) sheet.close();
}

function putBack() {
  left?.replaceWith(lifted);
  lifted = left = null;
}

sheet.addEventListener("close", () => {
  putBack();
  takenAway();
});
small.addEventListener("change", close);

// The release

const reader = document.getElementById("reader");
const place = reader.querySelector(".reader-place");
const trouble = reader.querySelector(".reader-trouble");
const whole = document.getElementById("reader-page");
let opener = null;
let asked = 0;

// Show what is at `href`; the focus goes back to `from` when it is closed.
export async function read(href, from) {
  const number = ++asked;
  opener = from ?? opener;
  whole.setAttribute("href", href);
  const article = await fetched(href);
  if (number !== asked) return;
  trouble.hidden = Boolean(article);
  place.replaceChildren(...(article ? [article] : []));
  appear();
  const quote = place.querySelector("#quote");
  quote?.scrollIntoView({ block: "center" });
  (quote ?? reader).focus({ preventScroll: true });
}

export function shut() {
  asked += 1;
  if (reader.hidden) return false;
  close();
  hide();
  takenAway();
  return true;
}

async function fetched(href) {
  const response = await fetch(href.replace(/#.*/, "")).catch(() => null);
  if (!response?.ok) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const found = page.querySelector("article.release");
  const article = found && document.adoptNode(found);
  article?.querySelector("section:has(.asker)")?.remove(); // the box for questions is beside it
  const title = article?.querySelector("h1");
  if (!title) return null;
  const heading = document.createElement("h2"); // the page has its own h1
  heading.append(...title.childNodes);
  for (const { name, value } of title.attributes) heading.setAttribute(name, value);
  title.replaceWith(heading);
  return article;
}

function appear() {
  const shown = !reader.hidden;
  reader.hidden = false;
  if (small.matches) {
    if (!shown || !reader.closest("dialog")) lift(reader, reader.getAttribute("aria-label"));
  } else {
    document.body.classList.add("with-reader");
    laidOver();
  }
}

function hide() {
  reader.hidden = true;
  place.replaceChildren();
  document.body.classList.remove("with-reader");
  if (opener?.isConnected) opener.focus({ preventScroll: true });
  opener = null;
}

// Language versions open in the same place; other links of the release lead to pages of their own.
place.addEventListener("click", (event) => {
  const tab = event.target.closest(".tabs a");
  if (!tab || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  read(tab.getAttribute("href"));
});
document.getElementById("reader-close").addEventListener("click", shut);
document.getElementById("sheet").addEventListener("close", () => {
  if (!reader.hidden) hide();
});
