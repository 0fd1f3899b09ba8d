"""Numbers by recognizers-text-number."""

import json
import sys
import time

from recognizers_number import Culture, recognize_number

texts = json.load(sys.stdin)
recognize_number("one", Culture.English)  # compiles its patterns
start = time.perf_counter()
values = [
    [float(found.resolution["value"]) for found in recognize_number(text, Culture.English)]
    for text in texts
]
json.dump({"seconds": time.perf_counter() - start, "answers": values}, sys.stdout)
