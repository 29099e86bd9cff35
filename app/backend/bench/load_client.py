"""Which load client there is."""

import shutil

from bench.extent import FULL, Extent
from bench.python_client import PythonClient
from bench.traffic import LoadClient
from bench.wrk_client import WrkClient


def load_client(extent: Extent) -> LoadClient:
    """Wrk for a full run, where it is installed; else one of Python's."""
    program = shutil.which("wrk") if extent is FULL else None
    return WrkClient(program) if program else PythonClient()
