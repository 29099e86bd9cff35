"""The shapes of answers about the system itself."""

from marshmallow import fields

from app.api.schemas.answer_fields import Answer, a_number, a_text, a_time, an_id, one_of

NEEDS = (
    *("log.damaged", "group.silent", "group.failing", "disk.low", "view.parked", "process.parked", "group.behind"),
    *("backup.missing", "backup.old"),
)
GROUPS = ("board", "search", "dashboard")
HEALTHS = ("fresh", "behind", "failing", "silent")


def a_share(**options: object) -> fields.Float:
    return fields.Float(required=True, **options)  # type: ignore[arg-type]


def some(schema: type[Answer]) -> fields.List[dict[str, object]]:
    return fields.List(fields.Nested(schema), required=True)


class NeedSchema(Answer):
    """The parameters are those that a sentence about it needs: texts and numbers."""

    code = one_of(NEEDS)
    params = fields.Dict(
        keys=fields.String(),
        required=True,
        metadata={"additionalProperties": {"anyOf": [{"type": "string"}, {"type": "number"}]}},
    )


class GroupSchema(Answer):
    group = one_of(GROUPS)
    position = a_number()
    head = a_number()
    lag_events = a_number()
    lag_seconds = a_share()
    beat_at = a_time(allow_none=True)
    state = one_of(HEALTHS)


class ProcessSchema(Answer):
    process = a_text()
    lag_events = a_number()
    parked = a_number()


class AllParkedSchema(Answer):
    streams = a_number()
    events = a_number()


class LogStateSchema(Answer):
    events = a_number()
    bytes = a_number(allow_none=True)
    checked_at = a_time(allow_none=True)
    checked_to = a_number(allow_none=True)
    is_sound = fields.Boolean(required=True, allow_none=True)


class BackupSchema(Answer):
    made_at = a_time(allow_none=True)


class DiskSchema(Answer):
    free = a_number()
    needed = a_number()


class SystemSchema(Answer):
    needs = some(NeedSchema)
    groups = some(GroupSchema)
    processes = some(ProcessSchema)
    parked = fields.Nested(AllParkedSchema, required=True)
    log = fields.Nested(LogStateSchema, required=True, allow_none=True)
    backup = fields.Nested(BackupSchema, required=True, allow_none=True)
    disk = fields.Nested(DiskSchema, required=True, allow_none=True)


class DaySchema(Answer):
    day = fields.String(required=True, metadata={"format": "date"})
    posts = a_number()
    comments = a_number()
    people = a_number()
    queries = a_number()
    commands = a_number()


class TagOfSpanSchema(Answer):
    tag = a_text()
    posts = a_number()


class SystemActivitySchema(Answer):
    days = some(DaySchema)
    tags = some(TagOfSpanSchema)
    look_to_book = a_share(allow_none=True)


class DifferingTableSchema(Answer):
    """How many rows a table had before, and has now; they may be as many and say something else."""

    table = a_text()
    before = a_number()
    now = a_number()


class ComparisonSchema(Answer):
    rows = a_number()
    differing = some(DifferingTableSchema)


class ViewSchema(Answer):
    view = a_text()
    group = one_of(GROUPS)
    number = a_number()
    version = a_number()
    state = one_of(("serving", "building", "kept"))
    position = a_number()
    compared = fields.Nested(ComparisonSchema, required=True, allow_none=True)
    parked = a_number()


class ParkedSchema(Answer):
    view = a_text()
    stream_id = an_id()
    first = a_number(data_key="from")
    last = a_number(data_key="to")
    events = a_number()
    type = a_text()
    error = a_text()
