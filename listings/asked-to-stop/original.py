import threading
import time

stop = threading.Event()


def measure():
    while not stop.is_set():
        time.sleep(0.02)
    print("thread: lamp off")


measurement = threading.Thread(target=measure)
measurement.start()
print("main: please stop")
stop.set()
measurement.join()
print("main: the thread is done")
