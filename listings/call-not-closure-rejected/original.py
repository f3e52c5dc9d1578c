import threading
import time


def measure(points, pause=0.02):
    for point in range(points):
        print(f"point {point}, measured by {threading.current_thread().name}")
        time.sleep(pause)


measurement = threading.Thread(target=measure(3))
print("main: the thread has not been started yet")
measurement.start()
measurement.join()
print("main: the thread is over, and it did nothing")
