"""Is a service asked politely, within bounds, and is what goes wrong told in one sentence?"""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPSHandler, Request

import pytest
from played import DOI, Answer, Played, made, message, playing

from cranio_evidence import __version__, config
from cranio_evidence.faults import RefusedError
from cranio_evidence.lookup import Service, UnansweredError, by_doi
from cranio_evidence.lookup import service as asking


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    """A server for this test alone, with no proxy before it."""
    monkeypatch.setenv("no_proxy", "*")
    with playing() as played:
        yield played


def refused(server: Played, **bounds: Any) -> str:
    """What is said, in Dutch, when nothing usable comes."""
    with pytest.raises(UnansweredError) as told:
        by_doi(DOI, server.service(**bounds))
    assert told.value.code == 2
    assert told.value.message.nl != told.value.message.en
    return told.value.message.nl


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(Answer(code=429), id="too many requests"),
        pytest.param(Answer(code=503), id="down"),
        pytest.param(Answer(hang_up=True), id="hangs up"),
        pytest.param(Answer(b'{"a', short=500), id="breaks off"),
    ],
)
def test_what_passes_is_asked_again_after_a_while(server: Played, first: Answer) -> None:
    server(first, first, message())
    assert by_doi(DOI, server.service()).doi == DOI
    assert (len(server.asked), server.waits) == (3, [0.5, 1.0])


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        pytest.param(Answer(code=500), "heeft het druk of ligt eruit", id="a fault on their side"),
        pytest.param(Answer(code=429), "heeft het druk of ligt eruit", id="too many requests"),
        pytest.param(Answer(hang_up=True), "kijk of u online bent", id="hangs up"),
        pytest.param(Answer(b"{", short=9), "kijk of u online bent", id="breaks off"),
    ],
)
def test_it_is_not_asked_for_ever(server: Played, answer: Answer, says: str) -> None:
    server(answer)
    assert says in refused(server)
    assert (len(server.asked), server.waits) == (4, [0.5, 1.0, 2.0])


@pytest.mark.parametrize("as_moment", [False, True], ids=["seconds", "a moment"])
def test_a_service_says_how_long_to_wait(server: Played, as_moment: bool) -> None:  # noqa: FBT001 - a case
    after = format_datetime(datetime.now(UTC) + timedelta(seconds=25), usegmt=True) if as_moment else "25"
    server(Answer(code=429, headers=(("Retry-After", after),)), message())
    assert by_doi(DOI, server.service()).doi == DOI
    [wait] = server.waits
    assert wait == 25 or (as_moment and 10 < wait < 25)


def test_a_moment_that_is_past_is_no_wait(server: Played) -> None:
    server(Answer(code=503, headers=(("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),)), message())
    assert by_doi(DOI, server.service()).doi == DOI
    assert server.waits == [0.0]


@pytest.mark.parametrize("after", ["soon", "", "-5"])
def test_a_wait_that_is_none_is_ours(server: Played, after: str) -> None:
    server(Answer(code=429, headers=(("Retry-After", after),)), message())
    assert by_doi(DOI, server.service()).doi == DOI
    assert server.waits == [0.5]


def test_nobody_waits_an_hour(server: Played) -> None:
    server(Answer(code=429, headers=(("Retry-After", "3600"),)))
    assert "over 60 minuten" in refused(server)
    assert (len(server.asked), server.waits) == (1, [])


def test_a_silent_service_is_given_up(server: Played) -> None:
    server(made(message())._replace(silent=True))
    assert "kijk of u online bent" in refused(server, timeout=0.05, tries=2)


def test_a_service_that_drips_is_given_up(server: Played) -> None:
    server(message())
    ticks = iter(range(1000))
    assert "kijk of u online bent" in refused(server, patience=0.5, tries=1, clock=lambda: float(next(ticks)))


def test_an_answer_too_large_is_not_read(server: Played) -> None:
    server(b" " * 2_000_000)
    assert "veel meer dan bij één artikel" in refused(server, most=100_000)
    assert len(server.asked) == 1


@pytest.mark.parametrize("code", [401, 403, 406])
def test_another_fault_is_told_at_once(server: Played, code: int) -> None:
    server(Answer(code=code))
    assert f"fout ({code})" in refused(server)
    assert len(server.asked) == 1


def test_a_redirect_is_followed(server: Played) -> None:
    server(Answer(code=301, headers=(("Location", "BASE/elsewhere"),)), message())
    assert by_doi(DOI, server.service()).doi == DOI
    assert server.asked[1][0] == "/elsewhere"


@pytest.mark.parametrize("to", ["BASE/works/a", "file:///etc/passwd", "ftp://127.0.0.1/a", "data:,a", "//", "http://["])
def test_a_redirect_without_end_or_off_the_web_is_not(server: Played, to: str) -> None:
    server(Answer(code=302, headers=(("Location", to),)))
    refused(server, tries=1)
    assert len(server.asked) <= 7


def test_a_secure_address_does_not_lead_to_an_open_one() -> None:
    request = Request("https://example.org/a")
    assert asking._Redirects().redirect_request(request, None, 302, "", {}, "http://example.org/a") is None  # type: ignore[arg-type] # noqa: SLF001 - the server of these tests has no certificate


def test_a_certificate_that_is_not_trusted_is_told_and_not_asked_again(
    server: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    def distrust(*_: object) -> bytes:
        raise URLError(ssl.SSLCertVerificationError())

    monkeypatch.setattr(asking, "_read", distrust)
    assert "niet te vertrouwen" in refused(server)
    assert server.waits == []


@pytest.mark.parametrize("base", ["file:///etc", "ftp://127.0.0.1", "data:,{}"])
def test_only_the_web_is_asked(server: Played, base: str) -> None:
    refused(server, crossref=base, tries=1)
    assert server.asked == []


def test_certificates_are_checked() -> None:
    [handler] = [one for one in asking._opener().handlers if isinstance(one, HTTPSHandler)]  # type: ignore[attr-defined] # noqa: SLF001
    context = handler._context  # type: ignore[attr-defined] # noqa: SLF001
    assert context is None or (context.check_hostname and context.verify_mode == ssl.CERT_REQUIRED)


def test_without_a_network_one_sentence_says_so() -> None:
    with playing() as played:
        gone = played.service()
    with pytest.raises(UnansweredError) as told:
        by_doi(DOI, gone)
    assert told.value.message.nl == "Er is geen verbinding met Crossref: kijk of u online bent en probeer het opnieuw."
    assert told.value.message.en == "Crossref cannot be reached: see whether you are online and try again."


@pytest.mark.parametrize(
    ("mailto", "agent"),
    [
        ("", f"cranio-evidence/{__version__}"),
        ("a@b.nl", f"cranio-evidence/{__version__} (mailto:a@b.nl)"),
    ],
)
def test_it_says_who_asks_and_no_more(server: Played, mailto: str, agent: str) -> None:
    server(message())
    by_doi(DOI, server.service(mailto=mailto))
    headers = server.asked[0][1]
    assert headers["User-Agent"] == agent
    assert set(headers) <= {"User-Agent", "Accept", "Accept-Encoding", "Host", "Connection"}


# Where to ask, by the settings.


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the settings in this test."""
    file = tmp_path / "config.toml"
    monkeypatch.setenv("EVIDENCE_CONFIG", str(file))
    return file


def test_without_settings_the_usual_addresses_are_asked_and_nobody_is_named(settings: Path) -> None:
    assert not settings.exists()
    assert config.service() == Service()
    assert config.service().mailto == ""


def test_the_settings_say_where_to_ask(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.write_text('[opzoeken]\ncrossref = "https://a.nl/x/"\npubmed = "http://b.nl"\ne-mail = "a@b.nl"\n')
    assert config.service() == Service("https://a.nl/x", "http://b.nl", "a@b.nl")
    monkeypatch.setenv("EVIDENCE_CROSSREF", "http://127.0.0.1:8080")
    assert config.service().crossref == "http://127.0.0.1:8080"


def test_the_sender_of_letters_is_not_told_to_a_service(settings: Path) -> None:
    settings.write_text('[praktijk]\ne-mail = "therapeut@praktijk.nl"\n')
    assert config.service().mailto == ""


@pytest.mark.parametrize(
    "line",
    [
        'crossref = "file:///etc/passwd"', 'crossref = "api.crossref.org"', "crossref = 1", 'pubmed = "https://a b"',
        'e-mail = "nobody"', 'e-mail = "a@b.nl\\r\\nX: y"', "e-mail = 1",
    ],
)  # fmt: skip
def test_settings_that_are_no_address_are_told(settings: Path, line: str) -> None:
    settings.write_text(f"[opzoeken]\n{line}\n")
    with pytest.raises(RefusedError) as told:
        config.service()
    assert str(settings) in told.value.message.nl
