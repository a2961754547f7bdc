"""Which keys of the catalogues the program asks for, read from its source without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

import game
from game.resources import assets_dir

PACKAGE = Path(game.__file__).parent
SPEAKERS = {"say", "speak"}
"""What a `Words` is called wherever it is used."""

WRAPPERS = {"tell": "terminal."}
"""Methods that say one of the program's sentences, and what they put before the key."""

HOLE = "\0"
"""Stands in a key for what only a running program knows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One place that says something: where, its key (with `HOLE`s; None: a variable), and the slots it fills.

    `facts` is None where facts are handed on with `**`.
    """

    place: str
    source: str
    key: str | None
    facts: frozenset[str] | None


@cache
def asked() -> tuple[Asked, ...]:
    """All places in the source and in the templates that say something."""
    return (*_asked_in_python(), *_asked_in_templates())


@cache
def literals() -> frozenset[str]:
    """Every string of the source and the templates, without blanks at its ends: what can fill a hole in a key."""
    found = {
        node.value.strip()
        for _, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for _, template in _templates():
        found |= {str(node.value) for node in template.find_all(nodes.Const)}
        found |= {word for node in template.find_all(nodes.TemplateData) for word in node.data.split()}
    return frozenset(found)


def fits(key: str, pattern: str) -> bool:
    """Whether a key is the pattern with strings of the program in its holes."""
    head, hole, tail = pattern.partition(HOLE)
    if not hole or not key.startswith(head):
        return key == pattern
    rest = key.removeprefix(head)
    return any(rest[:end] in literals() and fits(rest[end:], tail) for end in range(len(rest) + 1))


def constants_in_calls(function: str, position: int) -> Iterator[str]:
    """The strings that the source gives a function or method at a position."""
    return (key for key, _ in codes_in_calls(function, position))


def codes_in_calls(function: str, position: int) -> Iterator[tuple[str, frozenset[str]]]:
    """As `constants_in_calls`, each with the names of the facts that it is given along with."""
    for call, tree in _calls_by_name().get(function, ()):
        if len(call.args) > position:
            facts = frozenset(str(keyword.arg) for keyword in call.keywords)
            yield from (
                (key, facts)
                for key in _keys(call.args[position], tree)
                if key is not None and HOLE not in key
            )


@cache
def _calls_by_name() -> dict[str, list[tuple[ast.Call, ast.Module]]]:
    """By the name of a function or method its calls, each with the module that it stands in."""
    found: dict[str, list[tuple[ast.Call, ast.Module]]] = {}
    for _, tree in _modules():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                    found.setdefault(name, []).append((node, tree))
                case _:
                    continue
    return found


@cache
def _modules() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (f"game/{path.relative_to(PACKAGE).as_posix()}", ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


def _templates() -> Iterator[tuple[str, nodes.Template]]:
    for path in sorted(assets_dir().rglob("*.j2")):
        yield path.name, Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))


def _asked_in_python() -> Iterator[Asked]:
    for name, tree in _modules():
        speakers = SPEAKERS - _imported(tree)
        for function in _scopes(tree):
            for call in _calls_of(function):
                prefix = _prefix(call, speakers)
                if prefix is None or not call.args:
                    continue
                for key in _keys(call.args[0], function):
                    place = f"{name}:{call.lineno}"
                    whole = None if key is None else prefix + key
                    yield Asked(place, f"{name}: {ast.unparse(call.args[0])}", whole, _facts(call))


def _imported(tree: ast.Module) -> set[str]:
    """The commands have a function `say` of their own, which writes a line."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    } | {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def _scopes(tree: ast.Module) -> Iterator[ast.AST]:
    yield tree
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _calls_of(scope: ast.AST) -> Iterator[ast.Call]:
    """The calls of a function or module, but not those of the functions inside it."""
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.FunctionDef):
            continue
        if isinstance(node, ast.Call):
            yield node
        yield from _calls_of(node)


def _prefix(call: ast.Call, speakers: set[str]) -> str | None:
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr == "count":
        function = function.value
    match function:
        case ast.Name(id=name) if name in speakers:
            return ""
        case ast.Attribute(attr="say") | ast.Call(func=ast.Name(id="words")):
            return ""
        case ast.Attribute(attr=name) if name in WRAPPERS:
            return WRAPPERS[name]
        case _:
            return None


def _keys(argument: ast.expr, scope: ast.AST) -> Iterator[str | None]:
    match argument:
        case ast.Constant(value=str(key)):
            yield key
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else HOLE for part in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from _keys(one, scope)
            yield from _keys(other, scope)
        case ast.Subscript(value=ast.Name(id=name)):
            # One of the strings of a table that the same function makes.
            tables = [inner for value in _values(name, scope) for inner in ast.walk(value)]
            keys = [each.value for each in tables if isinstance(each, ast.Constant)]
            yield from (key for key in keys if isinstance(key, str))
            if not keys:
                yield None
        case ast.Name(id=name):
            values = list(_values(name, scope))
            yield from (key for value in values for key in _keys(value, scope))
            if not values:
                yield None
        case _:
            yield None


def _values(name: str, scope: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                yield value
            case ast.NamedExpr(target=ast.Name(id=target), value=value) if target == name:
                yield value
            case _:
                continue


def _facts(call: ast.Call) -> frozenset[str] | None:
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    counted = isinstance(call.func, ast.Attribute) and call.func.attr == "count"
    return frozenset(str(keyword.arg) for keyword in call.keywords) | ({"number"} if counted else set())


def _asked_in_templates() -> Iterator[Asked]:
    for name, template in _templates():
        for call in template.find_all(nodes.Call):
            function = call.node
            counted = isinstance(function, nodes.Getattr) and function.attr == "count"
            if isinstance(function, nodes.Getattr) and counted:
                function = function.node
            if not isinstance(function, nodes.Name) or function.name not in SPEAKERS or not call.args:
                continue
            facts = frozenset(keyword.key for keyword in call.kwargs) | ({"number"} if counted else set())
            for key in _template_keys(call.args[0]):
                place = f"{name}:{call.lineno}"
                yield Asked(place, place, key, facts if call.dyn_kwargs is None else None)


def _template_keys(argument: nodes.Expr) -> Iterator[str | None]:
    match argument:
        case nodes.Const(value=str(key)):
            yield key
        case nodes.Concat(nodes=parts):
            yield "".join(str(part.value) if isinstance(part, nodes.Const) else HOLE for part in parts)
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from _template_keys(one)
            yield from _template_keys(other) if other is not None else ()
        case _:
            yield None
