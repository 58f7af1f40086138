"""Libraries that only some commands need, and that are not always installed."""

from importlib import import_module
from types import ModuleType

from dubao.errors import UsageError


def extra(module: str, name: str) -> ModuleType:
    """Return a module of dubao's extra `name`.

    Raises:
        UsageError: it is not installed; the message says how to.
    """
    try:
        return import_module(module)
    except ImportError as error:
        message = f"{module} is not installed: pip install 'dubao[{name}]'"
        raise UsageError(message) from error
