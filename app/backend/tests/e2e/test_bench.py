"""The benchmark runs on any machine; what it measures is never asserted."""

import subprocess
import sys

import pytest

from tests.architecture.source import BACKEND


@pytest.fixture(scope="module")
def said() -> str:
    command = [sys.executable, "-m", "bench", "--short"]
    done = subprocess.run(command, cwd=BACKEND, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "line",
    [
        "cores",
        "bare sqlite3 loop",
        "the log, 64 callers",
        "bare inserts, a commit each, 1 connections",
        "the log on PostgreSQL, 64 callers",
        "from 100 events on",
        "a log that has grown, PostgreSQL",
        "Search among 100 posts",
        "posts/s into the index",
        "Catch-up of the views",
        "Replay of 100 events",
        "a post, SQLite",
        "a tag's posts, PostgreSQL",
        "search, posts, PostgreSQL",
        "constant Flask answer",
        "not modified (304)",
        "Command answered -> view shows it",
        "5 streams open",
        "the last of 5 streams tells it",
        "publish-post",
        "Memory of the server after the run",
    ],
)
def test_the_benchmark_prints_each_of_its_lines(said: str, line: str) -> None:
    assert line in said
