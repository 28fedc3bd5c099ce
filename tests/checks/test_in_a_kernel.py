"""Checks in a real Jupyter kernel: what is endless is stopped, an interrupt is felt, nothing is printed or asked."""

import queue
import time

import pytest
from jupyter_client.manager import start_new_kernel

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kernel():
    manager, client = start_new_kernel(kernel_name="python3")
    run(client, "import time, kmcourse as km")
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code, meanwhile=lambda: None):
    """Run a cell and return everything it showed, as text."""
    request = client.execute(code, allow_stdin=True)
    meanwhile()
    shown = []
    while True:
        try:
            message = client.get_iopub_msg(timeout=30)
        except queue.Empty:
            pytest.fail(f"the kernel is busy with {code!r}; it showed {shown}")
        if message["parent_header"].get("msg_id") != request:
            continue
        content = message["content"]
        if message["msg_type"] in ("execute_result", "display_data"):
            assert "text/html" in content["data"]
            shown.append(content["data"]["text/plain"])
        elif message["msg_type"] in ("stream", "error"):
            shown.append(content.get("text") or "\n".join(content["traceback"]))
        elif message["msg_type"] == "status" and content["execution_state"] == "idle":
            return "\n".join(shown)


def cost(body):
    return f"def compute_cost(X, labels, centroids):\n    {body}\nkm.check(compute_cost)"


def test_a_right_answer_shows_a_card_and_nothing_else(kernel):
    _, client = kernel

    shown = run(client, cost("print('hello'); return km.compute_cost(X, labels, centroids)"))

    assert shown.startswith("compute_cost: passed, 10 of 10 points")
    assert "Your function printed “hello”." in shown
    assert "Traceback" not in shown


def test_the_line_of_a_crash_is_the_line_of_the_cell(kernel):
    _, client = kernel

    shown = run(client, cost("x = 1\n    return X[len(X)]"))

    assert "That was in line 3 of your code: `return X[len(X)]`" in " ".join(shown.split())


def test_an_endless_answer_is_stopped_and_the_kernel_goes_on(kernel):
    _, client = kernel
    began = time.monotonic()

    shown = run(client, cost("while True:\n        try: sum(X)\n        except: pass"))

    assert "It was still running when its time was up" in " ".join(shown.split())
    assert time.monotonic() - began < 15
    assert run(client, "print(sum(range(10)))") == "45\n"


def test_the_stop_button_ends_a_check_at_once(kernel):
    manager, client = kernel

    def press():
        time.sleep(1)
        manager.interrupt_kernel()

    shown = run(client, cost("while True:\n        try: sum(X)\n        except: pass"), meanwhile=press)

    assert "The check was stopped before it had finished." in " ".join(shown.split())
    assert "KeyboardInterrupt" not in shown


def test_a_question_for_input_is_not_put_to_the_learner(kernel):
    _, client = kernel

    assert "It asked for input" in run(client, cost("return float(input('J?'))"))
    assert not client.stdin_channel.msg_ready()
