"""Geometry: printed lines → a page's text, its articles and their roles."""

from dubao.sources.geometry.compose import Composed, composed
from dubao.sources.geometry.printed import Printed, hull

__all__ = ["Composed", "Printed", "composed", "hull"]
