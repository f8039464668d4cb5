"""The rules of the house, kept by reading the code: who may import whom, who may print, how long a file may be."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.cache import Cache
from generator.pipeline import STAGES

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "generator"
FOLDERS = ("read", "parse", "link", "render", "search", "publish")
"""The stages, in their order; search/ is still to come."""
SHARED = ("model", "issues", "languages", "addresses")
"""What every stage may import."""
EDGE = {
    "publish/plugin.py": {"pipeline", "cache", "render.words"},  # where MkDocs calls us: it runs the stages
    "publish/site.py": {"pipeline"},  # where we call MkDocs
}
"""What the edge to MkDocs may import besides."""
PURE = ("parse", "link", "render", "search")
OF_THE_WORLD = frozenset(
    {"asyncio", "datetime", "glob", "http", "io", "locale", "logging", "multiprocessing", "os", "random", "secrets"}
    | {"shutil", "signal", "socket", "subprocess", "sys", "tempfile", "threading", "time", "urllib.request", "uuid"}
)
"""Modules by which a stage would touch more than its arguments: files, clock, chance, log."""
LONGEST = 400
VAGUE = re.compile(r"(?:^|_)(?:utils?|helpers?|common|managers?|misc|tools)(?:_|$)")

MODULES = sorted(path for path in HOUSE.rglob("*.py"))
OF_STAGES = [path for path in MODULES if path.relative_to(HOUSE).parts[0] in FOLDERS]


def name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: write the import in full"
            module = node.module or ""
            # `from generator import cache` imports the module generator.cache
            yield from (
                (node.lineno, f"{module}.{alias.name}" if module == "generator" else module) for alias in node.names
            )


def ours(path: Path) -> Iterator[tuple[int, str]]:
    """Of those, the house's own, without its name."""
    for line, module in imported(path):
        if module.split(".")[0] == "generator":
            yield line, module.removeprefix("generator").removeprefix(".")


def test_there_is_a_house() -> None:
    assert {path.relative_to(HOUSE).parts[0] for path in OF_STAGES} >= {"read", "parse", "link", "render", "publish"}


@pytest.mark.parametrize("path", OF_STAGES, ids=name)
def test_a_stage_imports_only_what_is_shared_and_itself(path: Path) -> None:
    own = path.relative_to(HOUSE).parts[0]
    beyond = [
        f"{name(path)}:{line}: {module}"
        for line, module in ours(path)
        if module.split(".")[0] not in (*SHARED, own) and module not in EDGE.get(name(path), ())
    ]
    assert beyond == []


def test_the_exceptions_are_still_needed() -> None:
    for file, modules in EDGE.items():
        assert modules <= {module for _, module in ours(HOUSE / file)}, file


def test_the_model_imports_nothing_of_ours() -> None:
    modules = sorted((HOUSE / "model").glob("*.py"))
    assert len(modules) > 2
    assert [found for path in modules for _, found in ours(path) if not found.startswith("model")] == []
    assert list(ours(HOUSE / "issues.py")) == []


def test_what_is_shared_imports_only_what_is_shared() -> None:
    shared = [path for path in MODULES if path.relative_to(HOUSE).parts[0].removesuffix(".py") in SHARED]
    assert len(shared) > len(SHARED)
    assert [
        f"{name(path)}:{line}: {module}"
        for path in shared
        for line, module in ours(path)
        if module.split(".")[0] not in SHARED
    ] == []


@pytest.mark.parametrize("path", [path for path in OF_STAGES if path.relative_to(HOUSE).parts[0] in PURE], ids=name)
def test_a_pure_stage_touches_nothing(path: Path) -> None:
    touched = [f"{name(path)}:{line}: {module}" for line, module in imported(path) if module in OF_THE_WORLD]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    touched += [
        f"{name(path)}:{node.lineno}: open()"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    ]
    touched += [
        f"{name(path)}:{node.lineno}: Path"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "pathlib" and "Path" in {a.name for a in node.names}
    ]
    assert touched == []


# --- who prints and who exits -----------------------------------------------------------------------------

FORBIDDEN_CALLS = {"print", "input", "exit", "quit", "breakpoint"}
FORBIDDEN_NAMES = {"sys.exit", "sys.stdout", "sys.stderr", "os._exit"}


def loud(path: Path) -> Iterator[str]:
    """Every place where a file prints, exits, or could."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
            yield f"{name(path)}:{node.lineno}: {node.func.id}()"
        if isinstance(node, ast.Attribute) and ast.unparse(node) in FORBIDDEN_NAMES:
            yield f"{name(path)}:{node.lineno}: {ast.unparse(node)}"
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).endswith("SystemExit"):
            yield f"{name(path)}:{node.lineno}: SystemExit"
    for line, module in imported(path):
        if module.split(".")[0] in ("typer", "rich", "click"):
            yield f"{name(path)}:{line}: {module}"


def test_only_the_command_line_prints_or_exits() -> None:
    assert [place for path in MODULES if name(path) != "cli.py" for place in loud(path)] == []


def test_the_command_line_does() -> None:
    """What the test above looks for is found where it is."""
    found = {place.split(": ", 1)[1] for place in loud(HOUSE / "cli.py")}
    assert {"print()", "sys.stderr", "typer"} <= found


# --- sizes and names --------------------------------------------------------------------------------------


def test_files_are_small() -> None:
    texts = [path for path in HOUSE.rglob("*") if path.suffix in (".py", ".html", ".md", ".yml")]
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in texts}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST} == {}


def test_no_file_is_named_for_nothing() -> None:
    everything = [*HOUSE.rglob("*"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    assert [path.name for path in everything if VAGUE.search(path.stem)] == []
    assert VAGUE.search("link_utils")
    assert VAGUE.search("helpers")


def test_every_module_says_what_it_is_for() -> None:
    silent = [name(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_the_readme_has_the_stages_in_their_order() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| `(\w+)` \|", readme, re.MULTILINE)
    assert rows == [(stage, function.__name__) for stage, function in STAGES]


def test_the_map_has_every_stage() -> None:
    said = ast.get_docstring(ast.parse((HOUSE / "__init__.py").read_text(encoding="utf-8"))) or ""
    folders = [folder for folder in FOLDERS if (HOUSE / folder).is_dir()]
    assert re.findall(r"^    (\w+)/ ", said, re.MULTILINE) == folders


# --- what is locked ---------------------------------------------------------------------------------------


def test_mkdocs_and_its_theme_are_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"mkdocs==1.6.1", "mkdocs-material==9.8.1"} <= set(project["dependencies"])


@pytest.mark.parametrize("lock", ["site", "dev"])
def test_a_lock_file_has_versions_and_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.lock").read_text(encoding="utf-8")
    assert "http" not in text
    entries = re.split(r"\n(?=\S)", "\n".join(line for line in text.splitlines() if not line.startswith("#")).strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,-]+\])?==[0-9][^\s;]*", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
    assert not re.search(r"==[^\s;]*(a|b|rc|dev)\d", text), "a pre-release"


def test_the_locks_hold_what_the_project_asks_for() -> None:
    locks = {lock: (ROOT / f"requirements/{lock}.lock").read_text(encoding="utf-8") for lock in ("site", "dev")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {"site": project["dependencies"], "dev": project["optional-dependencies"]["dev"]}
    for lock, requirements in wanted.items():
        for requirement in requirements:
            package, pinned, version = re.match(r"([A-Za-z0-9._-]+)(?:(==)(\S+))?", requirement).groups()  # type: ignore[union-attr]
            line = rf"^{re.escape(package.lower())}==" + (re.escape(version) if pinned else "")
            assert re.search(line, locks[lock], re.MULTILINE | re.IGNORECASE), f"{requirement} is not in {lock}.lock"


# --- what belongs to one machine --------------------------------------------------------------------------

MACHINE = re.compile(rb"/(?:work|root)/(?!\*)|/home/[a-z]+/|/Users/[A-Za-z]+/|[A-Z]:\\Users\\")


def test_no_path_of_a_machine_is_in_the_repository() -> None:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git repository")
    files = [ROOT / file.decode() for file in listed.stdout.split(b"\0") if file]
    assert len(files) > 50
    own = Path(__file__)
    found = [
        f"{file.relative_to(ROOT)}: {match.group().decode()}"
        for file in files
        if file.is_file() and file != own and (match := MACHINE.search(file.read_bytes()))
    ]
    assert found == []


def test_a_path_of_a_machine_is_seen() -> None:
    assert MACHINE.search(b"see /wo" + b"rk/main")
    assert MACHINE.search(b"in /root/" + b".cache")
    assert not MACHINE.search(b"https://a.example/framework/x")


def test_a_build_goes_through_the_stages_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the table declares is what happens: each function is called first where the table has it."""
    (tmp_path / "corpus/documents").mkdir(parents=True)
    (tmp_path / "corpus/documents/a.txt").write_text("标题\n\n1. 甲。\n\n2. 乙。\n", encoding="utf-8")
    called: list[str] = []

    def recorded(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            called.append(name)
            return function(*arguments, **named)

        return call

    names = [function.__name__ for _, function in STAGES]
    for name in names[:-1]:
        monkeypatch.setattr(pipeline, name, recorded(name, getattr(pipeline, name)))
    built = pipeline.build(tmp_path, "zh", Cache(None))
    assert built.outputs
    assert list(dict.fromkeys(called)) == names[:-1]
    assert names[-1] == "write_files"  # publish's edge to MkDocs calls it with what the build made
