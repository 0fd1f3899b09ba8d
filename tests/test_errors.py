"""Errors that say what was wrong, with which value, and point at it."""

import claimtrack as ct


def test_an_error_about_text_points_at_the_characters() -> None:
    error = ct.CountError("not a count", source="see page 12 of it", span=(4, 11))

    assert str(error).splitlines() == ["not a count", "    see page 12 of it", "        ~~~~~~^"]


def test_pointing_into_a_long_text_shows_only_the_neighbourhood() -> None:
    error = ct.ClaimError("no", source="x" * 5000 + "here" + "y" * 5000, span=(5000, 5004))
    _, line, marks = str(error).splitlines()

    assert len(line) < 100
    assert line[marks.index("~") : marks.index("^") + 1] == "here"


def test_faults_of_a_file_are_all_told() -> None:
    error = ct.RecordError("2 faults in claims.jsonl", ["one @ $.claims[0]", "two @ $.claims[3]"])

    assert error.faults == ("one @ $.claims[0]", "two @ $.claims[3]")
    assert "two @ $.claims[3]" in str(error)


def test_every_error_is_caught_by_the_root() -> None:
    for name in ct.__all__:
        value = getattr(ct, name)
        if name.endswith("Error"):
            assert issubclass(value, ct.ClaimtrackError)
