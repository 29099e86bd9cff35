"""How the board stands, measured when somebody asks for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from app.infrastructure.pulse import Health


@dataclass(frozen=True, slots=True)
class BoardMetrics(Collector):
    """Of what a process does not know it says nothing."""

    groups: Callable[[], Sequence[Health]]
    parked: Callable[[], Mapping[str, int]]
    head: Callable[[], int | None]
    streams: Callable[[], int | None]

    def collect(self) -> Iterator[GaugeMetricFamily]:
        groups = self.groups()
        yield _by_group(
            "lag_events", "Events that a group of views lacks.", {each.group: each.events for each in groups}
        )
        yield _by_group("lag_seconds", "How late a group of views is.", {each.group: each.seconds for each in groups})
        beats = {each.group: each.beat_at / 1000 for each in groups if each.beat_at is not None}
        yield _by_group("heartbeat_timestamp_seconds", "When who folds the group last gave a sign of life.", beats)
        parked = GaugeMetricFamily("hindsight_views_parked_events", "Events that a view lacks.", labels=["view"])
        for view, events in self.parked().items():
            parked.add_metric([view], events)
        yield parked
        yield from _single("hindsight_log_head_position", "The position of the last event.", self.head())
        yield from _single("hindsight_open_streams", "Streams of changes that are open.", self.streams())


def _by_group(name: str, what: str, values: Mapping[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"hindsight_views_{name}", what, labels=["group"])
    for group, value in values.items():
        family.add_metric([group], value)
    return family


def _single(name: str, what: str, value: float | None) -> Iterator[GaugeMetricFamily]:
    if value is not None:
        yield GaugeMetricFamily(name, what, value=value)
