import platform
import threading
import time


def compute():
    total = 0.0
    for n in range(2_000_000):
        total += n**0.5


def draw():
    time.sleep(0.001)


start = time.perf_counter()
compute()
draw()
one_thread = time.perf_counter() - start

longest = 0.0
computation = threading.Thread(target=compute)
computation.start()
while longest == 0.0 or computation.is_alive():
    start = time.perf_counter()
    draw()
    longest = max(longest, time.perf_counter() - start)
computation.join()

version = platform.python_version()
print(f"Python {version}, one thread: {1e3 * one_thread:.0f}")
print(f"Python {version}, two threads: {1e3 * longest:.0f}")
