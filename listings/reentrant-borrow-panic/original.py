import threading

samples = [4, -1, -2, 5]
lock = threading.RLock()


def remove(bad):
    with lock:
        samples.remove(bad)


with lock:
    for sample in samples:
        if sample < 0:
            print(f"removing {sample}")
            remove(sample)
print(samples)
