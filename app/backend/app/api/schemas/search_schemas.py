"""The shapes of searching: what is looked for, and what a hit tells."""

from marshmallow import fields

from app.api.schemas.answer_fields import Answer, a_text, a_time, an_author, an_id, one_of, some_texts
from app.api.schemas.fields import Choice, Text
from app.api.schemas.query_schemas import PageSchema
from app.domain.models.value_objects import Tags, Username

LONGEST = 200
KINDS = ("posts", "comments")


class SearchSchema(PageSchema):
    q = Text(required=True, limit=LONGEST)
    kind = Choice(KINDS)
    tag = Text(limit=Tags.LIMIT)
    author = Text(limit=Username.LIMIT)


class MarkedSegmentSchema(Answer):
    text = a_text()
    mark = fields.Boolean(required=True)


class HitPostSchema(Answer):
    id = an_id()
    slug = a_text()
    title = a_text()
    language = a_text()


class HitSchema(Answer):
    kind = one_of(KINDS)
    id = an_id()
    post = fields.Nested(HitPostSchema, required=True)
    author = an_author()
    published_at = a_time()
    language = a_text()
    title = fields.List(fields.Nested(MarkedSegmentSchema), required=True)
    snippet = fields.List(fields.Nested(MarkedSegmentSchema), required=True)
    tags = some_texts()
