import threading
from time import sleep

result = None


def measure():
    global result
    sleep(0.01)
    result = 42


measurement = threading.Thread(target=measure)
measurement.start()
print("join returns:", measurement.join(timeout=0.05))
print("still measuring" if measurement.is_alive() else f"reading: {result}")
