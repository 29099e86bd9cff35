"""Pictures made of ids."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from app.infrastructure.serializers.avatar_renderer import avatar
from tests.facts import ADA_ID, MALLORY_ID


def test_one_id_always_has_the_same_picture_and_another_one_another() -> None:
    assert avatar(ADA_ID) == avatar(ADA_ID)
    assert avatar(ADA_ID) != avatar(MALLORY_ID)


@given(st.uuids().map(str))
def test_a_picture_is_small_and_holds_shapes_only(id: str) -> None:
    picture = avatar(id)
    tags = [element.tag.rpartition("}")[2] for element in ElementTree.fromstring(picture).iter()]

    assert tags == ["svg", "path", "path"]
    assert len(picture) < 600
    assert id not in picture
