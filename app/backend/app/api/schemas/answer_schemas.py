"""The shapes of answers, for the OpenAPI document; the answers themselves are ready JSON."""

from marshmallow import Schema, fields, validate

STATES = ("present", "deleted", "hidden", "removed", "redacted", "erased")

SCHEDULED_STATES = ("scheduled", "failed")

METHODS = ("registration", "password", "unknown")

ROLES = ("member", "moderator", "administrator")

KINDS = (
    *("post.published", "post.edited", "post.reverted", "post.version_redacted", "post.deleted", "post.restored"),
    *("post.scheduled", "post.schedule_cancelled", "post.schedule_failed"),
    *("comment.added", "comment.edited", "comment.deleted", "comment.restored"),
    *("user.registered", "user.renamed", "user.profile_changed", "user.password_changed"),
    *("session.started", "session.ended"),
)

PROFILE_FIELDS = ("display_name", "bio", "language")


class _Answer(Schema):
    pass


def _text(**options: object) -> fields.String:
    return fields.String(required=True, **options)  # type: ignore[arg-type]


def _time(**options: object) -> fields.String:
    return fields.String(required=True, metadata={"format": "date-time"}, **options)  # type: ignore[arg-type]


def _id(**options: object) -> fields.String:
    return fields.String(required=True, metadata={"format": "uuid"}, **options)  # type: ignore[arg-type]


def _one_of(values: tuple[str, ...]) -> fields.String:
    return _text(validate=validate.OneOf(values))


def _number(**options: object) -> fields.Integer:
    return fields.Integer(required=True, **options)  # type: ignore[arg-type]


def _reactions() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


def _texts() -> fields.List[str]:
    return fields.List(fields.String(), required=True)


class AuthorSchema(_Answer):
    id = _id()
    username = _text()
    display_name = _text()


def _author(**options: object) -> fields.Nested:
    return fields.Nested(AuthorSchema, required=True, **options)  # type: ignore[arg-type]


class ReceiptSchema(_Answer):
    id = _id()
    version = _number()
    position = _number()
    token = _text()


class PostSummarySchema(_Answer):
    id = _id()
    slug = _text()
    title = _text()
    excerpt = _text()
    author = _author()
    tags = _texts()
    language = _text()
    published_at = _time()
    edited_at = _time(allow_none=True)
    version = _number()
    comment_count = _number()
    reactions = _reactions()
    state = _one_of(STATES)


class ReactedSchema(_Answer):
    reactions = _texts()


class PostAbilitiesSchema(_Answer):
    edit = fields.Boolean(required=True)
    revert = fields.Boolean(required=True)
    redact = fields.Boolean(required=True)
    delete = fields.Boolean(required=True)
    restore = fields.Boolean(required=True)


class PostSchema(PostSummarySchema):
    body = _text()
    html = _text()
    can = fields.Nested(PostAbilitiesSchema, required=True)
    my = fields.Nested(ReactedSchema)
    state_by = fields.Nested(AuthorSchema, allow_none=True)
    state_at = fields.String(metadata={"format": "date-time"})
    state_reason = fields.String(allow_none=True)


class CommentAbilitiesSchema(_Answer):
    edit = fields.Boolean(required=True)
    delete = fields.Boolean(required=True)
    restore = fields.Boolean(required=True)
    react = fields.Boolean(required=True)
    reply = fields.Boolean(required=True)


class CommentSchema(_Answer):
    id = _id()
    post_id = _id()
    parent_id = _id(allow_none=True)
    depth = _number()
    author = fields.Nested(AuthorSchema)
    language = fields.String()
    version = _number()
    answers_version = _number(allow_none=True)
    published_at = _time()
    edited_at = _time(allow_none=True)
    html = fields.String()
    reactions = _reactions()
    reply_count = _number()
    state = _one_of(STATES)
    state_by = fields.Nested(AuthorSchema, allow_none=True)
    state_at = fields.String(metadata={"format": "date-time"})
    state_reason = fields.String(allow_none=True)
    can = fields.Nested(CommentAbilitiesSchema, required=True)
    my = fields.Nested(ReactedSchema)


class PostPlaceSchema(_Answer):
    id = _id()
    slug = _text()
    title = _text()


class ThreadPlaceSchema(_Answer):
    sort = _text()
    after = _text(allow_none=True)


class UserCommentSchema(CommentSchema):
    post = fields.Nested(PostPlaceSchema, required=True)


class CommentDetailSchema(UserCommentSchema):
    body = _text()
    place = fields.Nested(ThreadPlaceSchema, required=True)


class VersionSchema(_Answer):
    version = _number()
    title = _text(allow_none=True)
    at = _time()
    author = _author()
    reason = _text(allow_none=True)
    group = _number()
    words_added = _number(allow_none=True)
    words_removed = _number(allow_none=True)
    reverts_to = _number(allow_none=True)
    state = _one_of(STATES)
    state_by = fields.Nested(AuthorSchema, allow_none=True)
    state_at = fields.String(metadata={"format": "date-time"})
    state_reason = fields.String(allow_none=True)


class VersionTextSchema(VersionSchema):
    title = _text()
    body = _text()
    html = _text()
    tags = _texts()
    language = _text()


class SegmentSchema(_Answer):
    op = _one_of(("same", "added", "removed"))
    text = _text()


class BlockSchema(_Answer):
    changed = fields.Boolean(required=True)
    segments = fields.List(fields.Nested(SegmentSchema), required=True)


class TagChangesSchema(_Answer):
    added = _texts()
    removed = _texts()


class DiffAnswerSchema(_Answer):
    from_ = fields.Nested(VersionSchema, required=True, data_key="from")
    to = fields.Nested(VersionSchema, required=True)
    title = fields.List(fields.Nested(SegmentSchema), required=True)
    body = fields.List(fields.Nested(BlockSchema), required=True)
    tags = fields.Nested(TagChangesSchema, required=True)


class MarkParametersSchema(_Answer):
    version = fields.Integer()
    to_version = fields.Integer()
    post_id = fields.String(metadata={"format": "uuid"})
    comment_id = fields.String(metadata={"format": "uuid"})
    username = fields.String()
    fields_ = fields.List(fields.String(validate=validate.OneOf(PROFILE_FIELDS)), data_key="fields")
    session_id = fields.String(metadata={"format": "uuid"})
    method = fields.String(validate=validate.OneOf(METHODS))
    publish_at = fields.String(metadata={"format": "date-time"})
    why = fields.String()


class ScheduledPostSchema(_Answer):
    id = _id()
    title = _text()
    publish_at = _time()
    tags = _texts()
    language = _text()
    state = _one_of(SCHEDULED_STATES)
    why = _text(allow_none=True)


class ScheduledTextSchema(ScheduledPostSchema):
    body = _text()


class MarkSchema(_Answer):
    position = _number()
    kind = _one_of(KINDS)
    actor = _author(allow_none=True)
    at = _time()
    reason = _text(allow_none=True)
    cause = _text(allow_none=True)
    parameters = fields.Nested(MarkParametersSchema, required=True)


class UserSchema(AuthorSchema):
    bio = _text()
    language = _text()
    role = _one_of(ROLES)
    joined_at = _time()
    post_count = _number()


class TagSchema(_Answer):
    tag = _text()
    post_count = _number()


class MeAbilitiesSchema(_Answer):
    publish = fields.Boolean(required=True)


class MeSchema(AuthorSchema):
    role = _one_of(ROLES)
    language = _text()
    can = fields.Nested(MeAbilitiesSchema, required=True)


class SessionSchema(_Answer):
    id = _id()
    started_at = _time()
    ends_at = _time()
    method = _one_of(METHODS)
    current = fields.Boolean(required=True)


class PreviewAnswerSchema(_Answer):
    html = _text()


class ProblemSchema(_Answer):
    type = _text()
    title = _text()
    status = _number()
    code = _text()
    detail = _text()
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.Dict()))
    actual_version = fields.Integer()
    version = fields.Integer()
    state = fields.String(validate=validate.OneOf(STATES))
    state_by = fields.Nested(AuthorSchema, allow_none=True)
    state_at = fields.String(metadata={"format": "date-time"})
    state_reason = fields.String(allow_none=True)


class OutcomeSchema(_Answer):
    command_id = _id()
    status = _one_of(("pending", "done", "refused"))
    receipt = fields.Nested(ReceiptSchema)
    problem = fields.Nested(ProblemSchema)
