import threading
import time


def measure(points, pause=0.02):
    for point in range(points):
        print(f"point {point}\n", end="")
        time.sleep(pause)


measurement = threading.Thread(target=measure, args=[3])
measurement.start()
print("main: thread started\n", end="")
