"""``POST /api/command/<name>``: a table of routes over one function."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import orjson
from flask import Blueprint, Request, Response, request

from app.api.command_edge import (
    Additions,
    add_id,
    add_new_session,
    add_this_session,
    authenticated,
    idempotency_key,
    prefers_async,
)
from app.api.edge import SessionCookie, Token, forget_session, new_id, now, refuse_other_sites
from app.api.errors import RequestRefused
from app.api.json_body import json_object
from app.api.rate_limits import RateLimits
from app.api.receipt_api import ReceiptApi, receipt_members
from app.api.requests import CORRELATION
from app.api.schemas.auth_schemas import (
    ChangePasswordSchema,
    LogInSchema,
    LogOutSchema,
    RegisterSchema,
    RevokeSessionSchema,
)
from app.api.schemas.comment_schemas import (
    AddCommentSchema,
    DeleteCommentSchema,
    EditCommentSchema,
    RestoreCommentSchema,
)
from app.api.schemas.fields import StrictSchema
from app.api.schemas.post_schemas import (
    DeletePostSchema,
    EditPostSchema,
    PublishPostSchema,
    RedactVersionSchema,
    RestorePostSchema,
    RevertPostSchema,
)
from app.api.schemas.process_schemas import RetryProcessSchema
from app.api.schemas.reaction_schemas import ReactSchema, WithdrawReactionSchema
from app.api.schemas.schedule_schemas import CancelScheduledPostSchema, SchedulePostSchema
from app.api.schemas.user_schemas import ChangeProfileSchema, RenameUserSchema
from app.api.schemas.view_schemas import DiscardParkedSchema, RebuildViewSchema, RetryParkedSchema
from app.command.commands.auth_commands import ChangePassword, LogIn, LogOut, Register, RevokeSession
from app.command.commands.comment_commands import AddComment, DeleteComment, EditComment, RestoreComment
from app.command.commands.post_commands import DeletePost, EditPost, PublishPost, RedactVersion, RestorePost, RevertPost
from app.command.commands.process_commands import RetryProcess
from app.command.commands.reaction_commands import React, WithdrawReaction
from app.command.commands.schedule_commands import CancelScheduledPost, SchedulePost
from app.command.commands.user_commands import ChangeProfile, RenameUser
from app.command.commands.view_commands import DiscardParked, RebuildView, RetryParked
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
    ends_session: bool = False
    repeatable: bool = True
    deferrable: bool = True


ACCOUNT_ROUTES = tuple(
    replace(route, deferrable=False)
    for route in (
        Route("register", RegisterSchema, Register, add=add_new_session, for_guests=True),
        Route("log-in", LogInSchema, LogIn, add=add_new_session, for_guests=True, repeatable=False),
        Route("log-out", LogOutSchema, LogOut, add=add_this_session, ends_session=True),
        Route("revoke-session", RevokeSessionSchema, RevokeSession, ends_session=True),
        Route("change-password", ChangePasswordSchema, ChangePassword, add=add_this_session),
        Route("change-profile", ChangeProfileSchema, ChangeProfile),
        Route("rename-user", RenameUserSchema, RenameUser),
    )
)
ROUTES = (
    *ACCOUNT_ROUTES,
    Route("publish-post", PublishPostSchema, PublishPost, add=add_id),
    Route("edit-post", EditPostSchema, EditPost),
    Route("revert-post", RevertPostSchema, RevertPost),
    Route("redact-version", RedactVersionSchema, RedactVersion),
    Route("schedule-post", SchedulePostSchema, SchedulePost, add=add_id),
    Route("cancel-scheduled-post", CancelScheduledPostSchema, CancelScheduledPost),
    Route("delete-post", DeletePostSchema, DeletePost),
    Route("restore-post", RestorePostSchema, RestorePost),
    Route("add-comment", AddCommentSchema, AddComment, add=add_id),
    Route("edit-comment", EditCommentSchema, EditComment),
    Route("delete-comment", DeleteCommentSchema, DeleteComment),
    Route("restore-comment", RestoreCommentSchema, RestoreComment),
    Route("rebuild-view", RebuildViewSchema, RebuildView),
    Route("retry-parked", RetryParkedSchema, RetryParked),
    Route("discard-parked", DiscardParkedSchema, DiscardParked),
    Route("retry-process", RetryProcessSchema, RetryProcess),
    Route("react", ReactSchema, React),
    Route("withdraw-reaction", WithdrawReactionSchema, WithdrawReaction),
)
COMMANDS = tuple(route.command for route in ROUTES)


@dataclass(frozen=True, slots=True)
class CommandApi:
    """Makes a command of a request, sends it, and answers with its receipt."""

    bus: CommandBus
    receipts: ReceiptApi
    limits: RateLimits
    secret: SiteSecret
    holder: Callable[[str, str], Actor | None]

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
        body = json_object(request)
        try:
            actor = GUEST if route.for_guests else authenticated(request, self.receipts.authenticate)
        except RequestRefused as refusal:
            return self._answer_again(route, body, request, refusal)
        fields: dict[str, Any] = schema.load(body)
        self.limits.count_command(route.name, actor, fields, request)
        if route.add:
            fields |= route.add(fields, request)
        command = route.command(**fields)
        key = idempotency_key(request, route.name, actor, body, self.secret) if route.repeatable else None
        context = CommandContext(
            command_id=new_id(), actor=actor, now=now(), correlation_id=request.environ[CORRELATION], idempotency=key
        )
        if route.deferrable and prefers_async(request):
            receipt = self.bus.receipt_of(key)
            if receipt is None:
                return self.receipts.accepted(self.receipts.queue.defer(command, context))
            return self._answer(command, context, receipt, request)
        return self._answer(command, context, self.bus.send(command, context), request)

    def _answer(self, command: object, context: CommandContext, receipt: Receipt, request: Request) -> Response:
        response = self._told(receipt)
        if isinstance(command, Register | LogIn):
            position = receipt.position
            if isinstance(command, Register) and receipt.replayed:
                position = self._log_in_again(command, context)
            token = Token(self.receipts.epoch, position)
            SessionCookie(command.session_id, command.session_secret, token).send(request, response)
        if isinstance(command, LogOut):
            forget_session(request, response)
        return response

    def _answer_again(
        self, route: Route, body: dict[str, object], request: Request, refusal: RequestRefused
    ) -> Response:
        """Who repeats the order that ended their session gets its receipt; raises the refusal for all others."""
        cookie = SessionCookie.of(request)
        actor = self.holder(cookie.session_id, cookie.secret) if cookie and route.ends_session else None
        key = idempotency_key(request, route.name, actor, body, self.secret) if actor else None
        receipt = self.bus.receipt_of(key)
        if receipt is None:
            raise refusal
        response = self._told(receipt)
        forget_session(request, response)
        return response

    def _told(self, receipt: Receipt) -> Response:
        response = Response(
            orjson.dumps(receipt_members(receipt, self.receipts.epoch)), content_type="application/json"
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    def _log_in_again(self, command: Register, context: CommandContext) -> int:
        """Who repeats a registration gets its receipt and a session of its own; the position of that session."""
        session = {"session_id": command.session_id, "session_secret": command.session_secret}
        start = LogIn(login=command.username, password=command.password, **session)
        again = CommandContext(command_id=new_id(), actor=GUEST, now=context.now, correlation_id=context.correlation_id)
        return self.bus.send(start, again).position
