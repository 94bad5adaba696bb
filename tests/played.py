"""A server on this machine that plays Crossref and PubMed, and the answers it gives, written in their formats."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

from cranio_evidence.lookup import Service

ANSWERS = Path(__file__).parent / "answers"
DOI, PMID = "10.1097/ajp.0000000000000290", "26340656"
_WORK: dict[str, Any] = json.loads((ANSWERS / "crossref.json").read_text(encoding="utf-8"))
XML = (ANSWERS / "pubmed.xml").read_text(encoding="utf-8")


class Answer(NamedTuple):
    """What the server says. ``short``: bytes it promises and does not send; ``silent``: it says nothing for 2 s."""

    body: bytes = b""
    code: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    short: int = 0
    silent: bool = False
    hang_up: bool = False


class Played:
    """The server: what it answers in turn (the last again and again), and what it was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.waits: list[float] = []
        self.over = Event()
        self.now = 0.0
        self.base = ""

    def __call__(self, *answers: Answer | bytes | dict[str, Any]) -> None:
        """What to answer from now on."""
        self.answers = [made(one) for one in answers]

    def next(self) -> Answer:
        """The answer whose turn it is."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def sleep(self, seconds: float) -> None:
        """To wait is to remember it, and to move the clock."""
        self.waits.append(seconds)
        self.now += seconds

    def service(self, **changed: Any) -> Service:
        """A service that is this server, with waits that take no time."""
        bounds: dict[str, Any] = {"timeout": 5.0, "sleep": self.sleep, "clock": lambda: self.now} | changed
        return Service(self.base, self.base)._replace(**bounds)


def made(answer: Answer | bytes | dict[str, Any]) -> Answer:
    """An answer from its bytes, or from a message of Crossref."""
    if isinstance(answer, dict):
        answer = json.dumps(_WORK | {"message": answer}).encode("utf-8")
    return Answer(answer) if isinstance(answer, bytes) else answer


def message(**changed: Any) -> dict[str, Any]:
    """Crossref's message, with fields changed (``_`` for ``-``); a field that becomes null is left out."""
    whole: dict[str, Any] = deepcopy(_WORK["message"])
    whole.update({name.replace("_", "-"): value for name, value in changed.items()})
    return {name: value for name, value in whole.items() if value is not None}


@contextmanager
def playing() -> Iterator[Played]:
    """The server, on a port of its own, until the end of the block."""
    played = Played()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            played.asked.append((self.path, dict(self.headers)))
            answer = played.next()
            if answer.hang_up or (answer.silent and played.over.wait(2)):
                self.close_connection = True
                return
            self.send_response(answer.code)
            for name, value in answer.headers:
                self.send_header(name, value.replace("BASE", played.base))
            self.send_header("Content-Length", str(len(answer.body) + answer.short))
            self.end_headers()
            try:
                self.wfile.write(answer.body)
            except OSError:  # the other side had enough
                return

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    played.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield played
    finally:
        played.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
