"""The shapes of answers, for the OpenAPI document; the answers themselves are ready JSON."""

from marshmallow import fields, validate

from app.api.schemas.answer_fields import (
    Answer,
    AuthorSchema,
    a_number,
    a_text,
    a_time,
    an_author,
    an_id,
    one_of,
    reactions,
    some_texts,
)

STATES = ("present", "deleted", "hidden", "removed", "redacted", "erased")

SCHEDULED_STATES = ("scheduled", "failed")

METHODS = ("registration", "password", "unknown")

ROLES = ("member", "moderator", "administrator")

CHANGES = (
    *("post.published", "post.edited", "post.reverted", "post.version_redacted", "post.deleted", "post.restored"),
    *("comment.added", "comment.edited", "comment.deleted", "comment.restored"),
)

KINDS = (
    *CHANGES,
    *("post.scheduled", "post.schedule_cancelled", "post.schedule_failed"),
    *("user.registered", "user.renamed", "user.profile_changed", "user.password_changed"),
    *("session.started", "session.ended"),
)

PROFILE_FIELDS = ("display_name", "bio", "language")


class ReceiptSchema(Answer):
    id = an_id()
    version = a_number()
    position = a_number()
    token = a_text()


class PostSummarySchema(Answer):
    id = an_id()
    slug = a_text()
    title = a_text()
    excerpt = a_text()
    author = an_author(allow_none=True)
    tags = some_texts()
    language = a_text()
    published_at = a_time()
    edited_at = a_time(allow_none=True)
    version = a_number()
    comment_count = a_number()
    reactions = reactions()
    state = one_of(STATES)
    state_by = fields.Nested(AuthorSchema, allow_none=True)
    state_at = fields.String(metadata={"format": "date-time"})
    state_reason = fields.String(allow_none=True)


class ReactedSchema(Answer):
    reactions = some_texts()


class PostAbilitiesSchema(Answer):
    edit = fields.Boolean()
    revert = fields.Boolean()
    redact = fields.Boolean()
    delete = fields.Boolean()
    restore = fields.Boolean()
    react = fields.Boolean()
    comment = fields.Boolean()


class PostSchema(PostSummarySchema):
    author = an_author()
    body = a_text()
    html = a_text()
    can = fields.Nested(PostAbilitiesSchema, required=True)
    my = fields.Nested(ReactedSchema)


class CommentAbilitiesSchema(Answer):
    edit = fields.Boolean()
    delete = fields.Boolean()
    restore = fields.Boolean()
    react = fields.Boolean()
    reply = fields.Boolean()


class CommentSchema(Answer):
    id = an_id()
    post_id = an_id()
    parent_id = an_id(allow_none=True)
    depth = a_number()
    author = fields.Nested(AuthorSchema)
    language = fields.String()
    version = a_number()
    answers_version = a_number(allow_none=True)
    published_at = a_time()
    edited_at = a_time(allow_none=True)
    html = fields.String()
    reactions = reactions()
    reply_count = a_number()
    state = one_of(STATES)
    state_by = fields.Nested(AuthorSchema, allow_none=True)
    state_at = fields.String(metadata={"format": "date-time"})
    state_reason = fields.String(allow_none=True)
    can = fields.Nested(CommentAbilitiesSchema, required=True)
    my = fields.Nested(ReactedSchema)


class PostPlaceSchema(Answer):
    id = an_id()
    slug = a_text()
    title = a_text()


class ThreadPlaceSchema(Answer):
    sort = a_text()
    after = a_text(allow_none=True)


class UserCommentSchema(CommentSchema):
    post = fields.Nested(PostPlaceSchema, required=True)


class CommentDetailSchema(UserCommentSchema):
    body = a_text()
    place = fields.Nested(ThreadPlaceSchema, required=True)


class VersionSchema(Answer):
    version = a_number()
    title = a_text(allow_none=True)
    at = a_time()
    author = an_author()
    reason = a_text(allow_none=True)
    group = a_number()
    words_added = a_number(allow_none=True)
    words_removed = a_number(allow_none=True)
    reverts_to = a_number(allow_none=True)
    state = one_of(STATES)
    state_by = fields.Nested(AuthorSchema, allow_none=True)
    state_at = fields.String(metadata={"format": "date-time"})
    state_reason = fields.String(allow_none=True)


class VersionTextSchema(VersionSchema):
    title = a_text()
    body = a_text()
    html = a_text()
    tags = some_texts()
    language = a_text()


class SegmentSchema(Answer):
    op = one_of(("same", "added", "removed"))
    text = a_text()


class BlockSchema(Answer):
    changed = fields.Boolean(required=True)
    segments = fields.List(fields.Nested(SegmentSchema), required=True)


class TagChangesSchema(Answer):
    added = some_texts()
    removed = some_texts()


class DiffAnswerSchema(Answer):
    from_ = fields.Nested(VersionSchema, required=True, data_key="from")
    to = fields.Nested(VersionSchema, required=True)
    title = fields.List(fields.Nested(SegmentSchema), required=True)
    body = fields.List(fields.Nested(BlockSchema), required=True)
    tags = fields.Nested(TagChangesSchema, required=True)


class MarkParametersSchema(Answer):
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


class ScheduledPostSchema(Answer):
    id = an_id()
    title = a_text()
    publish_at = a_time()
    tags = some_texts()
    language = a_text()
    state = one_of(SCHEDULED_STATES)
    why = a_text(allow_none=True)


class ScheduledTextSchema(ScheduledPostSchema):
    body = a_text()


class MarkSchema(Answer):
    position = a_number()
    kind = one_of(KINDS)
    actor = an_author(allow_none=True)
    at = a_time()
    reason = a_text(allow_none=True)
    cause = a_text(allow_none=True)
    parameters = fields.Nested(MarkParametersSchema, required=True)


class UserSchema(AuthorSchema):
    bio = a_text()
    language = a_text()
    role = one_of(ROLES)
    joined_at = a_time()
    post_count = a_number()


class TagSchema(Answer):
    tag = a_text()
    post_count = a_number()


class MeAbilitiesSchema(Answer):
    publish = fields.Boolean(required=True)


class MeSchema(AuthorSchema):
    role = one_of(ROLES)
    language = a_text()
    can = fields.Nested(MeAbilitiesSchema, required=True)


class SessionSchema(Answer):
    id = an_id()
    started_at = a_time()
    ends_at = a_time()
    method = one_of(METHODS)
    current = fields.Boolean(required=True)


class PreviewAnswerSchema(Answer):
    html = a_text()


class ProblemSchema(Answer):
    type = a_text()
    title = a_text()
    status = a_number()
    code = a_text()
    detail = a_text()
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.Dict()))
    actual_version = fields.Integer()
    version = fields.Integer()
    state = fields.String(validate=validate.OneOf(STATES))
    state_by = fields.Nested(AuthorSchema, allow_none=True)
    state_at = fields.String(metadata={"format": "date-time"})
    state_reason = fields.String(allow_none=True)


class OutcomeSchema(Answer):
    command_id = an_id()
    status = one_of(("pending", "done", "refused"))
    receipt = fields.Nested(ReceiptSchema)
    problem = fields.Nested(ProblemSchema)
