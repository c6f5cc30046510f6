// The quoted characters of a release, from the address: #chars=START-END in code points.

const body = document.getElementById("text");

function wanted() {
  const match = /^#chars=(\d{1,9})-(\d{1,9})$/.exec(location.hash);
  return match ? [Number(match[1]), Number(match[2])] : null;
}

// The place of a code point in a string that counts UTF-16 units.
function unit(text, points) {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left -= 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

const length = (text) => Array.from(text).length;

function unmark() {
  for (const mark of body.querySelectorAll("mark")) mark.replaceWith(mark.textContent);
  body.normalize();
}

function mark(start, end) {
  let first = null;
  for (const block of body.querySelectorAll("[data-start]")) {
    const begin = Number(block.dataset.start);
    if (begin >= end) break;
    const text = block.textContent;
    const from = Math.max(0, start - begin);
    const to = Math.min(length(text), end - begin);
    if (from >= to) continue;
    const element = document.createElement("mark");
    const [a, b] = [unit(text, from), unit(text, to)];
    element.textContent = text.slice(a, b);
    block.replaceChildren(text.slice(0, a), element, text.slice(b));
    first ??= element;
  }
  return first;
}

function show() {
  const range = wanted();
  if (!range) return;
  unmark();
  const first = mark(...range);
  if (!first) return;
  first.id = "quote";
  first.tabIndex = -1;
  first.scrollIntoView({ block: "center" });
  first.focus({ preventScroll: true });
}

addEventListener("hashchange", show);
show();
