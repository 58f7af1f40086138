"""Geometry: printed lines → a page's text, its articles and their roles."""

from dubao.sources.geometry.compose import Composed, Writing, composed
from dubao.sources.geometry.measure import measured
from dubao.sources.geometry.printed import Printed, hull

__all__ = ["Composed", "Printed", "Writing", "composed", "hull", "measured"]
