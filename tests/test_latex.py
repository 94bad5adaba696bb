"""Does LaTeX become the characters that it stands for, and do characters become LaTeX that stands for them?"""

import pytest
from hypothesis import given
from references import TEXT

from cranio_evidence import bibnames, latex
from cranio_evidence.reference import Name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(r"\'e \'{e} {\'e} {\'{e}} \'{\i} \'i", "é é é é í í", id="accents in every shape"),
        pytest.param(r"\c{c} \c c \v{s} \H o \k{a} \r{a}", "ç ç š ő ą å", id="accents with a letter"),
        pytest.param(r"{\'{\"u}}", "ǘ", id="two accents"),
        pytest.param(r"\o re \O{}re \ss \l{}", "øre Øre ßł", id="letters, and the space that ends a command"),
        pytest.param(r"a--b a---b ``q'' `s'", "a–b a—b “q” ‘s'", id="dashes and quotation marks"),
        pytest.param(r"a-{}-b '{}'", "a--b ''", id="dashes kept apart"),
        pytest.param(r"Cap~1 \~{} \^{} 50\% 50%", "Cap 1 ~ ^ 50% 50%", id="signs that mean something"),
        pytest.param(r"$\alpha_2$ $x^{2}$", "α<sub>2</sub> x<sup>2</sup>", id="mathematics"),
        pytest.param(r"\$5 and $10", "$5 and $10", id="dollars"),
        pytest.param(r"{\it a} \emph b \textbf{\emph{c}}", "<i>a</i> <i>b</i> <b><i>c</i></b>", id="faces"),
        pytest.param(r"\enquote{a} \hbar{} \unknown{b}", "‘a’ ħ b", id="quotations and rare signs"),
        pytest.param("{{{", "", id="groups that never close"),
        pytest.param("\\", "\\", id="a backslash alone"),
    ],
)
def test_latex_is_read(text: str, wanted: str) -> None:
    assert latex.decode(text, marked=True) == wanted


@given(text=TEXT)
def test_text_comes_back_from_latex(text: str) -> None:
    for ascii_only in (False, True):
        assert latex.decode(latex.encode(text, ascii_only=ascii_only), marked=True) == text
        assert latex.decode(latex.encode_title(text, ascii_only=ascii_only), marked=True) == text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param(Name("Kolk", "Bessel", "van der", "Jr"), "van der Kolk, Jr, Bessel", id="everything"),
        pytest.param(Name("de Gendt", "Tom"), "{de Gendt}, Tom", id="a small word in the family name"),
        pytest.param(Name(literal="Smith and Sons"), "{Smith and Sons}", id="a group"),
        pytest.param(
            Name("Hul", "Elke", "Van"), "family={Hul}, given={Elke}, prefix={Van}", id="a particle with a capital"
        ),
        pytest.param(Name("others"), "family={others}", id="somebody called others"),
        pytest.param(Name("Øvretveit", "Åse"), "Øvretveit, Åse", id="letters of the north"),
    ],
)
def test_a_name_is_written_so_that_it_is_read_again(name: Name, written: str) -> None:
    assert bibnames.written((name,)) == written
    assert bibnames.read(written) == ((name,), False)


def test_a_name_may_begin_with_a_command() -> None:
    names, more = bibnames.read(r"A, B and \O{}vretveit, {\AA}se and others")
    assert names == (Name("A", "B"), Name("Øvretveit", "Åse"))
    assert more
