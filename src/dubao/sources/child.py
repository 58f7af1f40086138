"""What a child does: parses files as it is told, within its limits.

It answers over one socket: a pickled page or error, `slow` before a page that OCR must
read, `end` after the last. Its standard streams lead nowhere, since libraries print.
"""

import os
import pickle
from collections.abc import Iterable
from dataclasses import replace
from multiprocessing.connection import Connection

from dubao.errors import DubaoError, InternalError, SourceError
from dubao.model import Page
from dubao.sources.deadline import REPORT, fault, no_room
from dubao.sources.input import Steps, opened
from dubao.sources.isolation import Task
from dubao.sources.open import here
from dubao.sources.process import limit_memory

NO_ROOM = ("bad_alloc", "Failed to allocate", "Unable to allocate", "out of memory")


def serve(connection: Connection) -> None:
    """Do tasks as they come, until the parent goes away."""
    while True:
        task: Task = pickle.loads(connection.recv_bytes())  # noqa: S301 from our parent
        limit_memory(task.limits.memory)
        for answer in _answers(task, connection):
            connection.send_bytes(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
        connection.send_bytes(b"end")


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
