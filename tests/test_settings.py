"""Settings from the environment: each used as written, or refused by name."""

import pytest

from assistant.settings import BadSettings, read_settings
from assistant.wiring import chat_model


def test_nothing_needs_to_be_set(monkeypatch):
    """Without a language model the answers are quotations."""
    for name in (
        "OPENAI_BASE_URL",
        "OPENAI_API_KEY",
        "ASSISTANT_CHAT_MODEL",
        "ASSISTANT_DATA",
        "ASSISTANT_PORT",
    ):
        monkeypatch.delenv(name, raising=False)
    settings = read_settings()
    assert (str(settings.data), settings.host, settings.port) == ("data", "127.0.0.1", 8000)
    assert chat_model(settings) is None


def test_the_environment_is_read(monkeypatch, tmp_path):
    """Its own names, and OpenAI's; the key is not shown."""
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_CHAT_MODEL", "m")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "very-secret")
    settings = read_settings()
    assert settings.data == tmp_path
    assert chat_model(settings).name == "m"
    assert "very-secret" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ASSISTANT_PORT", "http"),
        ("ASSISTANT_PORT", "70000"),
        ("ASSISTANT_PORT", "-1"),
        ("ASSISTANT_PORT", ""),
        ("ASSISTANT_CHAT_TIMEOUT_S", "0"),
        ("ASSISTANT_CHAT_DEADLINE_S", "soon"),
        ("ASSISTANT_CHAT_MAX_TOKENS", "1"),
        ("ASSISTANT_CHAT_RETRIES", "99"),
        ("ASSISTANT_CONTEXT_CHARS", "7"),
    ],
)
def test_a_bad_value_is_refused_by_name(monkeypatch, name, value):
    """The message has the variable and its value."""
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match=name) as caught:
        read_settings()
    assert repr(value) in str(caught.value)
