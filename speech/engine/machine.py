"""Where the model computes, and how finely."""

from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Machine:
    """Where the numbers are kept and how wide they are.

    Attributes:
        device: ``cpu``, or ``cuda`` when there is a graphics card for it.
        dtype: Of weights and of what is multiplied with them; sums of layers stay in float32.
    """

    device: torch.device
    dtype: torch.dtype


def choose_machine() -> Machine:
    """Return the graphics card with half floats when there is one, else the processor.

    Processors with matrix units for bfloat16 (Intel's AMX) take half the time with it and write the same
    words (docs/speech.md); others would take longer.
    """
    if torch.cuda.is_available():
        return Machine(torch.device("cuda"), torch.float16)
    fine = torch.cpu.get_capabilities().get("amx_bf16", False) and torch.backends.mkldnn.is_available()
    return Machine(torch.device("cpu"), torch.bfloat16 if fine else torch.float32)
