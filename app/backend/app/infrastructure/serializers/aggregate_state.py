"""What an aggregate has come to, as JSON: all that it declares, and no more."""

import hashlib
from dataclasses import dataclass
from typing import Any, ClassVar, get_origin, get_type_hints

import orjson

from app.domain.models.aggregates import Aggregate


@dataclass(frozen=True, slots=True)
class _Declared:
    """The fields of an aggregate, each with whether it is a set; and a digest of them."""

    fields: tuple[tuple[str, bool], ...]
    digest: str


_KINDS: dict[type[Aggregate], _Declared] = {}


def form_of(kind: type[Aggregate]) -> str:
    """What states of this kind are stored as: its name, its version, its fields. Another form is never read."""
    return f"{kind.__name__}/{kind.snapshot_version}/{_declared(kind).digest}"


def encode_state(aggregate: Aggregate) -> bytes:
    values = {name: getattr(aggregate, name) for name, _ in _declared(type(aggregate)).fields}
    return orjson.dumps(values, default=_in_order)


def decode_state(kind: type[Aggregate], state: bytes) -> dict[str, Any]:
    """The values by name, of a state in the kind's own form."""
    values = orjson.loads(state)
    return {name: frozenset(values[name]) if is_set else values[name] for name, is_set in _declared(kind).fields}


def _in_order(values: object) -> list[object]:
    if isinstance(values, frozenset):
        return sorted(values)
    raise TypeError(type(values).__name__)


def _declared(kind: type[Aggregate]) -> _Declared:
    if kind not in _KINDS:
        hints = get_type_hints(kind).items()
        fields = tuple(
            (name, get_origin(hint) is frozenset) for name, hint in hints if get_origin(hint) is not ClassVar
        )
        _KINDS[kind] = _Declared(fields, hashlib.sha256(repr(fields).encode()).hexdigest()[:8])
    return _KINDS[kind]
