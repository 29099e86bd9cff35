"""The shapes of questions: what may stand behind the ``?``, and what the preview takes."""

from app.api.schemas.fields import AsOf, Choice, Number, StrictSchema, Text
from app.domain.models.value_objects import Body, Tags, Username

CURSOR_LIMIT = 200


class NoParametersSchema(StrictSchema):
    pass


class PageSchema(StrictSchema):
    after = Text(limit=CURSOR_LIMIT)
    limit = Number(most=100, in_query=True)


class AsOfSchema(StrictSchema):
    as_of = AsOf()


class PageAsOfSchema(PageSchema, AsOfSchema):
    pass


class ListPostsSchema(PageAsOfSchema):
    sort = Choice(("new", "active", "top"))
    tag = Text(limit=Tags.LIMIT)
    author = Text(limit=Username.LIMIT)


class ListCommentsSchema(PageAsOfSchema):
    sort = Choice(("old", "new", "top"))


class DaysSchema(StrictSchema):
    days = Number(most=366, in_query=True)


class DiffSchema(StrictSchema):
    from_version = Number(required=True, in_query=True, data_key="from")
    to_version = Number(required=True, in_query=True, data_key="to")


class ChangesSchema(StrictSchema):
    topics = Text(limit=2_000)
    after = Text(limit=CURSOR_LIMIT)


class PreviewTextSchema(StrictSchema):
    body = Text(required=True, limit=Body.LIMIT)
