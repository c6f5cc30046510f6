// What is laid over the conversation, a release or a sheet, is an entry of the browser's history: Back takes it away.

let leaving = false; // on the way back from an entry whose view was closed by hand

export const isOver = () => Boolean(history.state?.over);

export function laidOver() {
  if (isOver()) return;
  // Back to an address with a fragment would move the focus there.
  if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
  history.pushState({ over: true }, "");
}

// Its view was closed by hand: the entry goes, too.
export function takenAway() {
  if (leaving || !isOver()) return;
  leaving = true;
  history.back();
}

// `moved` is called when the browser went to another entry, but not for one that was taken away.
export function watchBack(moved) {
  addEventListener("popstate", () => {
    if (leaving) leaving = false;
    else moved();
  });
}
