"""What the edge reads from requests: tokens, cookies, where they come from."""

import pytest
from flask import Request
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder

from app.api.edge import SessionCookie, Token, is_from_this_machine, refuse_other_sites
from app.api.errors import RequestRefused

COOKIE = "a-session.a-secret.abc123-7"


def request(headers: dict[str, str] | None = None, *, address: str = "127.0.0.1", scheme: str = "http") -> Request:
    builder = EnvironBuilder(
        base_url=f"{scheme}://board.example", headers=Headers(headers or {}), environ_overrides={"REMOTE_ADDR": address}
    )
    return Request(builder.get_environ())


def refuse(headers: dict[str, str]) -> None:
    with pytest.raises(RequestRefused) as refusal:
        refuse_other_sites(request(headers))

    assert (refusal.value.status, refusal.value.code) == (403, "request.cross_site")


def test_a_token_reads_as_it_was_written() -> None:
    assert Token.parse(str(Token("abc123", 42))) == Token("abc123", 42)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "abc",
        "abc-",
        "-7",
        "abc--7",
        "abc-+7",
        "abc-7.0",
        "abc-٣",
        "ä-7",
        "a b-7",
        "a-b-7",
        "abc-7 ",
        "abc-" + "9" * 19,
    ],
)
def test_what_is_no_token_reads_as_none(text: str) -> None:
    assert Token.parse(text) is None


def test_a_token_of_hostile_length_reads_as_none() -> None:
    assert Token.parse("a" * 100_000 + "-7") is None


def test_a_session_cookie_reads_as_id_secret_and_token() -> None:
    cookie = SessionCookie.of(request({"Cookie": f"hindsight-session={COOKIE}"}))

    assert cookie == SessionCookie("a-session", "a-secret", Token("abc123", 7))
    assert "a-secret" not in repr(cookie)


@pytest.mark.parametrize(
    "value", ["", "a", "a.b", "a.b.c", "a.b.c-1.d", "ä.b.c-1", '"a.b.c-1', "a.b.c-x", "..", "..c-"]
)
def test_a_garbled_session_cookie_is_none(value: str) -> None:
    assert SessionCookie.of(request({"Cookie": f"hindsight-session={value}"})) is None


def test_a_secure_request_takes_only_the_cookie_bound_to_its_host() -> None:
    plain = request({"Cookie": f"hindsight-session={COOKIE}"}, scheme="https")
    bound = request({"Cookie": f"__Host-hindsight-session={COOKIE}"}, scheme="https")

    assert SessionCookie.of(plain) is None
    assert SessionCookie.of(bound) is not None


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "anything"])
def test_a_browser_that_names_another_site_is_refused(site: str) -> None:
    refuse({"Sec-Fetch-Site": site})


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_browser_that_names_this_site_is_let_in(site: str) -> None:
    refuse_other_sites(request({"Sec-Fetch-Site": site, "Origin": "https://elsewhere.example"}))


@pytest.mark.parametrize(
    "origin",
    [
        "https://elsewhere.example",
        "null",
        "https://board.example",
        "http://board.example:81",
        "http://board.example.evil",
    ],
)
def test_an_origin_that_is_not_this_one_is_refused(origin: str) -> None:
    refuse({"Origin": origin})


def test_a_request_of_this_origin_or_of_a_program_is_let_in() -> None:
    refuse_other_sites(request({"Origin": "http://board.example"}))
    refuse_other_sites(request({}))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_a_loopback_address_is_this_machine(address: str) -> None:
    assert is_from_this_machine(request(address=address))


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "", "localhost", "unix:"])
def test_another_address_is_another_machine(address: str) -> None:
    assert not is_from_this_machine(request(address=address))


@pytest.mark.parametrize(
    "name", ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"]
)
def test_a_forwarded_request_is_never_from_this_machine(name: str) -> None:
    assert not is_from_this_machine(request({name: "127.0.0.1"}))
