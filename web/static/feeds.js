// The feeds that are watched: listed, with how the last look went, and let go.

import * as wording from "./wording.js";

const feeds = document.getElementById("feeds");

export async function listFeeds() {
  const response = await fetch("/api/feeds").catch(() => null);
  const found = response?.ok ? await response.json() : [];
  feeds.replaceChildren(...found.map(feed));
  feeds.closest(".feeds").hidden = found.length === 0;
}

function feed({ url, problem: reason }) {
  const line = document.createElement("li");
  const name = Object.assign(document.createElement("bdi"), { textContent: url, dir: "ltr" });
  const stop = document.createElement("button");
  stop.type = "button";
  stop.className = "quiet";
  stop.textContent = wording.text("feed_stop");
  stop.setAttribute("aria-label", `${stop.textContent}: ${url}`);
  stop.addEventListener("click", async () => {
    await fetch(`/api/feeds?${new URLSearchParams({ url })}`, { method: "DELETE" }).catch(() => null);
    listFeeds();
  });
  line.append(name, " ", stop);
  if (reason) line.append(" ", Object.assign(document.createElement("span"), { textContent: wording.text("feed_failed"), title: reason }));
  return line;
}
