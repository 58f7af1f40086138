"""What `dubao export` writes comes over HTTP too, by the same names."""

import io
import zipfile

import pytest
from fastapi.testclient import TestClient

from dubao.export.standard import STANDARDS
from dubao.ledger import Ledger
from dubao.web.app import app
from dubao.web.guard import Rules

HERE = "http://127.0.0.1:8765"


@pytest.fixture
def asked(ledger):
    with Ledger(ledger) as kept:
        name = next(kept.pages()).sha256[:12]
    with TestClient(app(ledger, Rules(hosts=("127.0.0.1:8765",))), base_url=HERE) as to:
        yield to, name


@pytest.mark.parametrize("name", STANDARDS)
def test_a_page_and_the_ledger_come_in_each_standard(name, asked):
    client, page = asked
    for address in (f"/api/pages/{page}/export/{name}", f"/api/export/{name}"):
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        assert "attachment" in answer.headers["content-disposition"]
        if STANDARDS[name].fill:
            packed = zipfile.ZipFile(io.BytesIO(answer.content))
            assert packed.testzip() is None
        else:
            assert "万亩" in answer.text


def test_there_is_no_other(asked):
    client, _ = asked
    assert client.get("/api/export/bibtex").status_code == 422
