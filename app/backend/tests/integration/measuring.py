"""Reads what a board measures, and waits until something holds."""

import threading
import time
from collections.abc import Callable

from prometheus_client.parser import text_string_to_metric_families

from tests.integration.boards import PATIENCE, Person


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it does not come to hold"
        threading.Event().wait(0.01)


def measured(person: Person, name: str, **labels: str) -> float:
    """The sum of what is measured by that name, with those labels."""
    answer = person.client.get("/metrics")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    samples = [sample for family in text_string_to_metric_families(answer.text) for sample in family.samples]
    return sum(sample.value for sample in samples if sample.name == name and labels.items() <= sample.labels.items())
