"""The pictures in docs/screens: every state of the page over the sample archive, as three people would see it.

    python -m benchmarks.screenshots [FOLDER]

Serves the sample archive from a folder that is gone afterwards, and drives the system's Chromium. Nothing is
staged but the moments that pass too quickly: the answer that is coming is the server's own, held after its first
sentences, and the one that breaks off is the server's own, cut at the same place.
"""

import base64
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, sync_playwright

ROOT = Path(__file__).parents[1]
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 360, "height": 740}
LOOKS = {
    "en-light-wide": {"locale": "en-GB", "color_scheme": "light", "viewport": WIDE},
    "ar-dark-narrow": {"locale": "ar-EG", "color_scheme": "dark", "viewport": NARROW, "has_touch": True},
    "ru-light-wide": {"locale": "ru-RU", "color_scheme": "light", "viewport": WIDE},
}
ASKED = {
    "en": ("When does visa-free travel with Oresia begin?", "Who won the 2018 football world cup?"),
    "ar": ("متى يبدأ الإعفاء من التأشيرات مع أوريسيا؟", "من فاز بكأس العالم لكرة القدم 2018؟"),
    "ru": (
        "Когда начинается безвизовый режим с Оресией?",
        "Кто выиграл чемпионат мира по футболу 2018 года?",
    ),
}
WHO_SAID = {
    "en": "What did Mirela Hodan say about mortgages?",
    "ar": "ماذا قالت ميريلا هودان عن سعر الفائدة؟",
    "ru": "Что сказала Мирела Ходан об ипотеке?",
}
FESTIVAL = "Lantern festival in Quillmere\n\n4 May 2024\n\nThe lantern festival drew 900 visitors.\n"
QUALITY = 82  # of WebP: letters stay sharp, a picture is some 40 KB
ANSWER_S = 60
# Give the page the first events of the server's own stream, then silence or the end.
HELD = """([ends]) => {
  const real = fetch
  window.fetch = async (address, options) => {
    if (address !== '/api/ask/stream') return real(address, options)
    const whole = await (await real(address, options)).text()
    const some = whole.slice(0, whole.indexOf('event: done'))
    const body = new ReadableStream({ start(to) { to.enqueue(new TextEncoder().encode(some)); if (ends) to.close() } })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  }
}"""


@contextmanager
def served() -> Iterator[str]:
    """The address of the sample archive, served anew."""
    with tempfile.TemporaryDirectory() as data, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
        free.close()
        command = [
            sys.executable,
            "-m",
            "assistant",
            "serve",
            "--port",
            port,
            "--releases",
            "examples/releases",
        ]
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"ASSISTANT_DATA": data})
        try:
            address = f"http://127.0.0.1:{port}"
            while not answers(address):
                assert server.poll() is None, "the server did not start"
                time.sleep(0.5)
            yield address
        finally:
            server.terminate()
            server.wait()


def answers(address: str) -> bool:
    try:
        return urllib.request.urlopen(f"{address}/readyz").status == 200
    except OSError:
        return False


class Look:
    """One person's screen, and where its pictures go."""

    def __init__(self, chromium: Browser, address: str, folder: Path, name: str):
        self.page = chromium.new_context(base_url=address, reduced_motion="reduce", **LOOKS[name]).new_page()
        self.page.set_default_timeout(1000 * ANSWER_S)
        self.question, self.unanswerable = ASKED[name[:2]]
        self.who_said = WHO_SAID[name[:2]]
        self._folder, self._name = folder, name

    def take(self, state: str) -> None:
        shot = self.page.context.new_cdp_session(self.page).send(
            "Page.captureScreenshot", {"format": "webp", "quality": QUALITY}
        )
        file = self._folder / f"{state}-{self._name}.webp"
        file.write_bytes(base64.b64decode(shot["data"]))
        print(f"{file.name}: {file.stat().st_size:,} bytes")

    def ask(self, question: str) -> Locator:
        self.page.fill("#q", question)
        self.page.press("#q", "Enter")
        return self.page.locator(".turn").last

    def everything(self) -> None:
        for state in (empty, streaming, answered, said, archive, release, ingest, declined, error):
            state(self)
            self.take(state.__name__)
        self.page.context.close()


def empty(look: Look) -> None:
    look.page.goto("/")


def streaming(look: Look) -> None:
    look.page.evaluate(HELD, [False])
    look.ask(look.question).locator(".text .words").first.wait_for()


def answered(look: Look) -> None:
    look.page.goto("/")
    turn = look.ask(look.question)
    look.page.locator("#further li").first.wait_for()
    chip = turn.locator(".text a.chip").first
    if look.page.viewport_size == NARROW:
        chip.tap()
    chip.click()
    look.page.locator("#quote").wait_for()


def said(look: Look) -> None:
    look.page.goto("/")
    look.ask(look.who_said)
    look.page.locator("#further li").first.wait_for()
    look.page.evaluate("scrollTo(0, 0)")


def archive(look: Look) -> None:
    look.page.goto("/releases")


def release(look: Look) -> None:
    look.page.goto("/releases")
    link = look.page.locator(".entry:has(.about a[hreflang]) h2 a").first
    look.page.goto(link.get_attribute("href"))


def ingest(look: Look) -> None:
    look.page.goto("/releases")
    good = {"name": "lantern-festival.txt", "mimeType": "text/plain", "buffer": FESTIVAL.encode()}
    bad = {"name": "photo.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}
    look.page.set_input_files("#files", [good, bad])
    look.page.locator("[data-job=undo]").wait_for()
    look.page.locator("#upload").scroll_into_view_if_needed()
    look.page.evaluate("scrollTo(0, document.body.scrollHeight)")


def declined(look: Look) -> None:
    look.page.locator("[data-job=undo]").click()
    look.page.locator("[data-job=undo]").wait_for(state="hidden")
    look.page.goto("/")
    look.ask(look.unanswerable).locator(".declined").wait_for()


def error(look: Look) -> None:
    look.page.goto("/")
    look.page.evaluate(HELD, [True])
    look.ask(look.question).locator(".trouble").wait_for()


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in LOOKS:
            Look(chromium, address, folder, name).everything()
        chromium.close()


if __name__ == "__main__":
    main()
