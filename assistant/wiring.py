"""The one place where settings become a working assistant."""

import logging
from threading import Event

from assistant.assistant import Assistant
from assistant.history import History
from assistant.model.chat_model import OpenAIChatModel
from assistant.settings import Settings
from embeddings.archive import Archive
from embeddings.intake.fetching import Fetcher
from embeddings.models.cross_encoder import CrossEncoderReranker
from embeddings.models.default_model import default_model_name
from embeddings.models.reranker import NONE, TOKENS, Reranker
from embeddings.models.sentence_encoder import SentenceEncoder

FOLLOW_S = 2.0
FOLLOW_PAUSE_S = 60.0  # after a failure
log = logging.getLogger(__name__)


def open_archive(settings: Settings) -> Archive:
    """Raises UnusableModel, UnusableReranker, UnusableArchive and UnusableCatalog."""
    return Archive.open(settings.data, open_encoder(settings), open_reranker(settings))


def open_reranker(settings: Settings) -> Reranker | str:
    """Raises UnusableReranker."""
    if settings.rerank in (NONE, TOKENS):
        return settings.rerank
    return CrossEncoderReranker(settings.rerank)


def open_encoder(settings: Settings, name: str | None = None) -> SentenceEncoder:
    """The embedding model of the settings, or one by `name`, as an archive remembers it.

    Raises UnusableModel and UnusableWeights.
    """
    name = settings.embedding_model if name is None else name
    is_default = name.startswith(default_model_name())
    return SentenceEncoder("" if is_default else name, settings.cache)


def follow_model(archive: Archive, settings: Settings, stop: Event) -> None:
    """Look now and then whether `assistant reembed` has switched the archive to another model; serve with it then."""
    while not stop.wait(FOLLOW_S):
        try:
            if archive.follow_model(lambda name: open_encoder(settings, name)):
                log.info("Serving with %s from now on.", archive.encoder.name)
        except Exception:  # the former model goes on serving
            log.exception("The archive was switched to a model that cannot be opened.")
            stop.wait(FOLLOW_PAUSE_S)


def open_assistant(settings: Settings, keeps: bool = False) -> Assistant:
    """An assistant that `keeps` its answers, unless the settings forbid it, or one that only reads.

    Raises what `open_archive` raises; the language model is first spoken to when a question comes.
    """
    archive = open_archive(settings)
    history = History(archive) if keeps and settings.keep_answers else None
    return Assistant(
        archive,
        chat_model(settings),
        settings.context_chars,
        history,
        selects=settings.chat_mode == "select",
        certainty=settings.chat_certainty,
    )


def open_fetcher(settings: Settings) -> Fetcher:
    return Fetcher(tuple(filter(None, (name.strip() for name in settings.fetch_allow.split(",")))))


def chat_model(settings: Settings) -> OpenAIChatModel | None:
    if not settings.chat_model:
        return None
    return OpenAIChatModel(
        settings.openai_base_url,
        settings.openai_api_key.get_secret_value(),
        settings.chat_model,
        timeout_s=settings.chat_timeout_s,
        deadline_s=settings.chat_deadline_s,
        max_tokens=settings.chat_max_tokens,
        temperature=settings.chat_temperature,
        retries=settings.chat_retries,
    )
