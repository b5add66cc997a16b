"""What import-linter cannot say: which modules may name a library at all, and how names are imported."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, imported_modules, parsed, plant, python_files

HOUSE = ("mathanim", "scenes", "render.py")
MATHS_MAY_IMPORT = {"torch", "numpy", "jaxtyping", "mathanim.maths"}
CONFIG_NAMES = {"config", "tempconfig", "ManimConfig"}


def wrong_imports_of_maths(root: Path) -> list[str]:
    """Modules of maths that import what is neither numbers nor the standard library."""
    return [
        f"{file.relative_to(root)} imports {name}"
        for file in python_files(root, "mathanim/maths")
        for name in imported_modules(parsed(file))
        if name.partition(".")[0] not in {*sys.stdlib_module_names, *MATHS_MAY_IMPORT}
        and not any(f"{name}.".startswith(f"{allowed}.") for allowed in MATHS_MAY_IMPORT)
    ]


def modules_that_touch_manims_config(root: Path) -> list[str]:
    """Modules that name Manim's global configuration."""
    return [
        str(file.relative_to(root))
        for file in python_files(root, *HOUSE)
        if any(_touches_config(node) for node in ast.walk(parsed(file)))
    ]


def _touches_config(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        from_manim = (node.module or "").partition(".")[0] == "manim"
        return from_manim and bool(CONFIG_NAMES & {alias.name for alias in node.names} or "_config" in node.module)
    if isinstance(node, ast.Import):
        return any(alias.name.startswith("manim._config") for alias in node.names)
    is_attribute = isinstance(node, ast.Attribute) and node.attr in CONFIG_NAMES
    return is_attribute and isinstance(node.value, ast.Name) and node.value.id == "manim"


def modules_that_name_cuda(root: Path) -> list[str]:
    """Modules with CUDA in their code; a list of the devices that a user may choose from is only words."""
    return [str(file.relative_to(root)) for file in python_files(root, *HOUSE) if _names_cuda(parsed(file))]


def _names_cuda(tree: ast.Module) -> bool:
    choices = [node.elts for node in ast.walk(tree) if isinstance(node, ast.List | ast.Tuple)]
    words = {id(word) for choice in choices if "auto" in map(_text, choice) for word in choice}
    return any(
        (_text(node).partition(":")[0] == "cuda" and id(node) not in words)
        or (isinstance(node, ast.Attribute) and node.attr == "cuda")
        for node in ast.walk(tree)
    )


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def names_that_mypy_skips(root: Path) -> list[str]:
    """What the house names of packages that pyproject.toml tells mypy not to read: it would have no type."""
    overrides = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["overrides"]
    skipped = [name.removesuffix(".*") for rule in overrides if rule.get("follow_imports") for name in rule["module"]]
    return [
        f"{file.relative_to(root)}: {name}"
        for file in python_files(root, *HOUSE)
        for name in _named_in(file)
        if any(f"{name}.".startswith(f"{package}.") for package in skipped)
    ]


def _named_in(file: Path) -> list[str]:
    tree = parsed(file)
    taken = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    members = [f"{node.module}.{alias.name}" for node in taken for alias in node.names]
    return imported_modules(tree) + members + re.findall(r"\btorch(?:\.\w+)+", file.read_text(encoding="utf-8"))


def star_imports(root: Path) -> list[str]:
    """Files in which names come from nowhere."""
    return [
        f"{file.relative_to(root)}:{node.lineno}"
        for file in python_files(root, *HOUSE, "tests")
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]


def undeclared_packages(root: Path) -> list[str]:
    """Packages that the house imports, though pyproject.toml does not ask for them."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_package(line) for line in project["dependencies"]}
    belonging = packages_distributions()
    return sorted(
        f"{file.relative_to(root)}: {top}"
        for file in python_files(root, *HOUSE)
        for top in {name.partition(".")[0] for name in imported_modules(parsed(file))}
        if top not in sys.stdlib_module_names
        and top not in {"mathanim", "scenes", "render"}
        and not declared & {_package(package) for package in belonging.get(top, [])}
    )


def _package(requirement: str) -> str:
    name = requirement
    for end in "<>=!~[; ":
        name = name.partition(end)[0]
    return name.lower().replace("_", "-")


def test_maths_imports_numbers_only() -> None:
    assert wrong_imports_of_maths(ROOT) == []


@pytest.mark.parametrize("line", ["import sympy", "from mathanim import inputs", "def late():\n    import torchvision"])
def test_an_import_that_is_not_numbers_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "mathanim/maths/calculus/good.py", "import math\nimport torch.nn\nimport mathanim.maths.tensors")
    plant(tmp_path, "mathanim/maths/calculus/bad.py", line)
    assert [found.split()[0] for found in wrong_imports_of_maths(tmp_path)] == ["mathanim/maths/calculus/bad.py"]


def test_one_module_touches_manims_config() -> None:
    assert modules_that_touch_manims_config(ROOT) == ["mathanim/rendering/manim_renderer.py"]


@pytest.mark.parametrize(
    "line",
    ["from manim import Scene, config", "import manim\nmanim.config.seed = 1", "from manim._config.utils import x"],
)
def test_touching_manims_config_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "scenes/good.py", "from manim import Scene\nconfig = self.config")
    plant(tmp_path, "scenes/bad.py", line)
    assert modules_that_touch_manims_config(tmp_path) == ["scenes/bad.py"]


def test_one_module_names_cuda() -> None:
    assert modules_that_name_cuda(ROOT) == ["mathanim/maths/tensors.py"]


@pytest.mark.parametrize("line", ["x = y.cuda()", "import torch\ntorch.cuda.empty_cache()", "x.to('cuda:0')"])
def test_naming_cuda_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "mathanim/good.py", '"""CUDA is named elsewhere."""\nDevice = Literal["auto", "cpu", "cuda"]')
    plant(tmp_path, "mathanim/bad.py", line)
    assert modules_that_name_cuda(tmp_path) == ["mathanim/bad.py"]


def test_mypy_reads_every_package_that_the_house_names() -> None:
    assert names_that_mypy_skips(ROOT) == []


@pytest.mark.parametrize(
    "line", ["import pyglet", "from torch import fx", "from torch.fx import x", "torch.fx.trace(f)"]
)
def test_a_name_that_mypy_skips_is_seen(tmp_path: Path, line: str) -> None:
    rules = '[[tool.mypy.overrides]]\nmodule = ["pyglet.*", "torch.fx.*"]\nfollow_imports = "skip"\n'
    plant(tmp_path, "pyproject.toml", rules)
    plant(tmp_path, "scenes/good.py", "import torch.fxe\nfrom torch import nn\ntorch.nn.fx")
    plant(tmp_path, "scenes/bad.py", line)
    assert {found.partition(":")[0] for found in names_that_mypy_skips(tmp_path)} == {"scenes/bad.py"}


def test_no_name_comes_from_nowhere() -> None:
    assert star_imports(ROOT) == []


def test_a_star_import_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "scenes/bad.py", "\nfrom manim import *")
    assert star_imports(tmp_path) == ["scenes/bad.py:2"]


def test_what_is_imported_is_asked_for() -> None:
    assert undeclared_packages(ROOT) == []


def test_an_import_that_nobody_asked_for_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "pyproject.toml", '[project]\ndependencies = ["pillow<13"]')
    plant(tmp_path, "scenes/bad.py", "import re\nfrom PIL import Image\nimport pytest")
    assert undeclared_packages(tmp_path) == ["scenes/bad.py: pytest"]
