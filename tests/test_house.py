"""The architecture as a test: floors, circles, third-party rooms, sizes, names, docstrings."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "kpi_audit"
FILES = sorted(SOURCE.rglob("*.py"))

FLOORS = {
    "startup": 0,
    "errors": 1,
    "spreading": 1,
    "history": 2,
    "source": 2,
    "findings": 3,
    "reading": 3,
    "scheme": 4,
    "triage": 4,
    "words": 4,
    "config": 4,
    "facts": 5,
    "importers": 5,
    "exporters": 6,
    "reporters": 5,
    "rules": 6,
    "house": 7,
    "inspection": 7,
    "json_schema": 7,
    "locating": 6,
    "registry": 7,
    "summary": 6,
    "auditing": 7,
    "audit": 8,
    "fixing": 7,
    "overview": 6,
    "ruleset": 8,
    "lsp": 9,
    "comparing": 9,
    "planning": 9,
    "testing": 9,
    "api": 10,
    "cli": 11,
    "__main__": 12,
}
"""A room may import from lower floors only; ``__init__`` (the public names) stands outside and is lazy."""

THIRD_PARTY = {
    "ruamel": {"source"},
    "_ruamel_yaml": {"source"},
    "_ruamel_yaml_clibz": {"source"},
    "pydantic": {"scheme/forming/strict", "rules/options", "planning/tuning"},
    "pathspec": {"config"},
    "rich": {"reporters", "cli"},
    "typer": {"cli"},
    "rapidfuzz": {"reading"},
    "pygls": {"lsp"},
    "openpyxl": {"importers", "exporters", "reporters"},
    "docx": {"importers", "exporters", "reporters"},
    "lsprotocol": {"lsp"},
    "jinja2": {"reporters"},
    "markupsafe": {"reporters"},
}
FORBIDDEN = {"utils", "helpers", "common", "misc", "types", "util", "base2"}
SLOW = {"inspect", "subprocess", "asyncio", "unittest", "logging", "difflib", "multiprocessing"}
LIMITS = {"rule": 120, "cli": 120, "module": 250, "function": 50, "class": 180, "card": 90, "folder": 13}


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").as_posix()


def _room(path: Path) -> str:
    return _name(path).split("/")[0]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def _imports(path: Path, *, top_only: bool = False) -> list[str]:
    """Absolute dotted names of what a file imports (type-only imports counted)."""
    tree = _tree(path)
    package = ["kpi_audit", *path.relative_to(SOURCE).parent.parts]
    found: list[str] = []
    nodes = tree.body if top_only else list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            head = ".".join([*base, *([node.module] if node.module else [])])
            found += [f"{head}.{alias.name}" for alias in node.names]
    return found


@cache
def _ours(name: str) -> Path | None:
    """The file that a dotted name of ours leads to."""
    parts = name.split(".")[1:]
    while parts:
        for candidate in (SOURCE.joinpath(*parts).with_suffix(".py"), SOURCE.joinpath(*parts, "__init__.py")):
            if candidate.exists():
                return candidate
        parts = parts[:-1]
    return SOURCE / "__init__.py"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_imports_go_down(path: Path) -> None:
    """No import goes up or sideways to another room."""
    room = _room(path)
    if room == "__init__":
        return
    for name in _imports(path):
        if not name.startswith("kpi_audit"):
            continue
        target = _ours(name)
        assert target is not None
        other = _room(target)
        if other in (room, "__init__"):
            continue
        assert FLOORS[other] < FLOORS[room], f"{_name(path)} imports {name}: up or sideways"


def test_folders_stay_small() -> None:
    """A folder is read at a glance; one that grows is split by meaning."""
    for folder in sorted({path.parent for path in FILES}):
        modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
        assert len(modules) <= LIMITS["folder"], f"{folder.name}: {len(modules)} modules"


def test_no_circles() -> None:
    """No file imports itself through others."""
    arrows = {
        path: {
            target
            for name in _imports(path)
            if name.startswith("kpi_audit") and (target := _ours(name)) not in (None, path)
        }
        for path in FILES
        if path != SOURCE / "__init__.py"
    }
    done: set[Path] = set()

    def visit(path: Path, trail: tuple[Path, ...]) -> None:
        assert path not in trail, " → ".join(_name(step) for step in (*trail, path))
        if path in done:
            return
        for target in sorted(arrows.get(path, ()), key=str):
            visit(target, (*trail, path))
        done.add(path)

    for path in arrows:
        visit(path, ())


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_third_party_rooms(path: Path) -> None:
    """Each library stays in its rooms; slow standard modules are imported where they are needed."""
    for name in _imports(path):
        rooms = THIRD_PARTY.get(name.split(".")[0])
        assert rooms is None or _room(path) in rooms or _name(path) in rooms, f"{_name(path)} imports {name}"
    slow = SLOW & {name.split(".")[0] for name in _imports(path, top_only=True)}
    assert not slow, f"{_name(path)} imports {slow} at the top"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_rules_import_no_rule(path: Path) -> None:
    """A rule knows facts, not other rules, and no words."""
    if _room(path) != "rules" or path.name in ("__init__.py", "base.py"):
        return
    for name in _imports(path):
        target = _ours(name) if name.startswith("kpi_audit") else None
        assert target is None or _room(target) != "words"
        assert target is None or _room(target) != "rules" or target.name == "base.py", f"{_name(path)} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_names_are_defined_once(path: Path) -> None:
    """A second definition takes the first away without a word, as of two patterns of one name."""
    defined: list[str] = []
    for node in _tree(path).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            overloads = [each for each in node.decorator_list if isinstance(each, ast.Name) and each.id == "overload"]
            defined += [] if overloads else [node.name]
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            defined += [target.id for target in targets if isinstance(target, ast.Name)]
    twice = {name for name in defined if defined.count(name) > 1}
    assert not twice, f"{_name(path)}: {', '.join(sorted(twice))}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_sizes_and_names(path: Path) -> None:
    """Files, functions and classes stay small, and are named for what they mean."""
    text = path.read_text("utf-8")
    lines = text.count("\n")
    assert path.stem not in FORBIDDEN
    rule = _room(path) == "rules" and path.name[:3].isalpha() and path.name[3:6].isdigit()
    limit = LIMITS["rule"] if rule else LIMITS["cli"] if _room(path) == "cli" else LIMITS["module"]
    assert lines <= limit, f"{_name(path)}: {lines} lines"
    tree = _tree(path)
    docstring = ast.get_docstring(tree)
    assert docstring, f"{_name(path)} has no docstring"
    assert docstring.splitlines()[0].strip()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            allowed = LIMITS["class" if isinstance(node, ast.ClassDef) else "function"]
            assert size <= allowed, f"{_name(path)}: {node.name} has {size} lines"


@pytest.mark.parametrize("path", sorted(SOURCE.glob("rules/*/*.yaml")), ids=lambda path: path.stem)
def test_card_sizes(path: Path) -> None:
    """A card is a page, and stands beside its rule."""
    assert path.read_text("utf-8").count("\n") <= LIMITS["card"]
    assert path.with_suffix(".py").exists()


def test_public_names() -> None:
    """What the package promises is there."""
    import kpi_audit

    assert sorted(kpi_audit.__all__) == list(kpi_audit.__all__)
    for name in kpi_audit.__all__:
        assert getattr(kpi_audit, name) is not None
