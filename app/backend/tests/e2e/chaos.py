"""Many windows at work while the server is killed, ended and started again at moments of chance."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

from sqlalchemy import text

from app.infrastructure.database.engines import open_engine
from tests.e2e.clients import Client, OutcomeUnknown
from tests.e2e.ledger import Ledger
from tests.e2e.servers import Server, wait_until
from tests.e2e.windows import Account, Window

COUNT = text("SELECT count(*) FROM events WHERE :type IN ('', type)")


@dataclass(frozen=True, slots=True)
class Chaos:
    """So many orders from so many windows, two of each person; ``seed`` decides what they do and who dies when."""

    server: Server
    seed: str
    orders: int
    windows: int

    def run(self, troubles: Sequence[Callable[[], object]]) -> Ledger:
        """The ledger of all that was ordered, each order settled, the server at rest again."""
        ledger = Ledger()
        self.server.start()
        windows = self._open_windows(ledger)
        with ThreadPoolExecutor(self.windows) as pool:
            working = [pool.submit(self._work, window, ledger) for window in windows]
            self._trouble(ledger, troubles)
            for each in working:
                each.result()
        self.settle(ledger)
        return ledger

    def settle(self, ledger: Ledger) -> None:
        """Wait until every erasure is carried out and the views show all of it."""
        wait_until(lambda: self._count("post.version_redacted") == self._count("keys.destroyed"), "all is erased")
        epoch = ledger.newest().rpartition("-")[0]
        wait_until(lambda: self._are_fresh(f"{epoch}-{self._count('')}"), "the views have caught up")

    def _open_windows(self, ledger: Ledger) -> list[Window]:
        accounts = [Account(f"writer-{number}") for number in range(self.windows // 2)]
        opened: list[Window] = []
        for number in range(self.windows):
            account = accounts[number // 2]
            window = Window(Client(self.server), ledger, Random(f"{self.seed} {number}"), account, accounts)
            if number % 2:
                window.client.cookie = opened[-1].client.cookie
            else:
                window.register()
            opened.append(window)
        return opened

    def _work(self, window: Window, ledger: Ledger) -> None:
        while len(ledger.entries) < self.orders:
            window.act()

    def _trouble(self, ledger: Ledger, troubles: Sequence[Callable[[], object]]) -> None:
        chance = Random(self.seed)
        moments = sorted(chance.sample(range(self.windows, self.orders - 100), len(troubles)))
        for moment, trouble in zip(moments, chance.sample(troubles, len(troubles)), strict=True):
            ledger.wait_for(moment)
            threading.Event().wait(chance.random() * 0.02)
            trouble()
            self.server.start()

    def _count(self, type_name: str) -> int:
        """The events of that type, or all, as they are stored."""
        engine = open_engine(self.server.place.command_url, durable=True)
        with engine.connect() as connection:
            found = connection.execute(COUNT, {"type": type_name}).scalar_one()
        engine.dispose()
        return int(found)

    def _are_fresh(self, token: str) -> bool:
        try:
            answer = Client(self.server).request("GET", "/api/query/posts", Hindsight_Min_Position=token)
        except OutcomeUnknown:
            return False
        return answer["stale"] is False
