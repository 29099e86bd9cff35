"""``GET /api/command/receipts/<command_id>``: what became of a command that was taken on."""

from dataclasses import dataclass
from uuid import UUID

import orjson
from flask import Blueprint, Response, request, url_for

from app.api.command_edge import Authenticate, authenticated
from app.api.edge import Token
from app.api.errors import RequestRefused
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.event_store.deferred_commands import PENDING, Deferred
from app.infrastructure.message_bus.command_queue import CommandQueue

RETRY_SECONDS = "1"


def receipt_members(receipt: Receipt, epoch: str) -> dict[str, object]:
    """A receipt as clients read it."""
    token = Token(epoch, receipt.position)
    return {"id": receipt.id, "version": receipt.version, "position": receipt.position, "token": str(token)}


@dataclass(frozen=True, slots=True)
class ReceiptApi:
    """Answers whoever gave a command, and nobody else."""

    queue: CommandQueue
    authenticate: Authenticate
    epoch: str

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("receipts", __name__, url_prefix="/api/command/receipts")
        blueprint.add_url_rule("/<uuid:command_id>", "receipt", self._receipt)
        return blueprint

    def accepted(self, deferred: Deferred) -> Response:
        """The answer to a command that was taken on: where its receipt is."""
        response = self._answer(deferred, status=202)
        response.headers["Location"] = url_for("receipts.receipt", command_id=deferred.command_id)
        response.headers["Preference-Applied"] = "respond-async"
        return response

    def _receipt(self, command_id: UUID) -> Response:
        deferred = self.queue.find(str(command_id), authenticated(request, self.authenticate))
        if deferred is None:
            raise RequestRefused(404, "receipt.not_found", "No such command of yours was taken on.")
        return self._answer(deferred, status=200)

    def _answer(self, deferred: Deferred, *, status: int) -> Response:
        members: dict[str, object] = {"command_id": deferred.command_id, "status": deferred.state}
        if deferred.receipt:
            members["receipt"] = receipt_members(deferred.receipt, self.epoch)
        if deferred.problem:
            members["problem"] = orjson.Fragment(deferred.problem)
        response = Response(orjson.dumps(members), status, content_type="application/json")
        response.headers["Cache-Control"] = "no-store"
        if deferred.state == PENDING:
            response.headers["Retry-After"] = RETRY_SECONDS
        return response
