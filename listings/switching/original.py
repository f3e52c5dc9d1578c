import threading


def load():
    print("page: title\n", end="")
    print("page: picture\n", end="")


def take_keys():
    print("typing: a\n", end="")
    print("typing: b\n", end="")


threads = [threading.Thread(target=work) for work in (load, take_keys)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
