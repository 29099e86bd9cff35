"""``POST /api/command/<name>``: a table of routes over one function."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from flask import Blueprint, Request, Response, request

from app.api.command_edge import Additions, add_id, add_new_session, add_this_session, idempotency_key
from app.api.edge import SessionCookie, Token, forget_session, new_id, now, refuse_other_sites
from app.api.errors import RequestRefused
from app.api.json_body import json_object
from app.api.requests import CORRELATION
from app.api.schemas.auth_schemas import LogInSchema, LogOutSchema, RegisterSchema
from app.api.schemas.fields import StrictSchema
from app.api.schemas.post_schemas import (
    DeletePostSchema,
    EditPostSchema,
    PublishPostSchema,
    RestorePostSchema,
    RevertPostSchema,
)
from app.command.commands.auth_commands import LogIn, LogOut, Register, StartSession
from app.command.commands.post_commands import DeletePost, EditPost, PublishPost, RestorePost, RevertPost
from app.domain.models.actor import GUEST, Actor
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.message_bus.command_bus import CommandBus, CommandContext
from app.infrastructure.secret import SiteSecret


@dataclass(frozen=True, slots=True)
class Route:
    """A command's name in the API, its schema, and what the edge adds to it."""

    name: str
    schema: type[StrictSchema]
    command: type
    add: Additions | None = None
    for_guests: bool = False
    repeatable: bool = True


ROUTES = (
    Route("register", RegisterSchema, Register, add=add_new_session, for_guests=True),
    Route("log-in", LogInSchema, LogIn, add=add_new_session, for_guests=True, repeatable=False),
    Route("log-out", LogOutSchema, LogOut, add=add_this_session),
    Route("publish-post", PublishPostSchema, PublishPost, add=add_id),
    Route("edit-post", EditPostSchema, EditPost),
    Route("revert-post", RevertPostSchema, RevertPost),
    Route("delete-post", DeletePostSchema, DeletePost),
    Route("restore-post", RestorePostSchema, RestorePost),
)
COMMANDS = (*(route.command for route in ROUTES), StartSession)

Authenticate = Callable[[str, str, datetime], Actor | None]


@dataclass(frozen=True, slots=True)
class CommandApi:
    """Makes a command of a request, sends it, and answers with its receipt."""

    bus: CommandBus
    authenticate: Authenticate
    secret: SiteSecret
    epoch: str

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("command", __name__, url_prefix="/api/command")
        for route in ROUTES:
            blueprint.add_url_rule(f"/{route.name}", route.name, self._view(route), methods=["POST"])
        return blueprint

    def _view(self, route: Route) -> Callable[[], Response]:
        schema = route.schema()
        return lambda: self._handle(route, schema, request)

    def _handle(self, route: Route, schema: StrictSchema, request: Request) -> Response:
        refuse_other_sites(request)
        cookie = SessionCookie.of(request)
        body = json_object(request)
        actor = self._actor(route, cookie)
        fields: dict[str, Any] = schema.load(body)
        if route.add:
            fields |= route.add(fields, request)
        command = route.command(**fields)
        key = idempotency_key(request, route.name, actor, body, self.secret) if route.repeatable else None
        context = CommandContext(
            command_id=new_id(), actor=actor, now=now(), correlation_id=request.environ[CORRELATION], idempotency=key
        )
        return self._answer(command, context, self.bus.send(command, context), request)

    def _actor(self, route: Route, cookie: SessionCookie | None) -> Actor:
        if route.for_guests:
            return GUEST
        if cookie is None:
            raise RequestRefused(401, "session.missing", "Log in first.")
        actor = self.authenticate(cookie.session_id, cookie.secret, now())
        if actor is None:
            raise RequestRefused(401, "session.expired", "The session has ended.")
        return actor

    def _answer(self, command: object, context: CommandContext, receipt: Receipt, request: Request) -> Response:
        token = Token(self.epoch, receipt.position)
        members = {"id": receipt.id, "version": receipt.version, "position": receipt.position, "token": str(token)}
        response = Response(orjson.dumps(members), content_type="application/json")
        response.headers["Cache-Control"] = "no-store"
        if isinstance(command, Register | LogIn):
            position = self._log_in_again(command, context, receipt) if receipt.replayed else receipt.position
            session = SessionCookie(command.session_id, command.session_secret, Token(self.epoch, position))
            session.send(request, response)
        if isinstance(command, LogOut):
            forget_session(request, response)
        return response

    def _log_in_again(self, command: Register | LogIn, context: CommandContext, receipt: Receipt) -> int:
        """Who repeats a registration gets its receipt and a session of its own; the position of that session."""
        start = StartSession(user_id=receipt.id, session_id=command.session_id, session_secret=command.session_secret)
        again = CommandContext(command_id=new_id(), actor=GUEST, now=context.now, correlation_id=context.correlation_id)
        return self.bus.send(start, again).position
