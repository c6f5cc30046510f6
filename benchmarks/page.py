"""How heavy and how quick the page is, in the system's Chromium against a server that is running.

    assistant serve &   then   python -m benchmarks.page [http://127.0.0.1:8000]

Prints JSON and writes it to results/page.json: bytes of each page as sent (compressed), milliseconds until its
scripts have run (median of 5), milliseconds to show a question's sources and its answer, milliseconds until 200
answers that come at once are laid out, and how long frames take while they and a release of 60 pages are scrolled.
The long release is made up here and is stored nowhere.
"""

import json
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

RESULTS = Path(__file__).parent / "results" / "page.json"
RUNS = 5
TURNS = 200
PAGES, PARAGRAPHS, WORDS = 60, 6, 80  # of the long release: about 29,000 words
QUESTION = "When does visa-free travel with Oresia begin?"
FRAMES = """async () => {
  const times = []
  let before = performance.now()
  for (let n = 0; n < 60; n += 1) {
    scrollBy(0, 400)
    await new Promise(requestAnimationFrame)
    times.push(performance.now() - before)
    before = performance.now()
  }
  times.sort((a, b) => a - b)
  return { median_ms: Math.round(times[30]), slowest_ms: Math.round(times.at(-1)) }
}"""
REPEAT = """async n => {
  const before = performance.now(), turn = document.querySelector('.turn')
  for (let i = 1; i < n; i += 1) turn.parentElement.append(turn.cloneNode(true))
  scrollTo(0, 0)
  for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame)
  return Math.round(performance.now() - before)
}"""
READY = "Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)"


def weight(page: Page, path: str) -> dict[str, int]:
    """Requests, bytes as sent, and milliseconds until the page's scripts have run."""
    page.goto("about:blank")
    sent = []
    page.on("requestfinished", lambda request: sent.append(request))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    sizes = [request.sizes()["responseBodySize"] for request in sent]
    times = [page.evaluate(READY)]
    for _ in range(RUNS - 1):
        page.reload()
        times.append(page.evaluate(READY))
    return {"requests": len(sizes), "bytes": sum(sizes), "ready_ms": round(statistics.median(times))}


def answering(page: Page) -> dict[str, int]:
    """Milliseconds from Enter to the sources, and to the finished answer."""
    page.goto("/")
    page.fill("#q", QUESTION)
    begin = page.evaluate("performance.now()")
    page.press("#q", "Enter")
    page.wait_for_selector(".turn .card")
    sources = page.evaluate("performance.now()") - begin
    page.wait_for_selector(".turn:not([data-state=working])")
    return {"sources_ms": round(sources), "answer_ms": round(page.evaluate("performance.now()") - begin)}


def scrolling(page: Page, path: str) -> dict[str, dict[str, int]]:
    shown = page.evaluate(REPEAT, TURNS)
    conversation = {"shown_ms": shown, **page.evaluate(FRAMES)}
    page.goto(path)
    page.evaluate(
        """([count, words]) => {
          const body = document.getElementById('text'), one = body.querySelector('p')
          for (let n = 0; n < count; n += 1) {
            const paragraph = one.cloneNode()
            paragraph.textContent = 'words of a release '.repeat(words / 4)
            body.append(paragraph)
          }
        }""",
        [PAGES * PARAGRAPHS, WORDS],
    )
    return {f"{TURNS} answers": conversation, f"release of {PAGES} pages": page.evaluate(FRAMES)}


def main() -> None:
    address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        found = {}
        for locale in ("en-GB", "ar-EG", "ru-RU"):
            page = chromium.new_context(base_url=address, locale=locale).new_page()
            page.goto("/releases")
            release = page.locator(".entry h2 a").first.get_attribute("href")
            found[locale] = {
                name: weight(chromium.new_context(base_url=address, locale=locale).new_page(), path)
                for name, path in {"ask": "/", "archive": "/releases", "release": release}.items()
            }
        page = chromium.new_context(base_url=address, locale="en-GB").new_page()
        found["answering"] = answering(page)
        found["scrolling"] = scrolling(page, release)
        text = json.dumps(found, indent=1, ensure_ascii=False)
        RESULTS.write_text(text + "\n", "utf-8")
        print(text)
        chromium.close()


if __name__ == "__main__":
    main()
