"""What every test shares: how hypothesis searches, and the switch that rewrites golden files."""

import os

import pytest
from hypothesis import HealthCheck, settings

# "ci" gives the same verdict on every run and every machine, so a red test is red for everybody.
# HYPOTHESIS_PROFILE=explore looks for new counterexamples; keep what it finds as an @example.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected results under tests/golden; review the diff",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))
