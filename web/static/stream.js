// Server-sent events out of a fetch response, and what can go wrong on the way.

// A failure that the page shows: `kind` names its words, `detail` is what the server said.
export class Trouble extends Error {
  constructor(kind, detail = "", values = {}) {
    super(kind);
    this.kind = kind;
    this.detail = detail;
    this.values = values; // for the words of its kind
  }
}

// Turns pieces of a stream into events, wherever the pieces were cut.
export class EventParser {
  #rest = "";
  #name = "";
  #data = [];

  // The events that `piece` completes, as [{event, data}].
  feed(piece) {
    this.#rest += piece;
    // A carriage return at the end may be half a line break.
    const whole = this.#rest.endsWith("\r") ? this.#rest.slice(0, -1) : this.#rest;
    const lines = whole.split(/\r\n|\n|\r/);
    this.#rest = lines.pop() + this.#rest.slice(whole.length);
    return lines.map((line) => this.#line(line)).filter(Boolean);
  }

  #line(line) {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#name = value;
    if (field === "data") this.#data.push(value);
    return null;
  }

  #dispatch() {
    const found = this.#data.length ? { event: this.#name || "message", data: this.#data.join("\n") } : null;
    this.#name = "";
    this.#data = [];
    return found;
  }
}

// The kind of trouble that an HTTP status stands for.
export function kindOf(status) {
  if ([502, 503, 504].includes(status)) return "model";
  if (status === 429) return "busy";
  return status >= 400 && status < 500 && status !== 408 ? "question" : "server";
}

// What is wrong with a question that was refused, as far as the page can see it itself.
function refusal({ question, filters }, detail) {
  const most = Number(document.getElementById("q")?.dataset.longest ?? Infinity);
  if (Array.from(question).length > most) return new Trouble("long", detail, { most });
  if (filters?.since && filters?.until && filters.since > filters.until) return new Trouble("dates", detail);
  return new Trouble("question", detail);
}

async function problem(response, asked) {
  const body = await response.json().catch(() => ({}));
  const detail = typeof body.detail === "string" ? body.detail : "";
  const said = detail || (typeof body.title === "string" ? body.title : "");
  const kind = kindOf(response.status);
  return kind === "question" ? refusal(asked, said) : new Trouble(kind, said);
}

// The events of an answer on its way, each {event, data} with its JSON read. A stream that ends without
// `done` or `failed` ends in Trouble; so does everything else but an abort, which passes through.
export async function* ask(body, signal) {
  const response = await request(body, signal);
  const parser = new EventParser();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await read(reader, signal);
    if (done) throw new Trouble("cut");
    for (const { event, data } of parser.feed(value)) {
      const said = parsed(data);
      if (event === "failed") throw new Trouble(kindOf(said.status), said.detail || said.title || "");
      yield { event, data: said };
      if (event === "done") return;
    }
  }
}

// Stop what is being asked in a conversation; resolves to the answer that is kept of it, or to null.
export async function halt(conversation) {
  const response = await fetch("/api/ask/stop", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ conversation_id: conversation }),
  }).catch(() => null);
  return response?.ok ? (await response.json()).answer : null;
}

async function request(body, signal) {
  let response;
  try {
    response = await fetch("/api/ask/stream", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    throw signal.aborted ? error : new Trouble("offline");
  }
  if (!response.ok) throw await problem(response, body);
  return response;
}

async function read(reader, signal) {
  try {
    return await reader.read();
  } catch (error) {
    throw signal.aborted ? error : new Trouble("cut");
  }
}

function parsed(data) {
  try {
    return JSON.parse(data);
  } catch {
    throw new Trouble("cut");
  }
}

// Looks whether the server answers again, for as long as someone waits for it.

const FIRST_MS = 400;
const EVERY_MS = 2000;

// Resolves to true once it does, to false when `wanted()` no longer holds.
export async function serverIsBack(wanted) {
  for (let wait = FIRST_MS; wanted(); wait = EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const response = await fetch("/healthz").catch(() => null);
    if (response?.ok) return wanted();
  }
  return false;
}
