"""One Chromium for the session; every test gets its own context."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from assistant.assistant import Assistant
from assistant.history import History
from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue
from tests.conftest import serving
from web.app import create_app

WIDE = {"width": 1280, "height": 860}
TOKEN = "open-sesame-0123456789"
LOCALES = {"en": "en-GB", "ar": "ar-EG", "ru": "ru-RU"}


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, or a skip that says why."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not executable:
        pytest.skip("no Chromium on this machine (chromium, chromium-browser, google-chrome)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def locked(encoder, sample_folder, tmp_path_factory):
    """The address of a server that wants a token."""
    folder = tmp_path_factory.mktemp("locked") / "data"
    shutil.copytree(sample_folder, folder)
    archive = Archive.open(folder, encoder)
    assistant = Assistant(archive, history=History(archive))
    with serving(create_app(assistant, JobQueue(archive), admin_token=TOKEN)) as address:
        yield address


@pytest.fixture
def open_page(chromium, live_server):
    """Open a path of the live server in a language; fails on script errors and policy violations."""
    contexts, complaints = [], []

    def hear(message):
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    def opened(path="/", language="en", viewport=WIDE, server=live_server, **options):
        context = chromium.new_context(
            base_url=server,
            locale=LOCALES[language],
            viewport=viewport,
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        context.set_default_navigation_timeout(
            60_000
        )  # the first page waits for the questions it starts with
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", hear)
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
