"""The environment, read once."""

import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from platformdirs import user_cache_path
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "ASSISTANT_"
TESTS = f"{PREFIX}TEST_"  # before what only the tests read
NAME = re.compile(r"(?![\d.]+$)[^\W_]([\w-]*\w)?(\.[^\W_]([\w-]*\w)?)*\.?")  # of a host; of digits alone it is none
PASSWORD = re.compile(r"//[^/@]*@")


class BadSettings(Exception):
    """A setting has a value that cannot be used; the message names it."""


class Settings(BaseSettings):
    """Every setting of the program. `ASSISTANT_` stands before each name but OpenAI's own."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

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

    @field_validator("data", "cache", mode="before")
    @classmethod
    def _folder(cls, value: str | Path) -> str | Path:
        if not str(value).strip():  # which a path would read as the folder that the program was started in
            raise ValueError("It must name a folder")
        return value

    @field_validator("host")
    @classmethod
    def _host(cls, value: str) -> str:
        if not (_is_address(value) or NAME.fullmatch(value)):
            raise ValueError("It must be an address of this machine or its name")
        return value

    @field_validator("admin_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value()
        if token and not token.strip():  # or everybody would be let in who was to be kept out
            raise ValueError("It must be more than blanks")
        return value

    @field_validator("openai_base_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and not _is_web_address(value):
            raise ValueError("It must be a web address, such as http://127.0.0.1:8080/v1")
        return value

    @field_validator("fetch_allow")
    @classmethod
    def _hosts(cls, value: str) -> str:
        for name in filter(None, map(str.strip, value.split(","))):
            if not (_is_network(name) or NAME.fullmatch(name)):
                raise ValueError(f"{name!r} is no host, address or network")
        return value


def read_settings() -> Settings:
    """The settings of this environment; raises BadSettings."""
    unknown = _unknown(os.environ)
    try:
        settings = Settings()
    except ValidationError as error:
        raise BadSettings("; ".join([*map(_complaint, error.errors()), *unknown])) from error
    if unknown:
        raise BadSettings("; ".join(unknown))
    return settings


def _unknown(environment: Iterable[str]) -> list[str]:
    """What to say of names that look like settings and are none: one that is misspelt would change nothing."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields if not name.startswith("openai_")]
    strange = (name for name in sorted(environment) if name.upper().startswith(PREFIX))
    return [
        f"{name}: There is no such setting{_nearest(name, known)}"
        for name in strange
        if name.upper() not in known and not name.startswith(TESTS)
    ]


def _nearest(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name.upper(), known, 3)
    close.sort(key=lambda one: sorted(one) != sorted(name.upper()))  # first what has but changed places
    return f"; is {close[0]} meant?" if close else ""


def _is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False


def _is_network(text: str) -> bool:
    try:
        return bool(ip_network(text, strict=False))
    except ValueError:
        return False


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _complaint(error: dict) -> str:
    name = str(error["loc"][0])
    field = Settings.model_fields.get(name)
    variable = f"{PREFIX}{name.upper()}" if field is not None else name
    value = PASSWORD.sub("//***@", str(error["input"]))
    return f"{variable}: {error['msg'].removeprefix('Value error, ')} (it is {value!r})"
