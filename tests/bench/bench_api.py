"""How many reports one web server takes in, each on the disk before its receipt, and how long one waits."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from time import perf_counter

from lapor_pwa.api import create_api
from lapor_pwa.db.session import upgrade
from lapor_pwa.settings import Settings
from tests.integration.samples import submission
from tests.integration.serving import serving

REPORTS = 400
PHONES = 16


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), gtts=False, submissions_per_hour=10 * REPORTS)
        upgrade(settings.sqlalchemy_url)
        app = create_api(settings)
        with serving(app) as client:

            def send(_: int) -> float:
                began = perf_counter()
                answer = client.post("/api/v1/submissions", json=submission())
                assert answer.status_code == 201
                return perf_counter() - began

            began = perf_counter()
            with ThreadPoolExecutor(PHONES) as pool:
                waits = sorted(pool.map(send, range(REPORTS)))
            seconds = perf_counter() - began
        app.state.context.engine.dispose()
    print(f"bench reports_taken_in {REPORTS / seconds:.0f} per_second")
    print(f"bench receipt_median {median(waits) * 1000:.0f} ms")
    print(f"bench receipt_slowest_of_{REPORTS} {waits[-1] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
