import threading

lock = threading.Lock()
first_has_it = threading.Event()
second_has_written = threading.Event()
readings = 0


def first():
    global readings
    with lock:
        seen = readings
        first_has_it.set()
        second_has_written.wait()
        readings = seen + 1


def second():
    global readings
    first_has_it.wait()
    print("acquired:", lock.acquire(timeout=0.01))
    readings += 1
    second_has_written.set()


workers = [threading.Thread(target=work) for work in (first, second)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("readings:", readings)
