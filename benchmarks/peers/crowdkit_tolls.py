"""Tolls by crowd-kit: majority vote and Dawid-Skene over what each outlet printed."""

import json
import sys
import time

import pandas as pd
from crowdkit.aggregation import DawidSkene, MajorityVote

given = json.load(sys.stdin)
rows = [
    (n, outlet, value) for n, said in enumerate(given["tolls"]) for outlet, value in said.items()
]
frame = pd.DataFrame(rows, columns=["task", "worker", "label"])
rule = {"majority": MajorityVote(), "dawid-skene": DawidSkene(n_iter=20)}[given["rule"]]
start = time.perf_counter()
labels = rule.fit_predict(frame)
took = time.perf_counter() - start
json.dump(
    {"seconds": took, "answers": [int(labels[n]) for n in range(len(given["tolls"]))]}, sys.stdout
)
