"""What a child does: parses files as it is told, within its limits.

It answers over one socket: a pickled page or error, `slow` before a page that OCR must
read, `end` after the last. Its standard streams lead nowhere, since libraries print.
"""

import ctypes
import os
import pickle
import signal
import sys
from collections.abc import Iterable
from dataclasses import replace
from multiprocessing.connection import Connection

from dubao.errors import DubaoError, InternalError, SourceError
from dubao.model import Page
from dubao.sources.deadline import REPORT, fault, no_room
from dubao.sources.input import Steps, opened
from dubao.sources.isolation import Task
from dubao.sources.open import here

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

PARENT_DIED = 1  # prctl's PR_SET_PDEATHSIG
NO_ROOM = ("bad_alloc", "Failed to allocate", "Unable to allocate", "out of memory")


def serve(descriptor: int) -> None:
    """Do tasks as they come, until the parent goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    _die_with_parent()
    connection = Connection(descriptor)
    connection.send_bytes(str(_peak()).encode())  # ready
    while True:
        try:
            task: Task = pickle.loads(connection.recv_bytes())  # noqa: S301 from our parent
            limit_memory(task.limits.memory)
            for answer in _answers(task, connection):
                connection.send_bytes(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
            connection.send_bytes(b"end")
        except (EOFError, OSError):
            return


def _answers(task: Task, connection: Connection) -> Iterable[Page | SourceError]:
    """Yield the pages of a task; nothing is raised."""
    try:
        os.chdir(task.folder)
        with opened(task.path, task.name) as source:
            given = replace(
                source,
                companions=task.companions,
                text_column=task.text_column,
                id_column=task.id_column,
                limits=task.limits,
                steps=Steps(task.skip, lambda _: connection.send_bytes(b"step")),
                patience=lambda: connection.send_bytes(b"slow"),
            )
            yield from here(given)
    except MemoryError:
        yield no_room(task.name, task.limits)
    except RecursionError:
        yield InternalError(f"{task.name}: nested too deeply", hint=REPORT)
    except DubaoError as error:
        yield error if isinstance(error, SourceError) else InternalError(str(error))
    except (EOFError, BrokenPipeError, ConnectionError):
        raise
    except Exception as error:  # noqa: BLE001 a fault of ours must not stop others
        if any(words in str(error) for words in NO_ROOM):
            yield no_room(task.name, task.limits)
            return
        yield fault(task.name, error)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if resource else 0


def limit_memory(most: int) -> None:
    """Let this process have no more bytes of memory, and leave no core behind."""
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DIED, signal.SIGKILL)
        if os.getppid() == 1:  # it died before we asked
            os._exit(1)
