"""Values to plain records and back, losslessly, with the path of everything that does not fit.

One converter for every value of the model. The encodings chosen:

* a value is an object with the names of its fields; one that says nothing (None, "", no items) is
  left out;
* dates and moments are ISO text, enums their value, tuples are arrays;
* where an object is expected, the words a person would type do too: ``"who": "militants"``,
  ``"count": 32``, ``"when": "March 2011"``, ``"source": "SOHR"``;
* an unknown field is a fault, and so is a number where text belongs or the other way round;
* ``id`` of a claim is written so that others can point at it; read back it is only a name within
  the file.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import difflib
import enum
import functools
import math
import re
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from claimtrack.errors import ClaimError, ClaimtrackError, UnknownNameError
from claimtrack.io.files import refusal
from claimtrack.model.article import as_moment
from claimtrack.model.claim import Claim
from claimtrack.model.count import Count
from claimtrack.model.group import Group
from claimtrack.model.harm import Harm
from claimtrack.model.place import Place
from claimtrack.model.source import Source
from claimtrack.model.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cattrs import Converter

__all__ = ["faults_of", "field_types", "from_record", "to_record"]

T = TypeVar("T")

WORDED: tuple[type, ...] = (Count, Group, Place, Source, When)
"""Values that can be typed as words instead of an object."""


def to_record(value: Any) -> Any:
    """A value as plain objects, arrays, text and numbers.

    >>> to_record(Claim("killed", 32, source="SOHR"))["source"]
    {'organisation': 'SOHR'}
    """
    return _converter().unstructure(value)


def from_record(cls: type[T], record: Any, path: str = "$") -> T:
    """The value a record says.

    Raises:
        RecordError: it does not fit; one fault each, with its path.

    >>> from_record(
    ...     Claim, {"harm": "killed", "count": "more than 30", "who": "militants"}
    ... ).count.low
    31
    """
    try:
        return _converter().structure(record, cls)
    except Exception as error:  # noqa: BLE001 - whatever a record does, it is told with its path
        faults = list(faults_of(error, path))
    raise refusal(f"{len(faults)} faults", faults)


# --------------------------------------------------------------------------------------- converter


@functools.cache
def field_types(cls: type) -> dict[str, Any]:
    """The fields of a value and what each holds, in order."""
    attrs.resolve_types(cls, localns={"Place": Place})
    return {field.name: field.type for field in attrs.fields(cls)}


@functools.cache
def _converter() -> Converter:
    from cattrs import Converter

    converter = Converter(detailed_validation=True)
    converter.register_structure_hook_factory(attrs.has, functools.partial(_reader, converter))
    converter.register_unstructure_hook_factory(attrs.has, functools.partial(_writer, converter))
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _names)
    # A StrEnum is a str to cattrs unless it has a hook of its own.
    plain = {enum.StrEnum: _member, str: _text, int: _whole, float: _number, dt.date: _moment}
    for kind, hook in plain.items():
        converter.register_structure_hook(kind, hook)
    converter.register_unstructure_hook(dt.date, _iso)
    converter.register_unstructure_hook(float, _finite)
    return converter


def _reader(converter: Converter, cls: type) -> Callable[[Any, Any], Any]:
    from cattrs.gen import make_dict_structure_fn

    field_types(cls)
    from_object: Any = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)
    words: Any = getattr(cls, "of", None) if cls in WORDED else None

    def read(value: Any, kind: Any) -> Any:
        if isinstance(value, dict):
            return from_object(_without_id(value) if cls is Claim else value, kind)
        if cls is Count:
            return Count.of(_whole(value, int) if _looks_whole(value) else value)
        if words is not None and isinstance(value, str):
            return words(value)
        raise ClaimError(f"{cls.__name__.lower()} is not an object: {value!r:.60}")

    return read


def _without_id(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != "id"}


def _writer(converter: Converter, cls: type) -> Callable[[Any], dict[str, Any]]:
    from cattrs.gen import make_dict_unstructure_fn, override

    types = field_types(cls)
    omitted: Any = {
        name: override(omit_if_default=True)
        for name, kind in types.items()
        if _says_nothing(cls, name, kind)
    }
    to_object: Any = make_dict_unstructure_fn(cls, converter, **omitted)

    def write(value: Any) -> dict[str, Any]:
        said = to_object(value)
        if said.get("when") == {"precision": "unknown"}:
            del said["when"]
        record = {name: said[name] for name in types if name in said}
        return {"id": value.id, **record} if cls is Claim else record

    return write


def _says_nothing(cls: type, name: str, kind: Any) -> bool:
    """Whether the default of a field is silence, so that the field is left out."""
    default = getattr(attrs.fields(cls), name).default
    if kind in (Group, Source):
        return default is not attrs.NOTHING
    return default in (None, "", ())


# ------------------------------------------------------------------------------------ plain fields


def is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _member(value: Any, kind: Any) -> Any:
    if kind is Harm:
        return Harm.of(_text(value, str))
    try:
        return kind(value)
    except ValueError:
        raise UnknownNameError(kind.__name__.lower(), value, list(kind)) from None


def _text(value: Any, _: Any) -> str:
    if isinstance(value, str):
        return value
    raise ClaimError(f"not text: {value!r:.60}")


_WHOLE = re.compile(r"[+-]?\d{1,18}(?:\.0*)?")


def _whole(value: Any, _: Any) -> int:
    """A whole number; spreadsheets and data frames write 32 as 32.0."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if _looks_whole(value):
        return int(value.strip().partition(".")[0])
    raise ClaimError(f"not a whole number: {value!r:.60}")


def _looks_whole(value: Any) -> bool:
    """Whether text is a bare number, as in a spreadsheet: "-1" is a fault there, and no words."""
    return isinstance(value, str) and _WHOLE.fullmatch(value.strip()) is not None


def _number(value: Any, _: Any) -> float:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        with contextlib.suppress(ValueError):
            number = float(value)
            if not math.isnan(number):
                return number
    raise ClaimError(f"not a number: {value!r:.60}")


def _moment(value: Any, _: Any) -> dt.date | None:
    return value if isinstance(value, dt.date) else as_moment(_text(value, str))


def _finite(value: float) -> float | str:
    """The number itself, or as text where JSON has no number for it: a score below all others."""
    return value if math.isfinite(value) else str(value)


def _iso(value: dt.date) -> str:
    """ISO text of a date, or of the moment that stands in its place."""
    return value.isoformat()


def _names(value: Any, _: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ClaimError(f"not a list of texts: {value!r:.60}")


# ------------------------------------------------------------------------------------------ faults


def faults_of(error: BaseException, path: str) -> Iterator[str]:
    """One line for each thing that went wrong: what, and where."""
    from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

    if isinstance(error, ClassValidationError):
        inside, outside = error.group_exceptions()
        for one, note in inside:
            yield from faults_of(one, f"{path}.{note.name}")
        for other in outside:
            yield from _own_faults(other, path, error.cl)
    elif isinstance(error, IterableValidationError):
        for one, item in error.group_exceptions()[0]:
            yield from faults_of(one, f"{path}[{item.index}]")
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            yield f"{unknown_field(name, field_types(error.cl))} @ {path}.{name}"
    elif isinstance(error, KeyError) and not isinstance(error, ClaimtrackError):
        yield f"required field missing @ {path}"
    else:
        yield f"{_line(error)} @ {path}"


def unknown_field(name: str, known: Any) -> str:
    """What to say of a field nobody knows."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"unknown field {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")


def _own_faults(error: BaseException, path: str, cls: type) -> Iterator[str]:
    """Faults of a whole value; where its message names a field, the path goes down to it."""
    line = _line(error)
    name, _, rest = line.partition(" ")
    field, _, rest = rest.partition(" ")
    if name == cls.__name__.lower() and field in field_types(cls):
        yield f"{name}.{field} {rest} @ {path}.{field}"
    else:
        yield from faults_of(error, path)


def _line(error: BaseException) -> str:
    if isinstance(error, ClaimtrackError):
        return str(error).partition("\n")[0]
    return f"{type(error).__name__}: {error}".partition("\n")[0]
