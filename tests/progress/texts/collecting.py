"""Every text people meet: what modules of words hold, what templates and pages say."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from django.db.models import Choices
from django.utils.functional import Promise

from tests.web.test_templates import COMMENTS, TEMPLATES

ROOT = TEMPLATES.parent
FOLDERS = ("couplesgoals", "goals", "sessions", "progress")
PACKAGES = ("progress.lists", "progress.prompts")
MARKED = re.compile(r"""\b(?:trans(?:late)?\s+|_\()(?:"([^"]+)"|'([^']+)')""")
BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b[^%]*%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.S)
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


def modules() -> list[ModuleType]:
    """Every module of words, new ones too."""
    packages = [importlib.import_module(name) for name in PACKAGES]
    names = [
        found.name
        for package in packages
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    ]
    return [*packages, *map(importlib.import_module, names)]


def texts_of(module: ModuleType) -> set[str]:
    """Every translated text a module holds, however deep."""
    return {text for value in vars(module).values() for text in _inside(value)}


def _inside(value: Any) -> Iterator[str]:
    if isinstance(value, Promise):
        yield str(value)
    for one in _parts(value):
        yield from _inside(one)


def _parts(value: Any) -> Iterable[Any]:
    if isinstance(value, type):
        return (value(code).label for code in value.values) if issubclass(value, Choices) else ()
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, tuple | list):
        return value
    return vars(value).values() if is_dataclass(value) else ()


def texts_of_template(path: Path) -> set[str]:
    """What a template says; that it says nothing unmarked is held by the tests of templates."""
    source = COMMENTS.sub("", path.read_text())
    return {one or other for one, other in MARKED.findall(source)} | set(BLOCK.findall(source))


def texts_of_source(path: Path) -> set[str]:
    """Every text a Python file marks for translation."""
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return {
        argument.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in MARKS
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def everything() -> dict[str, set[str]]:
    """Every text of the house, by where it stands."""
    found = {module.__name__: texts_of(module) for module in modules()}
    for path in TEMPLATES.glob("**/*.*"):
        found[str(path.relative_to(ROOT))] = texts_of_template(path)
    for folder in FOLDERS:
        for path in (ROOT / folder).glob("**/*.py"):
            found[str(path.relative_to(ROOT))] = texts_of_source(path)
    return found
