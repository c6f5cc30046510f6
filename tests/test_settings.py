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
        ("ASSISTANT_DATA", ""),
        ("ASSISTANT_CACHE", " "),
        ("ASSISTANT_HOST", ""),
        ("ASSISTANT_HOST", "999.1.1.1"),
        ("ASSISTANT_HOST", "http://localhost"),
        ("ASSISTANT_ADMIN_TOKEN", "  "),
        ("OPENAI_BASE_URL", "localhost:8080"),
        ("OPENAI_BASE_URL", "http://"),
        ("OPENAI_BASE_URL", "http://host:99999/v1"),
        ("OPENAI_BASE_URL", "ftp://host/v1"),
        ("ASSISTANT_FETCH_ALLOW", "10.0.0.0/99"),
        ("ASSISTANT_FETCH_ALLOW", "intranet, http://x/y"),
    ],
)
def test_a_bad_value_is_refused_by_name(monkeypatch, name, value):
    """The message has the variable and its value."""
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match=name) as caught:
        read_settings()
    assert repr(value) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ASSISTANT_DATA", "."),
        ("ASSISTANT_HOST", "::1"),
        ("ASSISTANT_HOST", "my-machine.example"),
        ("ASSISTANT_HOST", "localhost"),
        ("ASSISTANT_ADMIN_TOKEN", ""),
        ("OPENAI_BASE_URL", ""),
        ("OPENAI_BASE_URL", "https://[::1]:8443/v1"),
        ("ASSISTANT_FETCH_ALLOW", ""),
        ("ASSISTANT_FETCH_ALLOW", "intranet, 10.0.0.1/8, fd00::/8, пример.рф, 192.0.2.7,"),
    ],
)
def test_what_can_be_used_is_taken(monkeypatch, name, value):
    """An empty value where nothing has to be set, names of hosts in any script, networks."""
    monkeypatch.setenv(name, value)
    read_settings()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ASSISTANT_CHAT_MODLE", "ASSISTANT_CHAT_MODLE: There is no such setting; is ASSISTANT_CHAT_MODEL meant?"),
        ("assistant_prot", "assistant_prot: There is no such setting; is ASSISTANT_PORT meant?"),
        ("ASSISTANT_ZZZZZZZZZZZZ", "ASSISTANT_ZZZZZZZZZZZZ: There is no such setting"),
    ],
)
def test_a_misspelt_name_is_refused_with_the_nearest(monkeypatch, name, told):
    """It would change nothing, and nobody would notice."""
    monkeypatch.setenv(name, "x")
    with pytest.raises(BadSettings) as caught:
        read_settings()
    assert str(caught.value) == told


def test_a_password_in_a_bad_address_is_not_told(monkeypatch):
    """The rest of the address is."""
    monkeypatch.setenv("OPENAI_BASE_URL", "ftp://user:secret@host/v1")
    with pytest.raises(BadSettings, match=r"ftp://\*\*\*@host/v1"):
        read_settings()
