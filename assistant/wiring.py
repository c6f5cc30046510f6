"""The one place where settings become a working assistant."""

from assistant.assistant import Assistant
from assistant.chat_model import OpenAIChatModel
from assistant.settings import Settings
from embeddings.archive import Archive
from embeddings.sentence_encoder import SentenceEncoder


def open_archive(settings: Settings) -> Archive:
    """Raises UnusableModel, UnusableArchive and UnusableCatalog."""
    return Archive.open(settings.data, open_encoder(settings))


def open_encoder(settings: Settings) -> SentenceEncoder:
    """Raises UnusableModel and UnusableWeights."""
    return SentenceEncoder(settings.embedding_model, settings.cache)


def open_assistant(settings: Settings) -> Assistant:
    """Raises what `open_archive` raises; the language model is first spoken to when a question comes."""
    return Assistant(open_archive(settings), chat_model(settings), settings.context_chars)


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
        retries=settings.chat_retries,
    )
