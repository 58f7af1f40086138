"""A child that knows one more format: what its lines say is what happens."""

import os
import signal
import time

from dubao.sources import child
from dubao.sources import open as way_in
from dubao.sources.text import from_text


def read(source):
    for n, line in enumerate(source.stream.read().decode().split()[1:]):
        if not source.steps.next():
            continue
        if line == "hang":
            while True:
                time.sleep(1)
        if line == "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        if line == "oom":
            os.kill(os.getpid(), signal.SIGKILL)
        if line == "swallow":
            _ = [bytearray(1 << 24) for _ in range(1000)]
        if line == "fault":
            raise KeyError("a fault of ours")
        if line == "slow":
            source.patience()
            time.sleep(5)
        if line == "talk":
            print("library chatter", flush=True)  # noqa: T201 it must lead nowhere
        yield from_text(line, name=source.name + "/" + str(n))


def serve(connection):
    bad = way_in.Format("bad", lambda head: head.startswith(b"%PDF-BAD"), read)
    way_in.FORMATS = (bad, *way_in.FORMATS)
    child.serve(connection)
