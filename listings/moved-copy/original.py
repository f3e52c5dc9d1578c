import threading


def increase_by_one(value):
    value += 1
    print("thread:", value)


number = 1
increase = threading.Thread(target=increase_by_one, args=[number])
increase.start()
increase.join()
print("main:", number)
