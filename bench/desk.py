"""Asks `dubao serve` many questions at a time, with bad clients beside them.

    python -m bench.desk [--requests 2000] [--clients 30] [--bad 20]

First the good clients alone (calm), then the same with clients that send heads byte by
byte, stall in a body, take nothing of what they asked for, send floods, nonsense and
files that are refused. Told: the time of the 95th of a hundred answers, calm and then,
and how much more memory the server holds at the end than after the first quarter.
"""

import argparse
import http.client
import json
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from bench.writers import page
from dubao import __version__, read_text
from dubao.ledger import Ledger

AREA, SCHOOLS = quote("棉花播种面积"), quote("学校 -小麦")
QUESTIONS = (
    "/", f"/api/search?q={AREA}", "/api/search", f"/api/search?q={SCHOOLS}",
    "/api/figures?kind=area&limit=50", "/api/figures.csv", "/api/facets",
    "/api/measures", f"/api/series?measure={AREA}", "/api/series.svg?measure=*",
    "PAGE", "PAGE/findings", "PAGE/view.html", "PAGE/figures.csv", "/static/app.js",
    "/api/search?q=date:x", "/api/pages/000000000000", "/api/search?limit=9999999",
    "//x/",
)  # fmt: skip
PAGES = 300


def made(path: Path) -> list[str]:
    """Make a ledger; return the places of its pages."""
    with Ledger(path, write=True) as ledger:
        for n in range(PAGES):
            reading = read_text(page(n), name=f"{n}.txt", date=f"{1990 + n % 30}-06-01")
            ledger.add(reading, reader=__version__)
        ledger.index()
        return [f"/api/pages{row.link[2:]}" for row in ledger.pages()]


class Served:
    """A server of its own, with what a client needs to ask it."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(  # noqa: S603 ourselves
            [sys.executable, "-m", "dubao", "serve", path, "--edit", "--port", "0"],
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stderr is not None  # noqa: S101
        link = self.process.stderr.readline().strip()
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.port = int(re.search(r":(\d+)/", link)[1])  # type: ignore[index]
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        asked.request("GET", link.partition(str(self.port))[2])
        answer = asked.getresponse()
        answer.read()
        self.cookie = answer.getheader("set-cookie", "").partition(";")[0]
        asked.close()

    def resident(self) -> int:
        """Return the bytes of memory that the server holds."""
        told = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.search(r"VmRSS:\s+(\d+)", told)[1]) * 1024  # type: ignore[index]


def ask(
    served: Served, questions: list[str], times: list[float], codes: Counter[int]
) -> None:
    """Ask some questions over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    for question in questions:
        start = time.perf_counter()
        try:
            connection.request("GET", question, headers={"Cookie": served.cookie})
            answer = connection.getresponse()
            answer.read()
            codes[answer.status] += 1
        except (OSError, http.client.HTTPException):
            codes[0] += 1
            connection.close()
        times.append(time.perf_counter() - start)
    connection.close()


def misbehave(served: Served, kind: int, over: threading.Event) -> None:
    """Do one kind of harm again and again."""
    head = f"Host: 127.0.0.1:{served.port}\r\nCookie: {served.cookie}\r\nX-Dubao: 1\r\n"
    short = "Content-Length: 9\r\n\r\n"
    long = "Content-Length: 9000000\r\n\r\n"
    said = (
        "GET / HTTP/1.1\r\nX-Slow: ",
        f"POST /api/uploads?name=a.txt HTTP/1.1\r\n{head}{long}abc",
        f"GET /api/figures.csv HTTP/1.1\r\n{head}\r\n",
        f"POST /api/uploads?name=b.pdf HTTP/1.1\r\n{head}{short}%PDF-1.4 ",
        "\x00\x01nonsense\r\n\r\n",
        f"POST /api/corrections HTTP/1.1\r\n{head}{long}" + "x" * 200_000,
        f"GET /{'a' * 60_000} HTTP/1.1\r\n{head}\r\n",
    )[kind % 7]
    while not over.wait(0.05):
        with (
            suppress(OSError),
            socket.create_connection(("127.0.0.1", served.port)) as one,
        ):
            one.settimeout(1)
            one.sendall(said.encode("latin-1", "replace"))
            for _ in range(20):
                if over.wait(0.25):
                    return
                if kind % 7 == 0:
                    one.sendall(b"a")


def round_of(
    served: Served, places: list[str], requests: int, clients: int, seed: int
) -> tuple[list[float], Counter[int]]:
    """Let the good clients ask; return how long each answer took, and their codes."""
    chance = random.Random(seed)
    times: list[float] = []
    codes: Counter[int] = Counter()
    threads = []
    for _ in range(clients):
        mine = [chance.choice(QUESTIONS) for _ in range(requests // clients)]
        asked = [one.replace("PAGE", chance.choice(places)) for one in mine]
        threads.append(threading.Thread(target=ask, args=(served, asked, times, codes)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, codes


def late(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--requests", type=int, default=2000)
    asked.add_argument("--clients", type=int, default=30)
    asked.add_argument("--bad", type=int, default=20)
    asked.add_argument("--times", type=float, default=2.0, help="slower at most")
    asked.add_argument("--growth", type=float, default=0.10, help="of memory at most")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "county.ledger"
        places = made(path)
        served = Served(path)
        try:
            round_of(served, places, given.requests // 4, given.clients, 1)  # warms up
            calm, _ = round_of(served, places, given.requests, given.clients, 2)
            before = served.resident()
            over = threading.Event()
            bad = [
                threading.Thread(target=misbehave, args=(served, kind, over))
                for kind in range(given.bad)
            ]
            for thread in bad:
                thread.start()
            busy, codes = round_of(served, places, given.requests, given.clients, 3)
            over.set()
            for thread in bad:
                thread.join()
            time.sleep(1)
            after = served.resident()
        finally:
            served.process.kill()
            served.process.wait()
    growth, slower = after / before - 1, late(busy) / late(calm)
    failed = sum(count for code, count in codes.items() if code >= 500 or not code)
    print(json.dumps({
        "requests": len(busy), "codes": dict(codes), "failed": failed,
        "p95 calm": round(late(calm), 3), "p95 with bad clients": round(late(busy), 3),
        "times": round(slower, 2), "MB before": before >> 20, "MB after": after >> 20,
        "growth": round(growth, 3),
    }))  # fmt: skip
    sys.exit(bool(failed or growth > given.growth or slower > given.times))


if __name__ == "__main__":
    main()
