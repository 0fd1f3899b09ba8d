"""Incidents by splink on DuckDB: place, days and kind of attack compared, weights learned by EM."""

import contextlib
import json
import sys
import time

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

given = json.load(sys.stdin)
frame = pd.DataFrame(given)
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.ExactMatch("place"),
        cl.AbsoluteTimeDifferenceAtThresholds(
            "day", input_is_string=True, metrics=["day", "day"], thresholds=[1, 4]
        ),
        cl.ExactMatch("kind"),
        cl.ExactMatch("killed"),
    ],
    blocking_rules_to_generate_predictions=[block_on("place"), block_on("day", "kind")],
)
start = time.perf_counter()
with contextlib.redirect_stdout(sys.stderr):
    linker = Linker(frame, settings, db_api=DuckDBAPI())
    train = linker.training
    train.estimate_probability_two_random_records_match([block_on("place", "day")], recall=0.7)
    train.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    train.estimate_parameters_using_expectation_maximisation(block_on("place"))
    train.estimate_parameters_using_expectation_maximisation(block_on("day"))
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.5)
    table = found.as_pandas_dataframe()
took = time.perf_counter() - start
home = dict(zip(table["unique_id"], table["cluster_id"], strict=True))
json.dump({"seconds": took, "answers": [str(home[row["unique_id"]]) for row in given]}, sys.stdout)
