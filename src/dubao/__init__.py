"""dubao (读报) takes a Chinese newspaper page apart into articles and figures."""

__version__ = "0.1.0"
