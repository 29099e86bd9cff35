"""Candidates measured in turn, and compared within a round: absolute figures drift, ratios hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Sample:
    """What one candidate did in one round; times in milliseconds."""

    rate: float
    p50: float
    p99: float

    @classmethod
    def of(cls, seconds: float, latencies: Sequence[float]) -> "Sample":
        """From how long it took in all and, in seconds, for each."""
        cuts = quantiles(latencies, n=100, method="inclusive") if len(latencies) > 1 else [*latencies] * 99
        return cls(len(latencies) / seconds, cuts[49] * 1000, cuts[98] * 1000)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to be measured; ``floor`` is the least share of the first candidate's rate that is aimed at."""

    name: str
    run: Callable[[], Sample]
    floor: float | None = None
    floor_of_second: float | None = None


def compare(title: str, candidates: Sequence[Candidate], rounds: int) -> None:
    """Print a line for each candidate: medians, and the median of its ratios to the first, or to the second as well."""
    played = [[candidate.run() for candidate in candidates] for _ in range(rounds)]
    print(f"\n{title:<58}{'per second':>12}{'p50 ms':>10}{'p99 ms':>10}{'ratio':>8}")
    peers = list(zip(*played, strict=True))
    for candidate, samples in zip(candidates, peers, strict=True):
        rate, p50, p99 = (median(getattr(sample, name) for sample in samples) for name in ("rate", "p50", "p99"))
        ratios = [median(one.rate / other.rate for one, other in zip(samples, peer, strict=True)) for peer in peers[:2]]
        judged = _judged(ratios[0], candidate.floor)
        if candidate.floor_of_second is not None:
            judged += f"; {ratios[1]:.2f} of the second{_judged(ratios[1], candidate.floor_of_second)}"
        print(f"  {candidate.name:<56}{rate:>12,.0f}{p50:>10.2f}{p99:>10.2f}{ratios[0]:>8.2f}{judged}")


def _judged(ratio: float, floor: float | None) -> str:
    return "" if floor is None else f"  floor {floor:g} {'holds' if ratio >= floor else 'MISSED'}"


def tell_latency(title: str, latencies: Sequence[float], floor_milliseconds: float) -> None:
    """Print how long something took, one time after another; in seconds."""
    sample = Sample.of(sum(latencies), latencies)
    judged = "holds" if sample.p99 <= floor_milliseconds else "MISSED"
    print(f"\n{title}, {len(latencies)} times")
    print(f"  p50 {sample.p50:.2f} ms, p99 {sample.p99:.2f} ms  floor {floor_milliseconds} ms {judged}")


def tell_ratio(title: str, first: Sample, other: Sample, most: float) -> None:
    """Print how long the one takes and the other, and how many times as long the slowest of the other."""
    ratio = other.p99 / first.p99
    print(
        f"  {title:<32} p50 {first.p50:6.2f} and {other.p50:6.2f} ms   p99 {first.p99:6.2f} and {other.p99:6.2f} ms"
        f"   {ratio:5.2f}  {'holds' if ratio <= most else 'MISSED'}"
    )
