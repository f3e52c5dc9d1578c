import threading
import time


def measure(points, pause=0.02):
    for point in range(points):
        print(f"point {point}")
        time.sleep(pause)


print("main: starting the thread")
measurement = threading.Thread(target=measure, args=[3])
measurement.start()
measurement.join()
print("main: the thread has finished")
