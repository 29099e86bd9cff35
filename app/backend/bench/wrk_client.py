"""wrk, which sends more than any server here can answer and leaves it most of the cores."""

import json
import subprocess
import tempfile
from pathlib import Path

from bench.rounds import Sample
from bench.traffic import NUMBER, RequestsFailed, Traffic

SCRIPT = """
local calls, count, numbered = {%s}, 0, %s
request = function()
  count = count + 1
  local call = calls[(count - 1) %% #calls + 1]
  return numbered and call:gsub("{number}", count, 1) or call
end
done = function(summary, latency)
  local errors = summary.errors
  print(string.format('{"requests": %%d, "microseconds": %%d, "errors": %%d, "p50": %%f, "p99": %%f}',
    summary.requests, summary.duration, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
"""


class WrkClient:
    """One thread of wrk, told by a script what to send."""

    def __init__(self, program: str) -> None:
        self._program = program
        self.name = "wrk"

    def send(self, traffic: Traffic, seconds: float) -> Sample:
        raws = [call.raw() for call in traffic.calls]
        numbered = "true" if any(NUMBER.encode() in raw for raw in raws) else "false"
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            script.write(SCRIPT % (",".join(map(_quoted, raws)), numbered))
            script.flush()
            return self._run(traffic, seconds, Path(script.name))

    def _run(self, traffic: Traffic, seconds: float, script: Path) -> Sample:
        options = [
            f"--connections={traffic.connections}",
            f"--duration={max(1, round(seconds))}s",
            f"--script={script}",
        ]
        address = f"http://127.0.0.1:{traffic.port}"
        done = subprocess.run(
            [self._program, "--threads=1", *options, address], capture_output=True, text=True, check=True
        )
        said = json.loads(done.stdout.splitlines()[-1])
        if said["errors"]:
            raise RequestsFailed(f"{said['errors']} of {said['requests']} requests failed: {traffic.calls[0]}")
        return Sample(said["requests"] / said["microseconds"] * 1e6, said["p50"] / 1000, said["p99"] / 1000)


def _quoted(raw: bytes) -> str:
    """A string of Lua."""
    return '"' + "".join(f"\\{byte:03d}" for byte in raw) + '"'
