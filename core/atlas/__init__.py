"""A process as others need it: the texts that each language owes, a diagram, a page of docs. All of it is read off the
declaration, so that none of it can say something else than what the machine does.
"""

from core.atlas.diagram import diagram
from core.atlas.owed import texts
from core.atlas.page import page

__all__ = ["diagram", "page", "texts"]
