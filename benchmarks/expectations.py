"""What is read of a file beside what a person who reads it would say; the misses are listed.

python -m benchmarks.expectations FOLDER     FOLDER holds the files that expectations.jsonl names

expectations.jsonl was written from the pages themselves, before anything was read by this program. A null is not
judged; of several names of a source each is right. Writes benchmarks/results/expectations.json.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from embeddings.readers import UnreadableFile, read
from embeddings.text.folding import fold

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "expectations.json"
FIELDS = ("title", "date", "language", "source")


def found_in(path: Path) -> dict[str, str]:
    """What the first release of a file says of itself, or why there is none."""
    data, name = path.read_bytes(), path.name
    if path.suffix == ".gz":
        data, name = gzip.decompress(data), path.stem
    try:
        release = read(name, data).releases[0]
    except UnreadableFile as error:
        return {"refused": str(error)}
    return {field: str(getattr(release, field) or "") for field in FIELDS}


def is_right(field: str, wanted: str | list[str], found: str) -> bool:
    if field == "source":
        names = [fold(name).replace(" ", "") for name in wanted]
        return any(name in fold(found).replace(" ", "") for name in names) if names else not found
    return fold(wanted) == fold(found)


def main(folder: Path) -> None:
    counts, misses, files = Counter(), [], 0
    for line in (HERE / "expectations.jsonl").read_text("utf-8").splitlines():
        wanted = json.loads(line)
        file = wanted.pop("file")
        found = found_in(folder / file)
        files += 1
        for field, value in wanted.items():
            if value is None:
                continue
            counts[field] += 1
            if field == "refused":
                right = value in found.get(field, "")
            else:
                right = is_right(field, value, found.get(field, ""))
            counts[f"{field} right"] += right
            if not right:
                got = found.get(field, found.get("refused", ""))
                misses.append({"file": file, "field": field, "wanted": value, "found": got})
    figures = {field: f"{counts[f'{field} right']} of {counts[field]}" for field in (*FIELDS, "refused")}
    print(f"{files} files")
    for field, value in figures.items():
        print(f"{field:10} {value}")
    for miss in misses:
        print(f"  {miss['file'][:60]}  {miss['field']}: {miss['wanted']!r}, not {miss['found'][:80]!r}")
    RESULTS.write_text(
        json.dumps({"files": files, **figures, "misses": misses}, ensure_ascii=False, indent=1) + "\n",
        "utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
