"""The schema of a claim: valid itself, and true to what reading accepts."""

import pytest

from claimtrack.errors import RecordError
from claimtrack.io.conversion import from_record, to_record
from claimtrack.io.schema import claim_schema
from claimtrack.model.claim import Claim
from claimtrack.model.harm import Harm

jsonschema = pytest.importorskip("jsonschema")

FULL = Claim("killed", 32, who="militants", where="Idlib", when="2018-02-10", source="SOHR")


def is_valid(record: object) -> bool:
    return bool(jsonschema.Draft202012Validator(claim_schema()).is_valid(record))


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(claim_schema())


@pytest.mark.parametrize(
    "record",
    [
        {"harm": "killed", "count": 1},
        {"harm": "killed", "count": "dozens", "who": "people", "source": "SOHR", "where": None},
        {"harm": "killed", "count": {"low": 1, "high": None}, "source": {"relays": ["AFP"]}},
        to_record(FULL),
    ],
)
def test_what_it_allows_is_read(record: object) -> None:
    assert is_valid(record)
    assert from_record(Claim, record).harm is Harm.KILLED


@pytest.mark.parametrize(
    "record",
    [
        {"count": 1},
        {"harm": "kiled", "count": 1},
        {"harm": "killed", "count": -1},
        {"harm": "killed", "count": 1, "sorce": "x"},
        {"harm": "killed", "count": 1, "span": "x"},
        {"harm": "killed", "count": {"low": "many", "high": 1}},
    ],
)
def test_what_it_refuses_is_refused(record: object) -> None:
    assert not is_valid(record)
    with pytest.raises(RecordError):
        from_record(Claim, record)


def test_every_field_is_described() -> None:
    schema = claim_schema()
    objects = {"Claim": schema, **schema["$defs"]}
    silent = [
        f"{name}.{field}"
        for name, one in objects.items()
        for field, said in one["properties"].items()
        if not said.get("description")
    ]

    assert not silent
