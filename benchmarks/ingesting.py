"""A large archive coming in: pace, memory, size, searching meanwhile, and being killed at random moments.

python -m benchmarks.ingesting ARCHIVE [RELEASES]     ARCHIVE is a tar of releases, RELEASES (5000) how many of it

Prints and writes benchmarks/results/ingesting.json:
overhead   time of reading, splitting, embedding and storing, over that of embedding the same passages alone
killed     `assistant ingest` of the same folder killed with -9 at 20 random moments, then run to its end: whether
           each release reported as stored before a kill was there after it, and the counts at the end
searching  median time of /api/search on that archive, idle, and while 2,000 more releases come in
"""

import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from contextlib import closing
from pathlib import Path

import httpx2
from platformdirs import user_cache_path

from embeddings.archive import Archive
from embeddings.intake.incoming import scan
from embeddings.intake.ingest import ingest
from embeddings.models.sentence_encoder import SentenceEncoder
from embeddings.readers import read
from embeddings.releases.passages import embedded_text, split

RESULTS = Path(__file__).parent / "results" / "ingesting.json"
KILLS, OVERHEAD_RELEASES, MORE, SEARCHES = 20, 400, 2000, 60
QUESTIONS = (
    "funding for rural hospitals",
    "troops in Iraq",
    "student loans",
    "hurricane relief",
    "ethanol",
    "border security",
)


def unpacked(archive: Path, folder: Path, first: int, last: int) -> Path:
    """The releases `first` to `last` of the tar, in order of name."""
    folder.mkdir()
    with tarfile.open(archive) as files:
        members = sorted((m for m in files if m.isfile() and m.name.endswith(".txt")), key=lambda m: m.name)
        for member in members[first:last]:
            (folder / Path(member.name).name).write_bytes(files.extractfile(member).read())
    return folder


def overhead(folder: Path, data: Path) -> dict[str, float]:
    encoder = SentenceEncoder("", user_cache_path("press-release-assistant"))
    archive = Archive.open(data, encoder)
    items = scan(archive, [folder]).items[:OVERHEAD_RELEASES]
    releases = [read(item.path, item.load()).releases[0] for item in items]
    texts = [embedded_text(r, p) for r in releases for p in split(r, encoder.count_tokens)]
    tokens = sum(map(encoder.count_tokens, texts))
    encoder.encode_passages(texts[:16])
    ratios, pace = [], []
    for part in range(2):  # each half once alone and once whole, in turn
        half = slice(part, None, 2)
        own = [embedded_text(r, p) for r in releases[half] for p in split(r, encoder.count_tokens)]
        began = time.perf_counter()
        encoder.encode_passages(own)
        alone = time.perf_counter() - began
        began = time.perf_counter()
        ingest(archive, items[half])
        whole = time.perf_counter() - began
        ratios.append(whole / alone)
        pace.append(len(items[half]) / whole)
    archive.close()
    return {
        "ingest / embedding alone": statistics.median(ratios),
        "releases/s": statistics.median(pace),
        "tokens/s": statistics.median(pace) * tokens / len(items),
    }


def stored(data: Path) -> set[str]:
    path = data / "archive.sqlite"
    if not path.exists():
        return set()
    with closing(sqlite3.connect(path)) as connection:
        try:
            return {row[0] for row in connection.execute("SELECT id FROM releases")}
        except sqlite3.OperationalError:
            return set()


def killed(folder: Path, data: Path, whole_s: float) -> dict[str, float]:
    """Kill it 20 times, spread over the time that the whole takes."""
    rng, lost, counts = random.Random(1), 0, []
    environment = os.environ | {"ASSISTANT_DATA": str(data)}
    command = [sys.executable, "-m", "assistant", "ingest", str(folder)]
    for _ in range(KILLS):
        before = stored(data)
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(rng.uniform(4, 8 + 2 * whole_s / KILLS))
        reported = stored(data)
        process.kill()
        process.wait()
        after = stored(data)
        lost += len((before | reported) - after)
        counts.append(len(after))
        print(f"  killed with {len(after)} stored", file=sys.stderr)
    done = subprocess.run(
        ["/usr/bin/time", "-f", "%M", *command, "--json"] if Path("/usr/bin/time").exists() else [*command, "--json"],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    report = json.loads(done.stdout)
    verified = subprocess.run(
        [sys.executable, "-m", "assistant", "verify"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    with closing(sqlite3.connect(data / "archive.sqlite")) as connection:
        releases, different = connection.execute(
            "SELECT count(*), count(DISTINCT id) FROM releases"
        ).fetchone()
        passages = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
    peak = [line for line in done.stderr.split() if line.isdecimal()]
    return {
        "kills": KILLS, "releases lost": lost, "stored at each kill": counts, "releases at the end": releases,
        "twice": releases - different, "not read": report["failed"], "verify finds nothing": verified.returncode == 0,
        "bytes per passage": (data / "archive.sqlite").stat().st_size / passages, "passages": passages,
        **({"peak memory of the last run, MB": int(peak[-1]) / 1024} if peak else {}),
    }  # fmt: skip


def searching(data: Path, more: Path) -> dict[str, float]:
    port = random.Random().randint(20_000, 60_000)
    environment = os.environ | {"ASSISTANT_DATA": str(data), "ASSISTANT_PORT": str(port)}
    server = subprocess.Popen(
        [sys.executable, "-m", "assistant", "serve"], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        client = httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
        _wait(client)
        idle = _searches(client)
        files = [("files", (path.name, path.read_bytes())) for path in sorted(more.iterdir())]
        jobs = [
            client.post("/api/releases", files=files[at : at + 500]).json()["job_id"]
            for at in range(0, len(files), 500)
        ]
        during = _searches(client)
        state = client.get(f"/api/jobs/{jobs[-1]}").json()["state"]
        return {
            "search idle, ms": statistics.median(idle) * 1000,
            "search while ingesting, ms": statistics.median(during) * 1000,
            "ratio": statistics.median(during) / statistics.median(idle),
            "still ingesting at the last search": state in ("queued", "running"),
        }
    finally:
        server.terminate()
        server.wait(60)


def _wait(client: httpx2.Client) -> None:
    for _ in range(300):
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx2.HTTPError:
            pass
        time.sleep(0.2)
    raise SystemExit("the server did not start")


def _searches(client: httpx2.Client) -> list[float]:
    taken = []
    for n in range(SEARCHES):
        began = time.perf_counter()
        client.get("/api/search", params={"q": f"{QUESTIONS[n % len(QUESTIONS)]} {n}"}).raise_for_status()
        taken.append(time.perf_counter() - began)
    return taken


def main(archive: Path, count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = unpacked(archive, Path(place, "releases"), 0, count)
        more = unpacked(archive, Path(place, "more"), count, count + MORE)
        figures = overhead(folder, Path(place, "overhead"))
        figures |= killed(folder, Path(place, "data"), count / figures["releases/s"])
        figures |= searching(Path(place, "data"), more)
    for name, value in figures.items():
        print(f"{name:36} {value:.4g}" if isinstance(value, float) else f"{name:36} {value}")
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5000)
