import asyncio

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.host import waiting
from speech.host.waiting import Queue, QueueFull, Waiting
from speech.transcriber import Job

JOB = Job(np.zeros(1, np.float32), "id")


@pytest.fixture(scope="module")
def loop():
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="module")
def make(loop):
    def make(seconds=1.0, live=False):
        return Waiting(JOB, seconds, live, loop.create_future())

    return make


def test_live_text_goes_before_reports_and_both_in_order_of_arrival(make):
    queue, reports, live = Queue(), [make() for _ in range(3)], [make(live=True) for _ in range(2)]
    for each in (*reports, *live):
        queue.put(each)
    assert [queue.take(), queue.take(), queue.take()] == [live, reports, []]


def test_reports_get_a_turn_when_live_text_never_ends(make):
    queue, report = Queue(), make()
    queue.put(report)
    batches = []
    for _ in range(waiting.LIVE_IN_A_ROW + 1):
        queue.put(make(live=True))
        batches.append(queue.take())
    assert batches.index([report]) == waiting.LIVE_IN_A_ROW


def test_a_batch_ends_before_it_keeps_others_waiting_too_long(make):
    queue = Queue()
    long = [make(waiting.BATCH_SECONDS * 2), make(waiting.BATCH_SECONDS / 2), make(waiting.BATCH_SECONDS)]
    for each in long:
        queue.put(each)
    assert [queue.take(), queue.take(), queue.take()] == [[each] for each in long]
    for _ in range(waiting.BATCH_JOBS + 1):
        queue.put(make(0.1))
    assert [len(queue.take()), len(queue.take())] == [waiting.BATCH_JOBS, 1]


def test_each_of_a_failed_batch_is_alone_and_before_the_others(make):
    queue, failed, later = Queue(), [make() for _ in range(3)], [make(), make()]
    for each in later:
        queue.put(each)
    queue.put_back(failed)
    assert [queue.take() for _ in range(4)] == [[each] for each in failed] + [later]
    assert all(each.alone for each in failed)


def test_nobody_is_written_down_who_has_gone(make):
    queue, gone, here = Queue(), make(), make()
    for each in (gone, here):
        queue.put(each)
    gone.outcome.cancel()
    assert queue.take() == [here]


@pytest.mark.parametrize(("live", "most"), [(False, waiting.MOST_REPORTS), (True, waiting.MOST_LIVE)])
def test_the_queue_is_full_when_more_waits_than_fits_into_memory(make, live, most):
    queue = Queue()
    for _ in range(most):
        queue.put(make(live=live))
    with pytest.raises(QueueFull):
        queue.put(make(live=live))
    queue.put(make(live=not live))


@given(
    st.lists(st.tuples(st.sampled_from(["live", "report", "take", "fail"]), st.floats(0.1, 200)), max_size=60)
)
def test_everybody_comes_out_once_whatever_happens(make, steps):
    queue, came, out = Queue(), [], []
    for kind, seconds in steps:
        if kind in {"live", "report"}:
            each = make(seconds, kind == "live")
            try:
                queue.put(each)
                came.append(each)
            except QueueFull:
                continue
        else:
            batch = queue.take()
            assert len(batch) <= waiting.BATCH_JOBS
            assert len(batch) < 2 or sum(each.seconds for each in batch) <= waiting.BATCH_SECONDS
            assert len({(each.live, each.alone) for each in batch}) <= 1
            if kind == "fail" and batch and not batch[0].alone:
                queue.put_back(batch)
            else:
                out += batch
    while batch := queue.take():
        out += batch
    assert sorted(map(id, out)) == sorted(map(id, came))
