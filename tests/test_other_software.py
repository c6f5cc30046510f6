"""The archive as other programs see it: OpenAI's clients, MCP's reference client, a Prometheus server."""

import html
import json
import os
import re
import shutil
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import anyio
import httpx
import openai
import pytest
from huggingface_hub import InferenceClient
from markdown_it import MarkdownIt
from mcp import Client, StdioServerParameters

from assistant.answers.answer import Answer, Citation, Delta, Done
from assistant.assistant import Assistant
from assistant.questions.question import Question
from embeddings.intake.jobs import JobQueue
from embeddings.releases.release import Extent, Hit, Passage, Release, Version
from tests.conftest import serving
from web.app import create_app
from web.completions import Completion, CompletionIn
from web.mcp_server import mcp_server
from web.release_schemas import head_out
from web.schemas import citation_out, hit_out

MESSAGE = {"role": "user", "content": "x"}
QUESTION = "What did the bank say about the key rate in September 2024?"
RATE = "9.75"


@pytest.fixture(scope="module")
def client(live_server):
    with openai.OpenAI(base_url=f"{live_server}/v1", api_key="none", max_retries=0) as client:
        yield client


def asked(client, *texts, **options):
    roles = ("user", "assistant")
    messages = [{"role": roles[n % 2], "content": text} for n, text in enumerate(texts)]
    return client.chat.completions.create(model="press-releases", messages=messages, **options)


def test_the_models_are_listed(client):
    assert [model.id for model in client.models.list()] == ["press-releases", "press-releases-quotes"]
    assert client.models.retrieve("press-releases-quotes").id == "press-releases-quotes"
    with pytest.raises(openai.NotFoundError) as raised:
        client.models.retrieve("gpt-9")
    told = "The model 'gpt-9' does not exist; there are press-releases, press-releases-quotes."
    assert raised.value.body["message"] == told


def test_an_answer_has_its_citations_as_annotations_and_as_a_list(client, live_server):
    """Each annotation stands at a marker, and its address opens the release at the very words."""
    reply = asked(client, QUESTION)
    (choice,) = reply.choices
    content = choice.message.content
    assert (choice.finish_reason, RATE in content) == ("stop", True)
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens > 0
    cited = [annotation.url_citation for annotation in choice.message.annotations]
    assert [content[c.start_index : c.end_index] for c in cited] == [
        f"[{n}]" for n in range(1, len(cited) + 1)
    ]
    assert all(c.url in content.partition("Sources:")[2] for c in cited)
    page = httpx.get(cited[0].url)
    assert (page.status_code, "<mark" in page.text) == (200, True)


def test_the_speaker_stands_in_the_line_of_the_source(client):
    """Once: the quotation is verbatim and need not name who said it."""
    content = (
        asked(client, "What did Mirela Hodan say about pressure on the bank?").choices[0].message.content
    )
    said, _, listed = content.partition("Sources:")
    assert "[1] Mirela Hodan" in listed
    assert "Speaker" not in said


HOSTILE = "High ![pixel](http://evil.example/p.png) <img src=x> [1](http://evil.example) [7]: http://evil.example *b*"


def hostile():
    """An answer of a model, and of a release whose every word is a trap."""
    cited = Citation(1, "r", 1, HOSTILE, None, "en", HOSTILE, "javascript:alert(1)", HOSTILE, 0, len(HOSTILE))
    question, extent = Question("q", "en", asked="q"), Extent(1, ("en",), None, None)
    return Answer(f"- One. [1](x)\n{HOSTILE} [1]", "en", "model", True, (cited,), question, extent, notice=HOSTILE)


def test_words_of_releases_are_no_markup_in_a_message():
    """A client that renders Markdown loads no picture, follows no link and shows every word as it stands."""
    answer = hostile()
    message = Completion(CompletionIn(messages=[MESSAGE]), "http://h/", len).whole(answer)["choices"][0]["message"]
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(message["content"].replace("\n", "\n\n"))
    assert not re.search(r"<(?!/?p>)", rendered)
    assert html.unescape(re.sub("</?p>", "", rendered)).split("\n\n")[0].startswith("- One. [1](x)\n" + HOSTILE)
    places = [a["url_citation"] for a in message["annotations"]]
    assert [message["content"][p["start_index"] : p["end_index"]] for p in places] == ["[1]", "[1]"]
    assert [p["title"] for p in places] == [HOSTILE] * 2


def test_a_stream_is_escaped_as_the_whole_is():
    """Wherever it is cut, but not within a marker or a mark of its own."""
    answer, completion = hostile(), Completion(CompletionIn(messages=[MESSAGE]), "http://h/", len)
    whole = completion.whole(answer)["choices"][0]["message"]["content"]
    for cut in (3, 7, answer.text.index("://"), answer.text.index("example")):
        events = [Delta(answer.text[:cut]), Delta(answer.text[cut : cut + 9]), Done(answer)]
        chunks = [json.loads(c.removeprefix("data: ")) for c in completion.chunks(iter(events)) if "[DONE]" not in c]
        assert "".join(c["choices"][0]["delta"].get("content", "") for c in chunks) == whole


def test_only_web_addresses_are_given_to_other_software():
    """As addresses of releases, of their versions and of citations."""
    addresses = {"https://a.example/1": "https://a.example/1", "javascript:alert(1)": "", "/news/1": "", "": ""}
    for stated, given in addresses.items():
        release = Release("r", "Text.", url=stated)
        passage, version = Passage("r", 0, 5, "Text."), Version("en", "v", "T", stated)
        hit = hit_out(Hit(release, passage, 1.0, versions=(version,)))
        citation = citation_out(replace(hostile().citations[0], url=stated))
        assert (hit.url, hit.versions[0].url, citation.url, head_out(release).url) == (given,) * 4


def test_a_stream_says_the_same_and_ends(client):
    """Deltas make up the whole; the last has usage where it was asked for."""
    chunks = list(asked(client, QUESTION, stream=True, stream_options={"include_usage": True}))
    said = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
    assert said == asked(client, QUESTION).choices[0].message.content
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"
    assert chunks[-1].usage.completion_tokens > 0


def test_what_the_releases_do_not_say_is_said_so(client):
    message = asked(client, "How do I bake sourdough bread?").choices[0].message
    assert (message.content, message.annotations) == ("The releases do not say.", [])


def test_earlier_messages_are_the_conversation(client):
    reply = asked(
        client, "What did the bank say about the key rate in May 2024?", "It was cut.", "and in September?"
    )
    assert RATE in reply.choices[0].message.content


@pytest.mark.parametrize(
    ("rules", "question", "language"),
    [
        ("Answer in Arabic.", "How many?", "ar"),
        ("You are helpful. Always answer users in Russian, and be short.", "How many?", "ru"),
        ("Отвечай всегда по-русски.", "How many?", "ru"),
        ("أجب بالعربية", "How many?", "ar"),
        ("Do not guess. In Arabic, please.", "How many?", "ar"),
        ("Do not answer in Russian.", "How many?", ""),
        ("You are an expert who speaks Arabic.", "How many?", ""),
        ("Answer in Arabic.", "Answer in Russian: how many?", ""),
        ("", "How many?", ""),
    ],
)
def test_a_system_message_may_name_the_language_of_the_answer(rules, question, language):
    """Unless the question names one itself."""
    messages = [{"role": "system", "content": rules}, {"role": "user", "content": question}]
    assert CompletionIn(messages=messages).language == language


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"model": "gpt-9"}, 404),
        ({"messages": []}, 422),
        ({"messages": [{"role": "wizard", "content": "x"}]}, 422),
        ({"messages": [{"role": "user", "content": " "}]}, 422),
        ({"messages": [{"role": "system", "content": "only rules"}]}, 422),
        ({"messages": [{"role": "user", "content": "x" * 3000}]}, 422),
        ({"n": 5}, 422),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_errors_have_openais_shape(client, change, status, stream):
    """The client raises its own error with our words."""
    request = {"model": "press-releases", "messages": [{"role": "user", "content": "x"}], "stream": stream}
    with pytest.raises(openai.APIStatusError) as raised:
        client.chat.completions.create(**request | change)
    assert raised.value.status_code == status
    assert raised.value.body["type"] == "invalid_request_error"
    assert raised.value.body["message"]


def test_null_is_what_is_not_set(client):
    """As OpenAI's own clients send it; a part without text says nothing."""
    parts = [{"type": "text", "text": None}, {"type": "text", "text": QUESTION}]
    for content in (QUESTION, parts):
        message = {"role": "user", "content": content, "name": None}
        unset = {"n": None, "stream": None, "stream_options": None, "tools": None, "temperature": None}
        reply = client.chat.completions.create(model="press-releases", messages=[message], **unset)
        assert RATE in reply.choices[0].message.content
    chunks = asked(client, QUESTION, stream=True, stream_options={"include_usage": None})
    assert [chunk.usage for chunk in chunks if chunk.usage] == []


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ({"role": "user", "content": 5}, "messages.0.content: Input should be a valid list"),
        ({"role": "user", "content": [{"text": "x"}]}, "messages.0.content.0.type: Field required"),
        ({"role": "user", "content": [{"type": "text", "text": 5}]}, "messages.0.content.0.text: Input should be"),
        ({"content": "x"}, "messages.0.role: Field required"),
    ],
)
def test_what_is_wrong_with_a_message_is_told_where_it_is(client, message, told):
    with pytest.raises(openai.UnprocessableEntityError) as raised:
        client.chat.completions.create(model="press-releases", messages=[message])
    assert raised.value.body["message"].startswith(told)


def test_of_a_long_conversation_its_end_is_read(client):
    """And the rules at its beginning."""
    long = [{"role": "system", "content": "Answer in Arabic."}]
    long += [{"role": ("user", "assistant")[n % 2], "content": f"Message {n}."} for n in range(2000)]
    sent = CompletionIn(messages=[*long, {"role": "user", "content": QUESTION}])
    assert (sent.question, sent.language, len(sent.messages)) == (QUESTION, "ar", 1001)
    assert [turn.question for turn in sent.turns] == ["Message 1994.", "Message 1996.", "Message 1998."]
    assert RATE in asked(client, *["x"] * 1200, QUESTION).choices[0].message.content


def test_a_stream_that_breaks_off_ends_with_an_error(archive, monkeypatch):
    """In OpenAI's shape, which the client raises; what broke is the server's own affair."""
    assistant = Assistant(archive)

    def broken(*_, **__):
        yield Delta("The rate")
        raise RuntimeError("no such table")

    monkeypatch.setattr(assistant, "stream", broken)
    with (
        serving(create_app(assistant, JobQueue(archive))) as address,
        openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as client,
        pytest.raises(openai.APIError, match="Ask again") as raised,
    ):
        list(asked(client, QUESTION, stream=True))
    assert raised.value.body["type"] == "server_error"


def test_another_client_library_is_answered_too(live_server):
    """Hugging Face's, with messages of parts."""
    other = InferenceClient(base_url=f"{live_server}/v1", api_key="none")
    parts = [{"type": "text", "text": QUESTION}]
    reply = other.chat_completion(
        [{"role": "user", "content": parts}], model="press-releases", temperature=0.2
    )
    assert RATE in reply.choices[0].message.content
    pieces = other.chat_completion(
        [{"role": "user", "content": QUESTION}], model="press-releases", stream=True
    )
    assert RATE in "".join(piece.choices[0].delta.content or "" for piece in pieces if piece.choices)


def test_nothing_asked_by_other_software_is_kept(client, live_server):
    before = httpx.get(f"{live_server}/api/conversations").json()
    asked(client, QUESTION)
    assert httpx.get(f"{live_server}/api/conversations").json() == before


async def use_tools(server):
    async with Client(server) as client:
        tools = [tool.name for tool in (await client.list_tools()).tools]
        found = await client.call_tool(
            "search_releases", {"query": "key rate", "k": 2, "since": "2024-09-01"}
        )
        hits = found.structured_content["hits"]
        release = await client.call_tool("get_release", {"release_id": hits[0]["release_id"]})
        answer = await client.call_tool("ask", {"question": QUESTION})
        wrong = [
            await client.call_tool("get_release", {"release_id": "no such thing"}),
            await client.call_tool("ask", {"question": ""}),
            await client.call_tool("ask", {"question": "x", "since": "2025-02-01", "until": "2025-01-01"}),
            await client.call_tool("ask", {"question": "x", "mode": "oracle"}),
            await client.call_tool("search_releases", {"query": "x", "since": "yesterday"}),
            await client.call_tool("search_releases", {}),
            await client.call_tool("search_releases", {"query": "x", "k": 0}),
            await client.call_tool("search_releases", {"query": "x", "k": 101}),
            await client.call_tool("ask", {"question": "x", "language": "ru"}),
            await client.call_tool("get_release", {"release_id": "x" * 100_000}),
        ]
        limited = {"query": "key rate in September 2024", "languages": ["english"]}
        read = [await client.call_tool("search_releases", limited | {"ignore": one}) for one in ([], ["dates"])]
    check_limits(*(one.structured_content for one in read))
    return tools, hits, release.structured_content, answer.structured_content, wrong


def check_limits(read, unread):
    """What was read in the words is told, and can be lifted; so is that nothing was searched."""
    assert (read["interpreted"]["since"], read["interpreted"]["read"]) == ("2024-09-01", ["dates"])
    assert (unread["interpreted"]["since"], unread["interpreted"]["read"]) == (None, [])
    assert [(one["searched"]["releases"], one["hits"]) for one in (read, unread)] == [(0, [])] * 2


def used(server):
    """In a thread of its own: the browser's tests leave an event loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, use_tools, server).result()


def check_tools(tools, hits, release, answer, wrong):
    assert tools == ["search_releases", "get_release", "ask"]
    assert len(hits) == 2
    assert all(hit["date"] >= "2024-09-01" for hit in hits)
    assert hits[0]["text"] in release["text"]
    assert (answer["answerable"], RATE in answer["answer"]) == (True, True)
    assert all(citation["quote"] for citation in answer["citations"])
    assert [result.is_error for result in wrong] == [True] * 10
    told = [result.content[0].text for result in wrong[4:]]
    assert told[0].startswith("search_releases: since: Input should be a valid date")
    assert told[1] == "search_releases: query: Field required"
    assert "no such thing" in wrong[0].content[0].text
    assert told[2].startswith("search_releases: k: Input should be greater than or equal to 1")
    assert told[3].startswith("search_releases: k: Input should be less than or equal to 100")
    assert told[4] == (
        "ask: language: There is no such argument; there are question, mode, since, until, languages, sources, ignore."
    )
    assert len(told[5]) < 300


def test_the_reference_client_uses_the_tools_over_http(live_server):
    """Each citation has the address at which it opens at its words."""
    used_tools = used(f"{live_server}/mcp")
    check_tools(*used_tools)
    for found in (used_tools[1][0], used_tools[3]["citations"][0]):
        assert found["page"].startswith(f"{live_server}/releases/")
        assert "<mark" in httpx.get(found["page"]).text


def test_the_reference_client_uses_the_tools_over_standard_input(sample_folder, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(sample_folder, folder)
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "assistant", "mcp"],
        env={**os.environ, "ASSISTANT_DATA": str(folder)},
    )
    check_tools(*used(command))


def test_a_client_need_not_wait_for_the_model(archive):
    """It sees the tools at once, and only what a tool answers waits; where nothing can be opened, it is told why."""
    opened, told = threading.Event(), []

    def assistant():
        assert opened.wait(20)
        return Assistant(archive)

    def unusable():
        raise OSError("the archive cannot be opened")

    async def use(server):
        async with Client(server) as client, anyio.create_task_group() as tasks:
            told.extend(tool.name for tool in (await client.list_tools()).tools)
            tasks.start_soon(call, client)
            await anyio.sleep(0.2)
            told.append("not yet")
            opened.set()

    async def call(client):
        told.append((await client.call_tool("get_release", {"release_id": "none"})).content[0].text)

    for one in (assistant, unusable):
        with ThreadPoolExecutor(1) as thread:
            thread.submit(anyio.run, use, mcp_server(one)).result()
    tools = ["search_releases", "get_release", "ask"]
    assert told[:4] == [*tools, "not yet"]
    assert "There is no release 'none'" in told[4]
    assert told[5:8] == tools
    assert "the archive cannot be opened" in told[8]


def test_figures_for_prometheus(live_server):
    """Requests by route, never by address; what the archive holds."""
    httpx.get(f"{live_server}/releases/no-such-release")
    text = httpx.get(f"{live_server}/metrics").text
    assert 'assistant_requests_total{method="GET",route="/releases/{release_id:path}",status="404"}' in text
    assert "no-such-release" not in text
    status = httpx.get(f"{live_server}/api/status").json()
    assert f"assistant_releases {status['releases']:.1f}" in text
    assert "assistant_request_seconds_bucket" in text
