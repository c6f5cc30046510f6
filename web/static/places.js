// Where things are.

// A release; with offsets, at these very words, with or without scripts.

export function releaseHref(id, start, end) {
  const path = `/releases/${encodeURIComponent(id)}`;
  return start === undefined ? path : `${path}?chars=${start}-${end}#chars=${start}-${end}`;
}

// The address that asks the same question again, also without scripts.
export function address(question, chosen = {}, more = {}, ignore = []) {
  const pairs = [["q", question], ["since", chosen.since], ["until", chosen.until]];
  for (const code of chosen.languages ?? []) pairs.push(["language", code]);
  for (const source of chosen.sources ?? []) pairs.push(["source", source]);
  pairs.push(...Object.entries(more));
  for (const name of ignore) pairs.push(["ignore", name]);
  return `/?${new URLSearchParams(pairs.filter(([, value]) => value))}`;
}

// The whole address of a link to a release's words, for what leaves the page: its fragment alone says which words.
export const written = (link) => link.href.replace(/\?[^#]*/, "");
