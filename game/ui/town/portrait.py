"""Portraits in flat shapes: a face from a few traits, in a round frame, with how somebody feels in brows and mouth.

Coordinates are those of a square of `SIDE`; the frame's edge tells the mood too, so that a small picture reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.ui.town.face import Face, Mood
from game.ui.town.palette import Paint
from game.ui.town.shapes import Disc, Poly, Shape, Shapes, Slab, Stroke
from game.ui.town.svg import Window

SIDE = 120
WINDOW = Window(0, 0, SIDE, SIDE)
_SKIN: Mapping[str, Paint] = {
    "light": Paint.SKIN_LIGHT,
    "fair": Paint.SKIN_FAIR,
    "olive": Paint.SKIN_OLIVE,
    "brown": Paint.SKIN_BROWN,
    "dark": Paint.SKIN_DARK,
}
_HAIR: Mapping[str, Paint] = {
    "blond": Paint.HAIR_BLOND,
    "red": Paint.HAIR_RED,
    "brown": Paint.HAIR_BROWN,
    "black": Paint.HAIR_BLACK,
    "grey": Paint.HAIR_GREY,
    "white": Paint.HAIR_WHITE,
}
_CLOTHES: Mapping[str, Paint] = {
    "scrubs": Paint.SCRUBS,
    "overalls": Paint.DENIM,
    "hoodie": Paint.COAT_VIOLET,
    "jumper": Paint.COAT_RED,
    "suit": Paint.NAVY,
    "shirt": Paint.STEEL,
}


def portrait(face: Face, mood: Mood) -> Shapes:
    """Somebody from the shoulders up."""
    ground = Paint.MEDAL if mood == "content" else Paint.MEDAL_DIM
    return (
        Disc(60, 60, 58, ground),
        *_hair_behind(face),
        *_shoulders(face),
        *_head(face),
        *_feelings(face, mood),
        *_hair_before(face),
        *_extras(face),
        # A ring of what lies outside would hide what sticks out; the frame does.
        Disc(60, 60, 57, ground, Paint.INK, 4, opacity=0),
    )


def _hair_behind(face: Face) -> Iterator[Shape]:
    paint = _HAIR[face.hair]
    match face.hair_style:
        case "long":
            yield Slab(31, 38, 58, 56, paint, radius=22)
        case "bun":
            yield Disc(60, 19, 11, paint)
        case "curls":
            for x, y in ((36, 44), (34, 58), (38, 71), (84, 44), (86, 58), (82, 71)):
                yield Disc(x, y, 11, paint)
        case _:
            return


def _shoulders(face: Face) -> Iterator[Shape]:
    skin, cloth = _SKIN[face.skin], _CLOTHES[face.clothes]
    yield Poly(
        ((24, 108), (32, 95), (46, 89), (74, 89), (88, 95), (96, 108), (78, 115), (60, 117), (42, 115)), cloth
    )
    match face.clothes:
        case "scrubs":
            yield Poly(((48, 88), (72, 88), (60, 104)), skin)
        case "overalls":
            yield Slab(42, 90, 7, 26, Paint.OCHRE)
            yield Slab(71, 90, 7, 26, Paint.OCHRE)
        case "hoodie":
            yield Poly(((38, 92), (46, 84), (74, 84), (82, 92), (60, 104)), Paint.COAT_VIOLET)
            yield Stroke(((54, 99), (53, 112)), Paint.STEEL, 2)
            yield Stroke(((66, 99), (67, 112)), Paint.STEEL, 2)
        case "suit":
            yield Poly(((50, 88), (70, 88), (60, 112)), Paint.STEEL)
            yield Poly(((57, 92), (63, 92), (62, 110), (58, 110)), Paint.COAT_RED)
        case "shirt":
            yield Poly(((46, 89), (60, 98), (74, 89), (70, 100), (60, 94), (50, 100)), Paint.BLUE)
        case _:
            yield Slab(46, 86, 28, 8, cloth, radius=4)
    yield Slab(52, 76, 16, 17, skin, radius=6)


def _head(face: Face) -> Iterator[Shape]:
    skin = _SKIN[face.skin]
    yield Disc(36, 57, 6, skin)
    yield Disc(84, 57, 6, skin)
    yield Slab(37, 28, 46, 58, skin, radius=23)
    yield Disc(45, 66, 5, Paint.CHEEK, opacity=0.45)
    yield Disc(75, 66, 5, Paint.CHEEK, opacity=0.45)


def _feelings(face: Face, mood: Mood) -> Iterator[Shape]:
    """Content: open eyes, a smile. Tired: lids half down, rings below, a flat mouth. Worried: brows up, mouth down."""
    if face.beard:
        beard = _HAIR[face.hair]
        yield Poly(
            (
                (38, 62),
                (43, 71),
                (60, 68),
                (77, 71),
                (82, 62),
                (81, 78),
                (70, 90),
                (60, 92),
                (50, 90),
                (39, 78),
            ),
            beard,
        )
    skin = _SKIN[face.skin]
    for x in (50, 70):
        yield Disc(x, 55, 3.4, Paint.INK)
        if mood == "tired":
            yield Slab(x - 5, 50, 10, 5, skin)
            yield Stroke(((x - 5, 55), (x + 5, 55)), Paint.INK, 2)
            yield Stroke(((x - 4, 61), (x + 4, 61)), Paint.CHEEK, 1.8)
    inner, outer = {"content": (45, 45), "tired": (47, 48), "worried": (42, 48)}[mood]
    yield Stroke(((44, outer), (55, inner)), Paint.INK, 2.6)
    yield Stroke(((65, inner), (76, outer)), Paint.INK, 2.6)
    yield Stroke(((60, 57), (58, 65), (62, 65)), Paint.CHEEK, 1.8)
    mouth = Paint.INK if not face.beard else Paint.STEEL
    bend = {"content": 5, "tired": 0, "worried": -5}[mood]
    yield Stroke(
        (
            (51, 75 - bend * 0.4),
            (55, 75 + bend * 0.5),
            (60, 75 + bend * 0.8),
            (65, 75 + bend * 0.5),
            (69, 75 - bend * 0.4),
        ),
        mouth,
        3,
    )


def _hair_before(face: Face) -> Iterator[Shape]:
    paint = _HAIR[face.hair]
    match face.hair_style:
        case "bald":
            return
        case "scarf":
            yield Poly(
                (
                    (33, 60),
                    (34, 38),
                    (46, 24),
                    (60, 20),
                    (74, 24),
                    (86, 38),
                    (87, 60),
                    (82, 44),
                    (72, 35),
                    (60, 32),
                    (48, 35),
                    (38, 44),
                ),
                Paint.COAT_GREEN,
            )
            yield Poly(
                (
                    (34, 56),
                    (40, 78),
                    (52, 90),
                    (68, 90),
                    (80, 78),
                    (86, 56),
                    (90, 80),
                    (76, 98),
                    (44, 98),
                    (30, 80),
                ),
                Paint.COAT_GREEN,
            )
        case "curls":
            for x, y in ((40, 34), (50, 27), (61, 25), (72, 28), (80, 35)):
                yield Disc(x, y, 10, paint)
        case _:
            yield Poly(
                (
                    (36, 50),
                    (37, 36),
                    (46, 26),
                    (60, 22),
                    (74, 26),
                    (83, 36),
                    (84, 50),
                    (78, 40),
                    (66, 36),
                    (50, 37),
                    (42, 41),
                ),
                paint,
            )


def _extras(face: Face) -> Iterator[Shape]:
    if face.glasses:
        for x in (50, 70):
            yield Disc(x, 55, 8.5, Paint.STEEL, Paint.INK, 2.4, opacity=0.15)
        yield Stroke(((58, 54), (62, 54)), Paint.INK, 2.4)
    if face.cap:
        yield Poly(((35, 42), (38, 29), (50, 21), (70, 21), (82, 29), (85, 42)), Paint.NAVY)
        yield Slab(32, 38, 56, 7, Paint.INK, radius=3.5)
        yield Slab(56, 27, 9, 8, Paint.YELLOW, radius=2)
