import threading


def measure(sample, points):
    for point in range(points):
        print(f"{sample}: point {point}\n", end="")


measurements = []
for sample in ("salt", "sugar", "sand"):
    measurements.append(threading.Thread(target=measure, args=[sample, 2]))
for measurement in measurements:
    measurement.start()
for measurement in measurements:
    measurement.join()
