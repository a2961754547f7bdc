"""The facilitator's handbook, read from its Markdown into plain data for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from game.resources import scenarios_dir
from game.workshop.printing.matter import Data, Matter

IN_ENGLISH = "GUIDE.md"
"""The others have the language in their name: `GUIDE.nb.md`."""


def guide(matter: Matter) -> Data:
    """The handbook in the language that is printed."""
    language = matter.say.language
    name = IN_ENGLISH if language == "en" else f"GUIDE.{language}.md"
    return {"blocks": blocks_of((scenarios_dir() / name).read_text(encoding="utf-8"))}


def blocks_of(markdown: str) -> list[Data]:
    """Headings, paragraphs, lists, quotes and tables, in their order; ValueError for what the templates cannot set."""
    return list(_blocks(MarkdownIt("commonmark").enable("table").parse(markdown)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Data]:
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        inside = tokens[at + 1 : end]
        match tokens[at].type:
            case "heading_open":
                yield {"kind": "heading", "level": int(tokens[at].tag[1]), "runs": _runs(inside[0])}
            case "paragraph_open":
                yield {"kind": "paragraph", "runs": _runs(inside[0])}
            case "blockquote_open":
                yield {"kind": "quote", "blocks": list(_blocks(inside))}
            case "bullet_list_open" | "ordered_list_open" as kind:
                items = [list(_blocks(item)) for item in _children(inside, "list_item_open")]
                yield {"kind": "list", "numbered": kind.startswith("ordered"), "items": items}
            case "table_open":
                rows = [
                    [_runs(cell[0]) for cell in _children(row, "th_open", "td_open")]
                    for row in _children(inside, "tr_open")
                ]
                yield {"kind": "table", "rows": rows}
            case other:
                raise ValueError(f"the handbook's printing knows no {other!r}")
        at = end + 1


def _children(tokens: Sequence[Token], *opening: str) -> Iterator[Sequence[Token]]:
    """What lies inside each token of these kinds that is not inside another one of them."""
    at = 0
    while at < len(tokens):
        if tokens[at].type in opening:
            end = _end(tokens, at)
            yield tokens[at + 1 : end]
            at = end
        at += 1


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where what opens here is closed."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    raise ValueError("what was opened is not closed")


def _runs(inline: Token) -> list[Data]:
    """A line of text in runs of one kind."""
    bold = 0
    runs: list[Data] = []
    for token in inline.children or ():
        match token.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "text" | "code_inline":
                runs.append({"text": token.content, "bold": bold > 0, "code": token.type == "code_inline"})
            case "softbreak":
                runs.append({"text": " ", "bold": False, "code": False})
            case "link_open" | "link_close":
                pass  # on paper there is nothing to press, and the text says where it leads
            case other:
                raise ValueError(f"the handbook's printing knows no {other!r}")
    return runs
