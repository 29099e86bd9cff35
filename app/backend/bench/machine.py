"""What the figures were measured on."""

import os
import tempfile
import time
from pathlib import Path

FSYNCS = 50


def machine() -> str:
    """Cores, memory and the time that the disk takes to make a write durable."""
    return f"{_cores()} cores, {_gigabytes():.0f} GB of memory, {_fsync_milliseconds():.2f} ms an fsync"


def resident_megabytes(pid: int) -> float | None:
    """The memory that a process holds; none where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except FileNotFoundError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), None)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _gigabytes() -> float:
    return float(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _fsync_milliseconds() -> float:
    with tempfile.TemporaryFile() as file:
        started = time.perf_counter()
        for _ in range(FSYNCS):
            file.write(b"x" * 512)
            file.flush()
            os.fsync(file.fileno())
        return (time.perf_counter() - started) / FSYNCS * 1000
