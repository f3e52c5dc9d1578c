import threading
import time


def measure(sample, points, pause):
    for point in range(points):
        print(f"{sample}: point {point}\n", end="")
        time.sleep(pause)


salt = threading.Thread(target=measure, args=["salt", 4, 0.010])
sugar = threading.Thread(target=measure, args=["sugar", 3, 0.015])
for measurement in (salt, sugar):
    measurement.start()
for measurement in (salt, sugar):
    measurement.join()
