"""dubao (读报) takes a Chinese newspaper page apart into articles and figures.

>>> import dubao
>>> reading = dubao.read_text("全县新建学校3所，投入1.2亿元。")
>>> [(figure.value, figure.unit, figure.measure) for figure in reading.figures]
[('3', '所', '学校'), ('120000000', '元', '投入')]
"""

from typing import Any

__version__ = "0.1.0"

__all__ = [
    "DubaoError",
    "Ledger",
    "Reading",
    "__version__",
    "check",
    "quantities",
    "read",
    "read_all",
    "read_text",
    "times",
]

_HOMES = {
    "DubaoError": "dubao.errors",
    "Ledger": "dubao.ledger",
    "Reading": "dubao.model",
    "check": "dubao.check",
    "quantities": "dubao.zh.lexer",
    "read": "dubao.api",
    "read_all": "dubao.api",
    "read_text": "dubao.api",
    "times": "dubao.zh.lexer",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 any public name
    """Load a public name when it is first asked for: importing dubao costs little."""
    if name not in _HOMES:
        message = f"module 'dubao' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415 the reader is loaded when used

    module = import_module(_HOMES[name])
    # dubao.check is a package, and is called as its function
    value = module if name == "check" else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
