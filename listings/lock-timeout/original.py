import threading
from time import sleep

lock = threading.Lock()
readings = 0


def first():
    global readings
    with lock:
        seen = readings
        sleep(0.02)
        readings = seen + 1


def second():
    global readings
    if lock.acquire(timeout=0.005):
        try:
            readings += 1
        finally:
            lock.release()
    else:
        print("no lock, nothing added")


workers = [threading.Thread(target=work) for work in (first, second)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("readings:", readings)
