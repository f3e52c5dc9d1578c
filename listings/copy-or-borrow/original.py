def increase_by_one(value):
    value += 1
    print("in the function:", value)


number = 1
increase_by_one(number)
print("main:", number)
