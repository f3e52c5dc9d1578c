import threading


def read_sensor(channel):
    if channel > 3:
        raise ValueError("no such channel")
    return 20.5


measurement = threading.Thread(target=read_sensor, args=[7])
measurement.start()
print("main: join says", measurement.join())
print("main: still running")
