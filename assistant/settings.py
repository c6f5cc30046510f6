"""The environment, read once."""

from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path
from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class BadSettings(Exception):
    """A setting has a value that cannot be used; the message names it."""


class Settings(BaseSettings):
    """Every setting of the program. `ASSISTANT_` stands before each name but OpenAI's own."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True, extra="ignore")

    data: Path = Field(Path("data"), description="folder of the archive")
    cache: Path = Field(
        user_cache_path("press-release-assistant"), description="folder of the default model's cache"
    )
    embedding_model: str = Field(
        "", description="a SentenceTransformer name or folder; empty: the default model"
    )
    rerank: str = Field(
        "tokens", min_length=1, description="what orders the first hits once more: tokens, none or a CrossEncoder"
    )
    host: str = Field("127.0.0.1", description="address to serve on")
    port: int = Field(8000, ge=0, le=65535, description="port to serve on")
    admin_token: SecretStr = Field(
        SecretStr(""),
        description="what one has to know to change the archive; empty: only this machine changes it",
    )
    openai_base_url: str = Field(
        "", validation_alias=AliasChoices("OPENAI_BASE_URL"), description="an OpenAI-compatible endpoint"
    )
    openai_api_key: SecretStr = Field(
        SecretStr(""),
        validation_alias=AliasChoices("OPENAI_API_KEY"),
        description="its key, where it wants one",
    )
    chat_model: str = Field("", description="name of the language model; empty: answers are quotations")
    chat_mode: Literal["write", "select"] = Field(
        "write", description="whether the language model writes, or only selects sentences, which are quoted"
    )
    chat_certainty: float = Field(
        0.6, ge=0, le=1, description="how sure a selecting language model must be of an answer, where it tells"
    )
    chat_temperature: float = Field(0.0, ge=0, le=2, description="how freely the language model writes")
    chat_timeout_s: float = Field(60, gt=0, description="longest silence of the language model, seconds")
    chat_deadline_s: float = Field(180, gt=0, description="longest whole reply, seconds")
    chat_max_tokens: int = Field(600, ge=16, description="longest reply, tokens")
    chat_retries: int = Field(2, ge=0, le=10, description="retries before a reply has begun")
    fetch_allow: str = Field(
        "", description="hosts, addresses and networks, by commas, that may be fetched from though not public"
    )
    keep_answers: bool = Field(
        True, description="whether questions and answers are kept, listed and lead to follow-ups"
    )
    context_chars: int = Field(12_000, ge=1000, description="most text of releases in one prompt, characters")


def read_settings() -> Settings:
    """The settings of this environment; raises BadSettings."""
    try:
        return Settings()
    except ValidationError as error:
        raise BadSettings("; ".join(_complaint(e) for e in error.errors())) from error


def _complaint(error: dict) -> str:
    name = str(error["loc"][0])
    field = Settings.model_fields.get(name)
    variable = f"ASSISTANT_{name.upper()}" if field is not None else name
    return f"{variable}: {error['msg']} (it is {error['input']!r})"
