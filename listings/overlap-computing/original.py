import hashlib
import platform
import threading
import time

BYTES = bytes(5_000_000)


def loop():
    total = 0.0
    for n in range(100_000):
        total += n**0.5


def hash_bytes():
    hashlib.sha256(BYTES)


def seconds(work):
    rounds = []
    for _ in range(30):
        start = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - start)
    return min(rounds)


def in_turn(compute):
    compute()
    compute()


def together(compute):
    threads = [threading.Thread(target=compute) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def gain(compute):
    alone = seconds(lambda: in_turn(compute))
    return alone / seconds(lambda: together(compute))


version = platform.python_version()
print(f"Python {version}, a loop: {gain(loop):.2f}")
print(f"Python {version}, hashlib: {gain(hash_bytes):.2f}")
