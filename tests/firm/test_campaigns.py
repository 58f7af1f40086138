"""The long campaigns, a little of each: see bench/pages.py, fault.py, kill_all.py."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def campaign(*words):
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True,
        timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    return done.stdout


def test_the_laws_hold_on_generated_pages():
    assert "60 pages: 0 wrong" in campaign("bench.pages", "--pages", "60")


@pytest.mark.skipif(sys.platform != "linux", reason="forks, and reads /proc")
def test_nothing_is_lost_where_the_system_fails():
    campaign("bench.fault", "--faults", "32", "--only", "read,correct")


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_nothing_is_lost_where_commands_are_killed():
    campaign("bench.kill_all", "--kills", "8", "--only", "read,xlsx,correct,load")


@pytest.mark.alone
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_bad_clients_cost_the_others_nothing():
    few = ("--requests", "200", "--clients", "10", "--bad", "7")  # too few to judge by
    told = campaign("bench.desk", *few, "--times", "20", "--growth", "0.5")
    assert '"failed": 0' in told
