"""The table's window: everything a team sees and presses. Only the command line and the author's tools import it.

It exists so that only one layer knows pygame: the rules, the session and the reports can run without a
screen. Screens read the session and submit commands to it; they change nothing themselves.

How the layer is built, from the bottom:

- `geometry` (rectangles, the 1920 by 1080 grid), `theme` (every colour by name, the type scale), `typeset`
  (wrapping, `**bold**`, no-break spaces). None of them needs pygame.
- `boxes`: the laid-out tree, one structure for drawing, focus, mouse and spoken description. A `Box` has a
  role, a name, a rectangle, perhaps an `Action`, and marks to paint.
- `element` (`Element`, `Context`) and `layout`: `Row`, `Column`, `Flow`, `Panel`, `Over`, `Grow`, `Gap`,
  `Sized`, and `fit.Fit`, which takes the first arrangement that fits. `widgets`: text, buttons, options,
  gauges and the rest, all frozen `Element` values.
- `focus` (Tab, arrows, hit test), `inspect` (`describe(tree)`, `problems(tree, grid)`) and `legible` (what is too
  pale in a theme).
- `fonts`, `icons`, `stencils`, `town.paint`, `draw.Pen`: what touches a surface.
- `screens` (the protocol and its transitions), `stage` (the stack, focus and settings, without a window),
  `display`, `keyboard`, `pointer` and `showing` (the edges of the real window), `window` (its loop).
- `spoken` (the tree as a screen reader is told of it), `reading` (following a stage for one), `access` and
  `accesskit_bridge` (the line to the desktop's readers, where the extra `access` is installed).
- `room` (one game as its pages see it), `lobby` and `shelf` (what stands before a game), `pages` (a file each),
  and `app`, which ties them together.

A screen is written as a function from what it shows to an element:

    view = present(state)                              # the screen's own, pure
    tree = layout(view, Context(Grid(size), fonts))    # pure but for font metrics
    pen.draw(surface, tree, LIGHT, grid, Attention(focus="option:A"))

and shown with `Window(first_screen, Settings("nb"), host).run()`. Lengths in elements are
design units, in boxes pixels. A test lays a screen out for every language, size and text scale and asks for
`problems(tree, grid) == ()`.
"""

import os

# pygame greets on standard output, which belongs to the commands.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

# The old pygame has no such name at all.
assert getattr(pygame, "IS_CE", False), "Fjordvik needs pygame-ce: uninstall pygame, then install pygame-ce"
