"""How is a public service asked, politely and within bounds?"""

import math
import time
from collections.abc import Callable
from email.message import Message
from typing import IO, Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from cranio_evidence import __version__
from cranio_evidence.faults import RefusedError
from cranio_evidence.vocabulary import Text

CROSSREF = "https://api.crossref.org"
PUBMED = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"

_FIRST_WAIT = 0.5  # seconds; doubled each time
_LONGEST_WAIT = 30.0  # seconds that a service may ask us to wait
_PIECE = 65536  # bytes
_UNKNOWN = frozenset([400, 404, 410])  # what was asked is not there
_LATER = frozenset([408, 425, 429, 500, 502, 503, 504])  # ask again


class Service(NamedTuple):
    """Where to ask, and within which bounds.

    ``crossref``, ``pubmed``: base addresses without a slash at the end. ``mailto``: an e-mail address of the user, sent
    along so that a service can write to them; empty: nothing is sent. ``timeout``: seconds without a byte;
    ``patience``: seconds for a whole answer; ``tries``: how often the same is asked at the most; ``most``: bytes of an
    answer; ``pause``: seconds from one question to the next. ``sleep``: how to wait; ``clock``: the time in seconds.
    """

    crossref: str = CROSSREF
    pubmed: str = PUBMED
    mailto: str = ""
    timeout: float = 15.0
    patience: float = 60.0
    tries: int = 4
    most: int = 8 * 1024 * 1024
    pause: float = 0.35
    sleep: Callable[[float], object] = time.sleep
    clock: Callable[[], float] = time.monotonic


class UnansweredError(RefusedError):
    """The service was not reached, or did not answer as it should: nothing was learnt of what was asked."""


def unanswered(nl: str, en: str) -> UnansweredError:
    """A question without an answer, from its two sentences."""
    return UnansweredError(Text(nl, en))


class _AgainError(Exception):
    """It went wrong in a way that may pass. ``after``: seconds to wait, if the service said so."""

    def __init__(self, why: UnansweredError, after: float | None = None) -> None:
        super().__init__()
        self.why = why
        self.after = after


def ask(name: str, url: str, accept: str, service: Service) -> bytes | None:
    """The bytes of the answer, or null where the service says that there is no such thing.

    ``name``: what users call the service; ``accept``: the media type that is asked for. What may pass (too many
    requests, a fault on their side, a broken connection) is asked again after a while. Raises ``UnansweredError``.
    """
    attempt = 1
    while True:
        try:
            return _once(name, url, accept, service)
        except _AgainError as again:
            wait = _FIRST_WAIT * 2 ** (attempt - 1) if again.after is None else again.after
            if wait > _LONGEST_WAIT:
                minutes = math.ceil(wait / 60)
                raise unanswered(
                    f"{name} heeft het druk: probeer het over {minutes} minuten opnieuw.",
                    f"{name} is busy: try again in {minutes} minutes.",
                ) from again
            if attempt >= service.tries:
                raise again.why from again
            service.sleep(wait)
            attempt += 1


def _once(name: str, url: str, accept: str, service: Service) -> bytes | None:
    from http.client import HTTPException  # noqa: PLC0415 - loaded only when something is looked up
    from ssl import SSLCertVerificationError  # noqa: PLC0415

    headers = {"User-Agent": user_agent(service), "Accept": accept}
    request = Request(url, headers=headers)  # noqa: S310 - base addresses are http(s), see config
    try:
        return _read(name, request, service)
    except HTTPError as error:
        with error:
            if error.code in _UNKNOWN:
                return None
            raise _fault(name, error) from error
    except (OSError, HTTPException) as error:  # a URLError is an OSError
        cause = error.reason if isinstance(error, URLError) else error
        if isinstance(cause, SSLCertVerificationError):
            raise unanswered(
                f"De beveiligde verbinding met {name} is niet te vertrouwen: kijk of de klok van de computer goed "
                "staat, en vraag anders wie het netwerk beheert.",
                f"The secure connection to {name} cannot be trusted: see whether the computer's clock is right, "
                "else ask whoever runs the network.",
            ) from error
        raise _AgainError(_no_connection(name)) from error
    except ValueError as error:  # sent on to what is no address
        raise unreadable(name) from error


def user_agent(service: Service) -> str:
    """What this program calls itself."""
    contact = f" (mailto:{service.mailto})" if service.mailto else ""
    return f"cranio-evidence/{__version__}{contact}"


def _read(name: str, request: Request, service: Service) -> bytes:
    end = service.clock() + service.patience
    whole = bytearray()
    with _opener().open(request, timeout=service.timeout) as answer:
        while piece := answer.read1(_PIECE):
            whole += piece
            if len(whole) > service.most:
                raise unanswered(
                    f"{name} stuurt veel meer dan bij één artikel hoort; er is niets overgenomen. Probeer het later.",
                    f"{name} sends far more than belongs to one article; nothing was taken. Try again later.",
                )
            if service.clock() > end:
                raise _AgainError(_no_connection(name))
        if answer.length:  # bytes that were promised and did not come
            raise _AgainError(_no_connection(name))
    return bytes(whole)


def _fault(name: str, error: HTTPError) -> Exception:
    """What an answer with a fault means."""
    if error.code in _LATER:
        busy = unanswered(
            f"{name} heeft het druk of ligt eruit: probeer het later opnieuw.",
            f"{name} is busy or down: try again later.",
        )
        return _AgainError(busy, _retry_after(error.headers))
    return unanswered(
        f"{name} antwoordt met een fout ({error.code}): probeer het later, of kijk naar het adres in de instellingen.",
        f"{name} answers with a fault ({error.code}): try again later, or look at the address in the settings.",
    )


def _retry_after(headers: Message | None) -> float | None:
    """For how many seconds a service asks us to wait; null where it does not say."""
    from datetime import UTC, datetime  # noqa: PLC0415 - loaded only when a service is busy
    from email.utils import parsedate_to_datetime  # noqa: PLC0415

    said = (headers.get("Retry-After") or "").strip() if headers is not None else ""
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _no_connection(name: str) -> UnansweredError:
    return unanswered(
        f"Er is geen verbinding met {name}: kijk of u online bent en probeer het opnieuw.",
        f"{name} cannot be reached: see whether you are online and try again.",
    )


class _Redirects(HTTPRedirectHandler):
    """Follows to the web only, and never from a secure address to one that is not."""

    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """The next request, or null where it may not be followed."""
        scheme = urlsplit(newurl).scheme
        if scheme == "https" or (scheme == "http" and req.type == "http"):
            return super().redirect_request(req, fp, code, msg, headers, newurl)
        return None


def _opener() -> OpenerDirector:
    """Speaks http and https and nothing else: no files, no ftp. Certificates are checked, as Python does by default."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(), HTTPHandler(), HTTPSHandler(), HTTPDefaultErrorHandler(), _Redirects(), HTTPErrorProcessor(),
        UnknownHandler(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


def web_page(name: str) -> RefusedError:
    """A web page came where data were asked for: a hotel's or hospital's sign-in page, or a blocked address."""
    return unanswered(
        f"In plaats van {name} antwoordt een webpagina: meld u eerst aan op dit netwerk, of probeer het later.",
        f"A web page answers instead of {name}: sign in to this network first, or try again later.",
    )


def unreadable(name: str) -> UnansweredError:
    """The answer breaks off, or is not what the service should give."""
    return unanswered(
        f"Het antwoord van {name} is niet te lezen; er is niets overgenomen. Probeer het later opnieuw.",
        f"The answer of {name} cannot be read; nothing was taken. Try again later.",
    )
