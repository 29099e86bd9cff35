"""Counts requests, by which side they are for and how they ended, and never by who sends them or what they ask for."""

import threading
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate, product

from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

COMMAND, QUERY, STREAM, PAGE, FILE, OPERATIONS = "command", "query", "stream", "page", "file", "operations"
SIDES = (COMMAND, QUERY, STREAM, PAGE, FILE, OPERATIONS)
STATUSES = {1: "1xx", 2: "2xx", 3: "3xx", 4: "4xx", 5: "5xx"}
OUTCOMES = {2: "done", 4: "refused", 5: "unknown"}
STREAM_PATH = "/api/query/changes"
BEGINNINGS = (
    ("/api/query/", QUERY),
    ("/api/command/", COMMAND),
    ("/assets/", FILE),
    ("/avatars/", FILE),
    ("/health/", OPERATIONS),
    ("/metrics", OPERATIONS),
)
BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
NAMED_BUCKETS = (*map(str, BUCKETS), "+Inf")


class RequestMetrics(Collector):
    """What became of the requests of an application.

    Plain numbers under one lock: counters of the library cost several times as much, and some answers next to nothing.
    """

    def __init__(self) -> None:
        self._ended = dict.fromkeys(product(SIDES, STATUSES), 0)
        self._spans = {side: [0] * len(NAMED_BUCKETS) for side in SIDES}
        self._seconds = dict.fromkeys(SIDES, 0.0)
        self._turn = threading.Lock()

    def count(self, path: str, status: int, seconds: float) -> None:
        """Count a request whose answer has begun."""
        side = side_of(path)
        with self._turn:
            self._ended[side, status // 100] += 1
            self._spans[side][bisect_left(BUCKETS, seconds)] += 1
            self._seconds[side] += seconds

    def looks(self) -> int:
        """How many questions were answered, by data or by a page."""
        return sum(self._ended[side, status] for side in (QUERY, PAGE) for status in (2, 3))

    def collect(self) -> Iterator[Metric]:
        with self._turn:
            ended, seconds = dict(self._ended), dict(self._seconds)
            spans = {side: list(accumulate(counted)) for side, counted in self._spans.items()}
        yield _requests(ended)
        yield _commands(ended)
        family = HistogramMetricFamily("hindsight_request_seconds", "Until an answer began.", labels=["side"])
        for side in SIDES:
            buckets = list(zip(NAMED_BUCKETS, map(float, spans[side]), strict=True))
            family.add_metric([side], buckets, seconds[side])
        yield family


def side_of(path: str) -> str:
    """Which side of the board an address belongs to."""
    if path == STREAM_PATH:
        return STREAM
    for beginning, side in BEGINNINGS:
        if path.startswith(beginning):
            return side
    return PAGE


def _requests(ended: Mapping[tuple[str, int], int]) -> Metric:
    family = CounterMetricFamily("hindsight_requests", "Requests answered.", labels=["side", "status"])
    for (side, status), number in ended.items():
        family.add_metric([side, STATUSES[status]], number)
    return family


def _commands(ended: Mapping[tuple[str, int], int]) -> Metric:
    family = CounterMetricFamily("hindsight_commands", "Commands by outcome.", labels=["outcome"])
    for status, outcome in OUTCOMES.items():
        family.add_metric([outcome], ended[COMMAND, status])
    return family
