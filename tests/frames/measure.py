"""How many sentences made of frames are read as they should be: `python -m tests.frames.measure [KIND]`.

With a kind it also prints each frame that is misread, how often, and one sentence of it.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from headwater.pipeline import jobs_by_default
from tests.frames.frames import KINDS, Made, is_read, made


def misread(kind: str, jobs: int = 1) -> tuple[int, Mapping[str, list[Made]]]:
    """The number of sentences of a kind, and those misread by their frames; `jobs` are the processes that read."""
    sentences = list(made(kind))
    check = partial(is_read, kind)
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            outcomes = list(pool.map(check, sentences, chunksize=64))
    else:
        outcomes = [check(one) for one in sentences]
    wrong: dict[str, list[Made]] = defaultdict(list)
    for one, right in zip(sentences, outcomes, strict=True):
        if not right:
            wrong[one.frame].append(one)
    return len(sentences), wrong


def main() -> None:
    """Print the shares, and the frames that are misread."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[[], *KINDS], help="the kinds whose misread frames are printed")
    options = parser.parse_args()
    for kind in options.kinds or KINDS:
        total, wrong = misread(kind, jobs_by_default())
        count = sum(map(len, wrong.values()))
        print(f"{kind:10} {total - count:5} of {total:5} read as they should be: {1 - count / total:.3f}")
        for frame, sentences in sorted(wrong.items(), key=lambda pair: -len(pair[1])) if options.kinds else []:
            print(f"  {len(sentences):4}  {frame}\n        {sentences[0].text}")


if __name__ == "__main__":
    main()
