"""What a face can be like: the traits of a portrait and how somebody feels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from game.pack.town import Clothes, Hair, HairStyle, Skin
from game.ui.town.chance import noise

Mood: TypeAlias = Literal["content", "tired", "worried"]


@dataclass(frozen=True, slots=True)
class Face:
    """The traits of a portrait."""

    skin: Skin = "light"
    hair: Hair = "brown"
    hair_style: HairStyle = "short"
    clothes: Clothes = "jumper"
    glasses: bool = False
    beard: bool = False
    cap: bool = False


def face_of(name: str) -> Face:
    """A face for somebody of whom nothing is said: always the same for the same name."""
    letters = tuple(name.encode("utf-8"))

    def pick(stream: int, choices: tuple[str, ...]) -> str:
        return choices[int(noise(stream, *letters) * len(choices))]

    return Face(
        skin=pick(71, get_args(Skin)),  # type: ignore[arg-type]  # one of the words of the type itself
        hair=pick(72, get_args(Hair)[:5]),  # type: ignore[arg-type]
        hair_style=pick(73, get_args(HairStyle)[:4]),  # type: ignore[arg-type]
        clothes=pick(74, get_args(Clothes)),  # type: ignore[arg-type]
        glasses=noise(75, *letters) < 0.3,  # noqa: PLR2004  (three in ten)
    )
