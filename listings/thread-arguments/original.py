import threading
import time


def measure(sample, points=10, pause=0.02):
    for point in range(points):
        print(f"{sample}: point {point}")
        time.sleep(pause)


measurement = threading.Thread(
    target=measure, args=["salt"], kwargs=dict(points=3)
)
measurement.start()
