// On a small screen a part of the page is lifted into a sheet, and goes back when that is closed.

const sheet = document.getElementById("sheet");
const place = sheet.querySelector(".sheet-place");
let lifted = null;
let left = null;

export const small = matchMedia("(max-width: 58rem)");

// Show `part` in the sheet; `name` is what a screen reader calls it.
export function lift(part, name) {
  if (sheet.open) putBack();
  lifted = part;
  left = document.createComment("lifted");
  part.replaceWith(left);
  place.replaceChildren(part);
  sheet.setAttribute("aria-label", name);
  sheet.dataset.part = part.id;
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

sheet.addEventListener("close", putBack);
small.addEventListener("change", close);
