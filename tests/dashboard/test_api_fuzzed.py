"""The API asked for whatever its own description allows, and for what it does not."""

import hashlib

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def api(desk):
    return schemathesis.openapi.from_asgi(
        "/api/openapi.json", desk.app(), headers={"host": "localhost"}
    )


@pytest.fixture(scope="module", autouse=True)
def unchanged(desk):
    def state():
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(desk.file.parent.rglob("*"))
            if path.is_file()
        }

    before = state()
    yield
    assert state() == before


CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def test_the_api_keeps_its_word(api):
    asked = []
    for found in api.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=20,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def keeps(case):
            answer = case.call(headers={"host": "localhost"})
            case.validate_response(answer, checks=CHECKS)

        keeps()
        asked.append((operation.method, operation.path))
    assert len(asked) == 12
    assert {method for method, _ in asked} == {"get"}
