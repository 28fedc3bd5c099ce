"""A notebook as a page: what stands in it, what is left out, what is refused."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import kmcourse as km
from kmcourse.classroom.release.plain import ReleaseError
from kmcourse.classroom.release.slides import paper_page, slides_page
from kmcourse.cli import main


def typed(cell, kind):
    cell.metadata["slideshow"] = {"slide_type": kind}
    return cell


def ran(*outputs, source="show()"):
    return new_code_cell(source, outputs=list(outputs), execution_count=1)


def shown(**data):
    return new_output("display_data", data={name.replace("_", "/"): text for name, text in data.items()})


@pytest.fixture
def page(tmp_path):
    """Give `page(make, *cells)`: the page of a notebook of these cells."""

    def made(make, *cells):
        path = tmp_path / "talk.ipynb"
        nbformat.write(new_notebook(cells=list(cells)), path)
        return make(path)

    return made


def first():
    return typed(new_markdown_cell("# A talk & more"), "slide")


def test_every_slide_is_a_section_and_nothing_stands_before_the_first(page):
    text = page(
        slides_page,
        typed(ran(new_output("stream", text="setting up")), "skip"),
        first(),
        new_markdown_cell("Still the first."),
        typed(new_markdown_cell("The second."), "subslide"),
    )

    assert text.count("<section>") == 2
    assert "setting up" not in text
    assert "<title>A talk &amp; more</title>" in text


def test_fragments_are_closed_before_the_slide_is(page):
    text = page(slides_page, first(), *(typed(new_markdown_cell(word), "fragment") for word in ("one", "two")))

    section = text.split("<section>")[1].split("</section>")[0]
    assert section.count('<div class="fragment">') == 2
    assert section.count("<div") == section.count("</div>")


def test_notes_are_for_the_speaker_and_on_no_sheet(page):
    cells = first(), typed(new_markdown_cell("Breathe."), "notes")

    assert '<aside class="notes">' in page(slides_page, *cells)
    assert "Breathe." not in page(paper_page, *cells)


@pytest.mark.parametrize("formula", ["$\\mu_{c^{(i)}}$", "$$\\frac{1}{m} \\sum_{i=1}^{m} x^{(i)}$$"])
def test_a_formula_becomes_mathml_and_no_dollar_is_left(page, formula):
    text = page(paper_page, first(), new_markdown_cell(f"See {formula} there."))

    assert "<math " in text
    assert "$" not in text.split("<main>")[1]


def test_the_code_is_not_shown_and_what_it_printed_is_escaped(page):
    text = page(slides_page, first(), ran(new_output("stream", text="1 < 2"), source="secret = 1"))

    assert "<pre>1 &lt; 2</pre>" in text
    assert "secret" not in text


def test_html_goes_before_plain_text_and_a_line_to_python_is_left_out(page):
    html = shown(text_html="<b>rich</b>", text_plain="poor")
    line = new_output("display_data", data={"application/vnd.jupyter.widget-view+json": {}, "text/plain": "a line"})
    text = page(slides_page, first(), ran(html, line, shown(text_plain="a & b")))

    assert "<b>rich</b>" in text
    assert "<pre>a &amp; b</pre>" in text
    assert "poor" not in text
    assert "a line" not in text


def test_a_widget_plays_on_a_slide_and_is_a_picture_on_a_sheet(page):
    bowl = km.widgets.Bowl()
    cells = first(), ran(shown(text_html=bowl.html()))

    assert bowl.html() in page(slides_page, *cells)
    sheet = page(paper_page, *cells)
    assert bowl.still() in sheet
    assert "<script" not in sheet


def test_nothing_in_a_page_is_to_be_fetched(page):
    for make in (slides_page, paper_page):
        text = page(make, first())
        assert all(words not in text for words in ('src="http', 'href="http', "@import", "url(http"))


def test_a_notebook_that_was_not_run_or_has_no_slide_is_refused(page):
    with pytest.raises(ReleaseError, match="was not run"):
        page(slides_page, first(), new_code_cell("show()"))
    with pytest.raises(ReleaseError, match="has no slide"):
        page(slides_page, new_markdown_cell("# A talk"))


def test_without_a_heading_the_page_has_the_name_of_the_file(page):
    assert "<title>talk</title>" in page(slides_page, typed(new_markdown_cell("no heading"), "slide"))


def test_the_command_writes_a_page_and_says_in_a_line_what_is_wrong(tmp_path, capsys):
    path, out = tmp_path / "talk.ipynb", tmp_path / "talk.html"
    nbformat.write(new_notebook(cells=[first()]), path)

    assert main(["slides", str(path), str(out)]) == 0
    assert out.read_text(encoding="utf-8") == slides_page(path)
    assert main(["slides", "--paper", str(path), str(out)]) == 0
    assert out.read_text(encoding="utf-8") == paper_page(path)
    assert main(["slides", str(tmp_path / "none.ipynb"), str(out)]) == 1
    assert "cannot be read" in capsys.readouterr().err
