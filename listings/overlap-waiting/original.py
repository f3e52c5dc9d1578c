import platform
import threading
import time


def wait():
    time.sleep(0.003)


def seconds(work):
    rounds = []
    for _ in range(30):
        start = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - start)
    return min(rounds)


def in_turn():
    wait()
    wait()


def together():
    threads = [threading.Thread(target=wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


gain = seconds(in_turn) / seconds(together)
print(f"Python {platform.python_version()}: {gain:.2f}")
