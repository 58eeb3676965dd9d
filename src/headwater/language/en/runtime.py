"""onnxruntime as it is used here: one thread, no slow kernels, and nothing told to anybody.

From version 1.32 on onnxruntime reports its use to its maker, also on Linux: it notes down an id of the device and what it ran, and
holds an address to send that to. Who reads reports with Headwater is nobody's business, so it is told not to before it is loaded.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime  # what stands above is read when it is loaded

_SLOW_FUSIONS = frozenset({"SkipLayerNormFusion"})
"""The fused kernel is scalar: on a CPU it takes six times as long as the sum and the normalisation one after the other."""


def session(model: Path) -> onnxruntime.InferenceSession:
    """A model made ready to run; raises onnxruntime's own errors if the file is no model."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # a plan of memory is made for each length anew, and seldom used again
    return onnxruntime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW_FUSIONS
    )
