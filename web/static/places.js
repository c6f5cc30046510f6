// Where a release is; with offsets, at these very words, with or without scripts.

export function releaseHref(id, start, end) {
  const path = `/releases/${encodeURIComponent(id)}`;
  return start === undefined ? path : `${path}?chars=${start}-${end}#chars=${start}-${end}`;
}
