"""Speech to text against openai-whisper as it comes and faster-whisper: wrong words, time, memory.

Run: ``make bench-speech`` or ``python -m tests.bench.bench_speech [--clips DIR] [--rounds N]``. All in one
run, taking turns; medians of the rounds. How to read it, and what was measured: docs/speech.md.
"""

import argparse
from pathlib import Path

from tests.bench.speech.engines import NAMES
from tests.bench.speech.figures import row, speedup
from tests.bench.speech.race import race
from tests.clips import manifest

ROUNDS, THREADS = 5, 2


def main() -> None:
    """Print a table, then lines ``bench NAME VALUE UNIT``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clips", type=Path, default=manifest.SPEECH, help="a folder with a manifest.jsonl")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--threads", type=int, default=THREADS)
    options.add_argument(
        "--cache", type=Path, default=Path(".data/weights"), help="where converted weights go"
    )
    options.add_argument("--texts", action="store_true", help="also print what each engine wrote down")
    given = options.parse_args()
    turns = race(manifest.load(given.clips), given.rounds, given.cache, given.threads)
    if given.texts:
        for turn in {(turn.clip, turn.engine): turn for turn in turns}.values():
            print(f"{turn.clip.name}\t{turn.engine}\t{turn.text.strip()}")
    rows = {name: row(turns, name) for name in NAMES}
    print("| engine | WER % | raw WER % | CER % | short, s | long, s | s per s of sound | peak MB |")
    print("|---|---|---|---|---|---|---|---|")
    for one in rows.values():
        print(
            f"| {one.engine} | {one.wer:.1f} | {one.raw_wer:.1f} | {one.cer:.1f} | {one.short:.2f} "
            f"| {one.long:.2f} | {one.real_time_factor:.3f} | {one.peak_mb:.0f} |"
        )
    print(f"bench speech_speedup_le15s {speedup(turns, 'stock', short=True):.2f} ratio")
    print(f"bench speech_speedup_long {speedup(turns, 'stock', short=False):.2f} ratio")
    print(f"bench speech_speedup_vs_ct2 {speedup(turns, 'ct2', short=True):.2f} ratio")
    print(f"bench speech_speedup_long_vs_ct2 {speedup(turns, 'ct2', short=False):.2f} ratio")
    print(f"bench speech_wer_minus_stock {rows['ours'].wer - rows['stock-beam5'].wer:.1f} points")


if __name__ == "__main__":
    main()
