"""The kernel in C, for a benchmark alone: the very module that numba compiles, translated statement by statement.

What the rules are written in (numbers, vectors, tables, loops, choices, calls) is small enough for a walk over the
tree. The types of arguments are those that `game.engine.bound` and the rules declare; of the others their names tell.
"""

from __future__ import annotations

import ast
import ctypes
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from game.engine import bound, chance
from game.engine.kernel import Plan
from game.engine.layout import LAST_TURN
from game.engine.state import Rules, Setup
from game.engine.step import set_up
from game.policy.tabled import DecisionTable
from game.research.compiled.source import kernel_source

FLAGS = ("-O3", "-march=native", "-ffp-contract=off", "-shared", "-fPIC", "-w")
DOUBLE, INT, UNSIGNED = "double", "int64_t", "uint64_t"
DECLARED = {
    "int": INT,
    "float": DOUBLE,
    "bool": INT,
    "Floats": "double*",
    "Whole": "int64_t*",
    "Row": "int64_t*",
    "None": "void",
}
NAMED = {"F": "double*", "L": "double*", "I": "int64_t*", "key": UNSIGNED, "thing": UNSIGNED, "z": UNSIGNED}
WHOLE_NAMES = frozenset(["c", "s", "p", "g", "i", "r", "line", "moment", "dimension", "short", "count"])
ARRAYS_ONLY = frozenset({"play_games", "begin_one", "open_one", "close_one"})
"""What numba plays games with; C has its own loop."""
OPERATORS = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Mod: "%",
    ast.BitXor: "^",
    ast.BitAnd: "&",
    ast.RShift: ">>",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.USub: "-",
    ast.Not: "!",
}
CASTS = {"float": DOUBLE, "int": INT, "u64": UNSIGNED}
HEAD = "#include <stdint.h>\n#include <string.h>\n"
LOOP = """
void play(int64_t is_short, int64_t* W, int64_t size, double* blank_F, int64_t n_F, int64_t* blank_I, int64_t n_I,
          uint64_t* keys, int64_t games, double* last_F, int64_t* last_I, int64_t* D) {
    for (int64_t game = 0; game < games; game++) {
        double* F = last_F + game * n_F;
        int64_t* I = last_I + game * n_I;
        memcpy(F, blank_F, n_F * sizeof(double));
        memcpy(I, blank_I, n_I * sizeof(int64_t));
        begin(is_short, F, I, keys[game]);
        for (int64_t turn = 0; I[FINISHED] == 0; turn++) {
            open_turn(F, I, 0, keys[game]);
            follow(W + turn * size, F, I, D, keys[game]);
            close_turn(F, I, 0, D, keys[game]);
        }
    }
}
"""


def in_c(plan: Plan) -> str:
    """A plan's kernel as one C file."""
    return _Translation(ast.parse(kernel_source(plan))).text()


class CGames:
    """A pack's whole games in C."""

    def __init__(self, rules: Rules, folder: Path) -> None:
        self._rules = rules
        source, library = folder / "kernel.c", folder / "kernel.so"
        source.write_text(in_c(rules.plan), encoding="utf-8")
        subprocess.run(["gcc", *FLAGS, "-o", str(library), str(source)], check=True)
        self._play = ctypes.CDLL(str(library)).play

    def play(
        self, setup: Setup, seeds: Sequence[int], table: DecisionTable
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """The last states of whole games."""
        layout = self._rules.layout
        floats, whole = set_up(self._rules, setup)
        assert whole[LAST_TURN] > 0
        last_f, last_i = (
            np.empty((len(seeds), layout.float_count)),
            np.empty((len(seeds), layout.whole_count), dtype=np.int64),
        )
        keys = np.array([chance.seed_key(seed) for seed in seeds], dtype=np.uint64)
        rows, blank_f, blank_i = np.array(table.rows), np.array(floats), np.array(whole, dtype=np.int64)
        decided = np.zeros(layout.decision_count, dtype=np.int64)
        arguments = (
            int(setup.short), rows, rows.shape[1], blank_f, len(blank_f), blank_i, len(blank_i), keys, len(keys),
            last_f, last_i, decided,
        )  # fmt: skip
        self._play(
            *(
                ctypes.c_void_p(each.ctypes.data) if isinstance(each, np.ndarray) else ctypes.c_int64(each)
                for each in arguments
            )
        )
        return last_f, last_i


class _Translation:
    def __init__(self, module: ast.Module) -> None:
        self.functions = {
            item.name: item
            for item in module.body
            if isinstance(item, ast.FunctionDef) and item.name not in ARRAYS_ONLY
        }
        self.constants = [item for item in module.body if isinstance(item, ast.Assign)]
        stubs = ast.parse(Path(bound.__file__).read_text(encoding="utf-8")).body
        self.declared = {item.name: item for item in stubs if isinstance(item, ast.FunctionDef)}
        self.names: dict[str, str] = {}
        self.returns = {name: self._returned(item) for name, item in self.functions.items()}

    def text(self) -> str:
        constants = [self._constant(item) for item in self.constants]
        heads = [f"static {self._head(item)};" for item in self.functions.values()]
        bodies = [self._function(item) for item in self.functions.values()]
        return "\n".join([HEAD, *filter(None, constants), *heads, *bodies, LOOP])

    # ------------------------------------------------------------------------------------ constants and types

    def _constant(self, item: ast.Assign) -> str:
        (target,) = item.targets
        assert isinstance(target, ast.Name)
        name, value = target.id, item.value
        if name == "u64":
            return ""
        if isinstance(value, ast.Call) and len(value.args) > 1:  # KernelTable([...], kind)
            numbers, kind_of = map(ast.literal_eval, value.args)
            kind = {"float64": DOUBLE, "int64": INT, "uint64": UNSIGNED}[kind_of]
            self.names[name] = f"{kind}*"
            written = ", ".join(self._number(each, kind) for each in numbers)
            return f"static const {kind} {name}[] = {{{written}}};"
        if isinstance(value, ast.Call):  # u64(...)
            self.names[name] = UNSIGNED
            return f"#define {name} {ast.literal_eval(value.args[0])}ULL"
        number = ast.literal_eval(value)
        self.names[name] = DOUBLE if isinstance(number, float) else INT
        return f"#define {name} ({self._number(number, self.names[name])})"

    @staticmethod
    def _number(value: float, kind: str) -> str:
        if kind == DOUBLE:
            return repr(float(value))
        return f"{int(value)}ULL" if kind == UNSIGNED else f"{int(value)}LL"

    def _returned(self, function: ast.FunctionDef) -> str:
        declared = self.declared.get(function.name, function)
        if function.name in ("mix", "u64"):
            return UNSIGNED
        if isinstance(declared.returns, ast.Constant):
            return "void"
        if isinstance(declared.returns, ast.Name):
            return DECLARED[declared.returns.id]
        gives = any(isinstance(each, ast.Return) and each.value is not None for each in ast.walk(function))
        if function.name.startswith("epilogue"):
            return INT
        return DOUBLE if gives else "void"

    def _arguments(self, function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
        declared = self.declared.get(function.name, function)
        for argument, told in zip(function.args.args, declared.args.args, strict=True):
            name = argument.arg
            if name in NAMED:
                yield name, NAMED[name]
            elif isinstance(told.annotation, ast.Name):
                yield name, DECLARED[told.annotation.id]
            else:
                yield name, INT if name in WHOLE_NAMES else DOUBLE

    def _head(self, function: ast.FunctionDef) -> str:
        arguments = ", ".join(f"{kind} {name}" for name, kind in self._arguments(function))
        return f"{self.returns[function.name]} {function.name}({arguments})"

    # ------------------------------------------------------------------------------------ functions

    def _function(self, function: ast.FunctionDef) -> str:
        types = dict(self._arguments(function))
        own: dict[str, str] = {}
        for _ in range(2):  # twice: a local may be read above its last assignment in a loop
            for node in ast.walk(function):
                match node:
                    case ast.Assign([ast.Name(name)], value) if name not in dict(self._arguments(function)):
                        own[name] = self._wider(own.get(name), self._type(value, {**types, **own}))
                    case ast.For(ast.Name(name)):
                        own[name] = INT
                    case _:
                        pass
        lines = [f"    {kind} {name};" for name, kind in sorted(own.items())]
        lines += self._block(function.body, {**types, **own}, 1)
        return "\n".join([f"static {self._head(function)} {{", *lines, "}"])

    @staticmethod
    def _wider(one: str | None, other: str) -> str:
        kinds = {one, other}
        return DOUBLE if DOUBLE in kinds else UNSIGNED if UNSIGNED in kinds else other

    def _type(self, node: ast.expr, types: dict[str, str]) -> str:
        match node:
            case ast.Constant(value):
                return DOUBLE if isinstance(value, float) else INT
            case ast.Name(name):
                return types.get(name) or self.names.get(name, INT)
            case ast.Subscript(ast.Name(name)):
                return (types.get(name) or self.names[name]).removesuffix("*")
            case ast.UnaryOp(ast.USub(), operand):
                return self._type(operand, types)
            case ast.BinOp(left, ast.Div(), right):
                return DOUBLE
            case ast.BinOp(left, _, right) | ast.IfExp(_, left, right):
                return self._wider(self._type(left, types), self._type(right, types))
            case ast.Call(ast.Name(name)):
                return CASTS.get(name) or self.returns[name]
            case _:
                return INT

    def _block(self, body: list[ast.stmt], types: dict[str, str], depth: int) -> list[str]:
        return [line for node in body for line in self._statement(node, types, depth)]

    def _statement(self, node: ast.stmt, types: dict[str, str], depth: int) -> Iterator[str]:
        pad = "    " * depth
        match node:
            case ast.Expr(ast.Constant()) | ast.Pass():
                return
            case ast.Expr(value):
                yield f"{pad}{self._code(value)};"
            case ast.Assign([target], value):
                yield f"{pad}{self._code(target)} = {self._code(value)};"
            case ast.AugAssign(target, operator, value):
                yield f"{pad}{self._code(target)} {OPERATORS[type(operator)]}= {self._code(value)};"
            case ast.Return(value):
                yield f"{pad}return {self._code(value) if value is not None else ''};"
            case ast.Continue():
                yield f"{pad}continue;"
            case ast.If(test, body, other):
                yield f"{pad}if ({self._code(test)}) {{"
                yield from self._block(body, types, depth + 1)
                yield f"{pad}}} else {{"
                yield from self._block(other, types, depth + 1)
                yield f"{pad}}}"
            case ast.For(ast.Name(name), ast.Call(_, limits), body):
                first, last = [*([] if len(limits) > 1 else ["0"]), *map(self._code, limits)]
                name = "_unused" if name == "_" else name
                yield f"{pad}for (int64_t {name} = {first}; {name} < {last}; {name}++) {{"
                yield from self._block(body, types, depth + 1)
                yield f"{pad}}}"
            case _:
                raise ValueError(f"no C for {ast.unparse(node)}")

    def _code(self, node: ast.expr) -> str:  # noqa: C901  (one case for each kind of expression)
        match node:
            case ast.Constant(value):
                return str(int(value)) if isinstance(value, bool) else repr(value)
            case ast.Name(name):
                return name
            case ast.Subscript(vector, index):
                return f"{self._code(vector)}[{self._code(index)}]"
            case ast.UnaryOp(operator, operand):
                return f"({OPERATORS[type(operator)]}{self._code(operand)})"
            case ast.BinOp(left, operator, right):
                return f"({self._code(left)} {OPERATORS[type(operator)]} {self._code(right)})"
            case ast.BoolOp(operator, values):
                sign = " && " if isinstance(operator, ast.And) else " || "
                return f"({sign.join(map(self._code, values))})"
            case ast.Compare(left, operators, others):
                parts = [self._code(each) for each in (left, *others)]
                pairs = zip(parts, operators, parts[1:], strict=False)
                return "(" + " && ".join(f"({a} {OPERATORS[type(op)]} {b})" for a, op, b in pairs) + ")"
            case ast.IfExp(test, then, other):
                return f"({self._code(test)} ? {self._code(then)} : {self._code(other)})"
            case ast.Call(ast.Name(name), [value]) if name in CASTS:
                return f"(({CASTS[name]}){self._code(value)})"
            case ast.Call(function, arguments):
                return f"{self._code(function)}({', '.join(map(self._code, arguments))})"
            case _:
                raise ValueError(f"no C for {ast.unparse(node)}")
