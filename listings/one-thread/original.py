import time


def measure(points, pause=0.02):
    for point in range(points):
        print(f"point {point}")
        time.sleep(pause)


measure(points=5)
print("main: free again")
