"""The shape of the code: imports point one way, and heavy libraries have one importer each."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RANK = {"embeddings": 0, "assistant": 1, "web": 2}
MODULES = sorted(path for name in RANK for path in (ROOT / name).rglob("*.py"))
ONE_IMPORTER = {
    "faiss": "embeddings/indexes/vectors.py",
    "sentence_transformers": ["embeddings/models/cross_encoder.py", "embeddings/models/sentence_encoder.py"],
    "openvino": "embeddings/models/compiled_model.py",
    "openai": "assistant/model/chat_model.py",
    "mcp": "web/mcp_server.py",
    "prometheus_client": "web/metrics.py",
    "anyascii": "embeddings/indexes/consonants.py",
    "lingua": "embeddings/text/language.py",
    "trafilatura": "embeddings/readers/html.py",
    "dateparser": "embeddings/text/dates.py",
}
FOLDERS = {
    "embeddings": ["text", "models", "releases", "readers", "indexes", "store", "search", "archive", "intake"],
    "assistant": ["words", "times", "people", "speech", "questions", "evidence", "proof", "answers", "model"],
}
LONGEST_FUNCTION = 50


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path):
    """web may import assistant, assistant may import embeddings, never back."""
    rank = RANK[path.relative_to(ROOT).parts[0]]
    assert [name for name in imports(path) if RANK.get(name.partition(".")[0], -1) > rank] == []


@pytest.mark.parametrize(("package", "folder"), [(p, f) for p, folders in FOLDERS.items() for f in folders])
def test_folders_stand_on_those_before_them(package, folder):
    """A folder may import those before it in the list, none behind it, and no module beside the folders."""
    order = FOLDERS[package]
    allowed = {f"{package}.{name}" for name in order[: order.index(folder) + 1]}
    paths = [*(ROOT / package / folder).glob("*.py"), *(ROOT / package).glob(f"{folder}.py")]
    imported = {name for path in paths for name in imports(path)}
    own = {".".join(name.split(".")[:2]) for name in imported if name.partition(".")[0] == package}
    assert own <= allowed


def test_every_folder_has_its_place():
    """A new folder is put in order; commands/ is the command line, on top of all, and the archive the one module."""
    for package, order in FOLDERS.items():
        folders = {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
        assert folders - {"commands"} == {*order} - {"archive"}
    assert {path.stem for path in (ROOT / "embeddings").glob("*.py")} == {"__init__", "archive"}


@pytest.mark.parametrize(("library", "importer"), ONE_IMPORTER.items())
def test_a_heavy_library_has_one_importer(library, importer):
    """Everything else is tested without it."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if library in {name.partition(".")[0] for name in imports(path)}
    ]
    assert found == ([importer] if isinstance(importer, str) else importer)


def test_functions_are_short():
    """No function of the product is longer than a screen."""
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []
