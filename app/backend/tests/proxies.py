"""The way to a server, which a test can cut, freeze and restore."""

import selectors
import socket
import threading
from contextlib import suppress


class Proxy:
    """Listens on a port of its own and passes bytes both ways."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._lock = threading.Lock()
        self._is_frozen = self._is_closed = False
        self._listener = self._listen(0)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def cut(self) -> None:
        """End all connections and take no new ones."""
        with self._lock:
            self._selector.unregister(self._listener)
            self._listener.close()
            for end in list(self._pairs):
                self._drop(end)

    def freeze(self) -> None:
        """Keep all connections and pass nothing on."""
        self._is_frozen = True

    def restore(self) -> None:
        with self._lock:
            self._is_frozen = False
            if self._listener.fileno() == -1:
                self._listener = self._listen(self.port)

    def close(self) -> None:
        self._is_closed = True
        self._thread.join()
        with self._lock:
            for end in [*self._pairs, self._listener]:
                end.close()
            self._selector.close()

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port))
        self._selector.register(listener, selectors.EVENT_READ)
        return listener

    def _run(self) -> None:
        while not self._is_closed:
            if self._is_frozen:
                threading.Event().wait(0.01)
                continue
            for key, _ in self._selector.select(0.01):
                with self._lock:
                    assert isinstance(key.fileobj, socket.socket)
                    self._pass_on(key.fileobj)

    def _pass_on(self, end: socket.socket) -> None:
        if end is self._listener:
            with suppress(OSError):  # it was cut since it was selected, or nobody listens there
                self._take_on(end.accept()[0])
        elif end in self._pairs:
            try:
                data = end.recv(65_536)
                self._pairs[end].sendall(data)
            except OSError:
                data = b""
            if not data:
                self._drop(end)

    def _take_on(self, one: socket.socket) -> None:
        try:
            other = socket.create_connection(self._target)
        except OSError:
            one.close()
            raise
        self._pairs |= {one: other, other: one}
        for each in (one, other):
            self._selector.register(each, selectors.EVENT_READ)

    def _drop(self, end: socket.socket) -> None:
        if other := self._pairs.pop(end, None):
            self._pairs.pop(other)
            for each in (end, other):
                with suppress(KeyError):
                    self._selector.unregister(each)
                each.close()
