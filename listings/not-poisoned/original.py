import threading

limits = [0, 10]
lock = threading.Lock()


def shift_by_hand():
    lock.acquire()
    limits[0] += 5
    raise OSError("no answer from the instrument")
    lock.release()


def shift_with():
    with lock:
        limits[0] += 5
        raise OSError("no answer from the instrument")


for shift in (shift_with, shift_by_hand):
    try:
        shift()
    except OSError as error:
        print(f"{shift.__name__}: {error}")
    print(f"locked: {lock.locked()}, limits: {limits}")
