"""The shapes of answers about the system itself."""

from app.api.schemas.answer_fields import Answer, a_number, a_text, an_id, one_of


class ViewSchema(Answer):
    view = a_text()
    number = a_number()
    version = a_number()
    state = one_of(("serving", "building", "kept"))
    position = a_number()
    compared = a_text(allow_none=True)
    parked = a_number()


class ParkedSchema(Answer):
    view = a_text()
    stream_id = an_id()
    first = a_number(data_key="from")
    last = a_number(data_key="to")
    events = a_number()
    type = a_text()
    error = a_text()
