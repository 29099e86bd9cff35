"""What the values that people type must mean."""

import pytest

from app.domain.errors import Invalid
from app.domain.models.value_objects import DisplayName, Email, Language, PostText, Tags, Username

POST = {"title": "A title", "body": "A body", "language": "en"}


@pytest.mark.parametrize("name", ["ada", "Ада", "艾達拉", "a_b-c", "123", "x" * 30, "é" * 3])
def test_a_user_name_is_made_of_letters_digits_and_two_marks(name: str) -> None:
    assert Username(name).text == name


@pytest.mark.parametrize(
    "name", ["", "ab", "x" * 31, "a b", "a.b", "ada!", "a/b", "ad\x00a", "ada\n", "ad\u200ba", "🙂🙂🙂"]
)
def test_a_user_name_of_other_length_or_signs_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        Username(name)

    assert refusal.value.fields == {"username": [{"code": "invalid"}]}


@pytest.mark.parametrize("address", ["ada@example.org", "a+b@sub.example.org", "ada@localhost", "ада@пример.рф"])
def test_an_address_has_a_name_and_a_place(address: str) -> None:
    assert Email(address).text == address


@pytest.mark.parametrize("address", ["", "ada", "@example.org", "ada@", "a b@example.org", "a@b@c", "a@b..c", "a@.b"])
def test_an_address_that_cannot_be_one_is_refused(address: str) -> None:
    with pytest.raises(Invalid):
        Email(address)


def test_an_address_of_hostile_length_is_refused_at_once() -> None:
    with pytest.raises(Invalid):
        Email("a@" + "a." * 100_000)


@pytest.mark.parametrize("name", ["", " ", "\t\n"])
def test_a_display_name_shows_something(name: str) -> None:
    with pytest.raises(Invalid):
        DisplayName(name)


@pytest.mark.parametrize("tag", ["en", "de-CH", "zh-Hant-TW", "x" * 8])
def test_a_language_is_told_by_its_tag(tag: str) -> None:
    assert Language(tag).text == tag


@pytest.mark.parametrize("tag", ["", "e", "en_US", "x" * 9, "en-", "-en", "en" + "-abcdefgh" * 5, "en\n"])
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    with pytest.raises(Invalid):
        Language(tag)


def test_tags_are_folded_and_each_stands_once_in_the_order_given() -> None:
    assert Tags.parse((" Straße ", "ＡＢＣ", "abc", "STRASSE", "c-3")) == ("strasse", "abc", "c-3")


@pytest.mark.parametrize("tag", ["", " ", "a b", "c++", "x" * 31, "a_b", "a/b", "\x00"])
def test_a_tag_of_other_length_or_signs_is_refused(tag: str) -> None:
    with pytest.raises(Invalid) as refusal:
        Tags.parse(("fine", tag))

    assert refusal.value.fields == {"tags": [{"code": "invalid"}]}


def test_a_post_bears_eight_tags_at_most() -> None:
    eight = tuple(f"tag-{number}" for number in range(8))

    assert Tags.parse((*eight, "TAG-0")) == eight
    with pytest.raises(Invalid) as refusal:
        Tags.parse((*eight, "ninth"))
    assert refusal.value.fields == {"tags": [{"code": "too_many", "limit": 8}]}


def test_a_title_stands_on_one_line_and_a_body_without_blank_lines_around() -> None:
    text = PostText.parse(title="  A \n title ", body="\n\n    code\n\r\n", tags=("A",), language="en")

    assert text == PostText("A title", "    code", ("a",), "en")


@pytest.mark.parametrize("field", ["title", "body"])
def test_a_post_without_title_or_body_is_refused(field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        PostText.parse(**{**POST, field: " \n\t "}, tags=())

    assert refusal.value.fields == {field: [{"code": "required"}]}
