"""The model in the field's format, XMILE 1.0: written for Stella, PySD and others, and read from them.

exported(scenario, profile)   the whole model of a town in which nobody decides, as a document
text_of(document)             its file
"""

from game.research.xmile.export import exported
from game.research.xmile.model_yaml import model_yaml
from game.research.xmile.read import read_xmile
from game.research.xmile.write import text_of

__all__ = ["exported", "model_yaml", "read_xmile", "text_of"]
