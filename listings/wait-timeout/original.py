import threading
from time import sleep

reading = None
changed = threading.Condition()


def measure():
    global reading
    sleep(0.01)
    with changed:
        reading = 42
        changed.notify()


worker = threading.Thread(target=measure)
worker.start()
with changed:
    changed.wait_for(lambda: reading is not None, timeout=0.05)
    print("no reading yet" if reading is None else f"reading: {reading}")
worker.join()
