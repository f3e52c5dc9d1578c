"""Writes the list of std's stable items: one line each, with a line of Rust that only compiles if it is there.

Usage: python3 list.py STD_DOCS OLD_LIST >NEW_LIST, where STD_DOCS is share/doc/rust/html/std below what
`rustc --print sysroot` says. The first word of a line says what the explorer does with the item; it is
taken from the old list, and is `new` for an item that is not there.
"""

import html
import os
import re
import sys

# The modules whose items are listed one by one; of all others only the module is.
MODULES = ["", "env", "hint", "io", "panic", "process", "sync", "sync/atomic", "sync/mpsc", "thread", "time"]
TRAITS = """Send Sync UnwindSafe RefUnwindSafe Clone Copy Debug Display Error Default From PartialEq Eq Hash Ord
PartialOrd Deref DerefMut Iterator DoubleEndedIterator ExactSizeIterator IntoIterator Write Pointer Add Sub
AddAssign SubAssign""".split()
# Macros that share their name with a module.
CALLS = {
    "env": 'const NAME: &str = ::std::env!("PATH");',
    "panic": 'fn NAME() { ::std::panic!("{}", 1); }',
    "vec": "fn NAME() { let _: Vec<u8> = ::std::vec![1]; }",
}
ITEM = re.compile(r"(struct|enum|trait|fn|type|constant|macro)\.(\w+)\.html$")
UNSTABLE = '<div class="stab unstable">'


def plain(markup):
    """The text of some HTML, with every linked name as a path of std."""
    link = r'<a class="(?:struct|enum|trait|type|fn|constant|union)"[^>]*title="\w+ ([\w:]+)"[^>]*>[^<]*</a>'
    markup = re.sub(link, lambda found: "::" + found.group(1), markup)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup))).replace("ⓘ", "").strip()


def generics(text):
    """`<'a, T: X>rest` as ("'a, T: X", "rest")."""
    if not text.startswith("<"):
        return "", text
    depth = 0
    for place, char in enumerate(text):
        arrow = text[place - 1 : place + 1] == "->"
        depth += {"<": 1, ">": 0 if arrow else -1}.get(char, 0)
        if depth == 0:
            return text[1:place], text[place + 1 :]
    raise ValueError(text)


def split(text):
    """The parts between the commas that are in no brackets."""
    parts, depth, part = [], 0, ""
    for place, char in enumerate(text):
        arrow = text[place - 1 : place + 1] == "->"
        depth += {"<": 1, "(": 1, "[": 1, ">": 0 if arrow else -1, ")": -1, "]": -1}.get(char, 0)
        if char == "," and depth == 0:
            parts, part = [*parts, part.strip()], ""
        else:
            part += char
    return [each for each in [*parts, part.strip()] if each]


def names(declared):
    return ", ".join(re.split(r"[:=]", part)[0].strip() for part in split(declared))


def without_defaults(declared):
    return ", ".join(re.split(r"\s=\s", part)[0] for part in split(declared))


def signature(text):
    """(is unsafe, name, "<T>(x: T) -> U where …", names of the arguments) of a function's declaration."""
    found = re.match(r"pub (?:const )?(unsafe )?(?:const )?fn (\w+)(.*)$", text)
    unsafe, name, rest = found.groups()
    declared, rest = generics(rest)
    depth = 0
    for place, char in enumerate(rest):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth == 0:
            break
    arguments = [re.split(r":\s", part)[0] for part in split(rest[1:place])]
    arguments = ["self" if part.endswith("self") else part for part in arguments]
    rest = re.sub(r"(\S)where ", r"\1 where ", rest)
    shape = f"<{declared}>{rest}" if declared else rest
    return bool(unsafe), name, shape, ", ".join(arguments)


def call(unsafe, path, arguments):
    return f"unsafe {{ {path}({arguments}) }}" if unsafe else f"{path}({arguments})"


def function(path, declaration):
    unsafe, _, shape, arguments = signature(declaration)
    return f"{'unsafe ' if unsafe else ''}fn NAME{shape} {{ {call(unsafe, path, arguments)} }}"


def method(header, declaration):
    declared, of = generics(header.removeprefix("impl"))
    declared = without_defaults(declared)
    of = re.sub(r"(\S)where ", r"\1 where ", of.strip())
    unsafe, name, shape, arguments = signature(declaration)
    word = "unsafe fn" if unsafe else "fn"
    taking, args = (f"<{declared}>", f"<{names(declared)}>") if declared else ("", "")
    _, where, conditions = of.partition(" where ")
    return name, (
        f"trait NAME{taking}{where}{conditions} {{ {word} probe{shape}; }} "
        f"impl{taking} NAME{args} for {of} {{ {word} probe{shape} {{ {call(unsafe, 'Self::' + name, arguments)} }} }}"
    )


def implemented(header):
    """(name, probe) of an `impl Trait for Type`, or None if no program can say that."""
    declared, rest = generics(header.removeprefix("impl"))
    declared = without_defaults(declared)
    rest, _, where = re.sub(r"(\S)where ", r"\1 where ", rest).strip().partition(" where ")
    trait, _, of = rest.partition(" for ")
    no = trait.startswith("!")
    trait = trait.lstrip("!")
    short = re.match(r"(?:\w*::)*(\w+)", trait).group(1)
    if short == "From" and re.search(r"<(&|\[T; N\]|::std::borrow::Cow)", trait):
        return None  # a trait that asks for this needs lifetimes
    if short in ("Add", "Sub") and "<" not in trait:
        trait += " + ::std::marker::Sized"
    if short not in TRAITS or (no and short not in ("Send", "Sync")) or "{" in of or "dyn " in of or "windows" in of:
        return None
    taking, args = (f"<{declared}>", f"<{names(declared)}>") if declared else ("", "")
    where = f" where {where.rstrip(', ')}" if where else ""
    if no:
        either = f"trait Either<A> {{ fn one() {{}} }} impl<X: ?Sized> Either<()> for X {{}} impl<X: ?Sized + {trait}> Either<u8> for X {{}}"
        return f"!{short} for {last(of)}", f"fn NAME{taking}(_: &{of}){where} {{ {either} <{of} as Either<_>>::one() }}"
    return f"{last(trait)} for {last(of)}", f"trait NAME{taking}: {trait}{where} {{}} impl{taking} NAME{args} for {of}{where} {{}}"


def last(path):
    return re.sub(r"::(?:\w+::)*(\w+)", r"\1", path)


def without_allocator(code):
    """The same for the one allocator that stable programs can have."""
    code = re.sub(r"\bA: ::std::[\w:]+(?: \+ (?:::std::[\w:]+|'static))*(?:, )?", "", code)
    code = re.sub(r", A(?=[,>])", "", code)
    code = re.sub(r",\s*>", ">", code)
    # Nobody can name the trait that `Arc::make_mut` asks for; these are the types that have it.
    code = re.sub(r"::std::clone::CloneToUninit \+ \?::std::marker::Sized", "::std::clone::Clone", code)
    code = re.sub(r",\s*,", ",", code)
    return re.sub(r"<A>|<>|\s*where\s*,?\s*$", "", code)


def parts(page):
    """(name, probe) of every stable method and trait of a type."""
    own = page[: page.find('id="blanket-implementations"')]
    header, lines = "", []
    for found in re.finditer(r'<section id="[^"]*" class="(impl|method)">(.*?)</section>(?=(.{0,300}))', own, re.S):
        kind, inside, after = found.groups()
        code = plain(re.search(r'<h[34] class="code-header">(.*?)</h[34]>', inside, re.S).group(1))
        if "bstr::" in code or "fs::" in code:
            continue  # of modules that no program here can name
        code = without_allocator(code)
        if kind == "impl":
            header = code
            if " for " in re.sub(r"for<[^>]*>", "", code):
                header = ""
                lines.append(implemented(code))
        elif header and UNSTABLE not in after.split("</span>")[0] and "Allocator" not in header:
            lines.append(method(header, code))
    return [line for line in lines if line]


def main(docs, old):
    known = {}
    if os.path.exists(old):
        for line in open(old, encoding="utf-8"):
            if "\t" in line:
                status, path, _ = line.rstrip("\n").split("\t")
                known[path] = status
    lines = []

    def add(path, probe, otherwise="new"):
        status = known.get(path, otherwise)
        lines.append(f"{status}\t{path}\t{probe}")
        return status

    for name in re.findall(r'<a class="mod" href="(\w+)/index.html"[^>]*>\w+(?:<wbr>\w+)*</a>(?!<wbr><span class="stab unstable")', open(f"{docs}/index.html").read()):
        add(name, f"use ::std::{name} as NAME;")
    for module in MODULES:
        index = open(f"{docs}/{module}/index.html").read()
        for file in sorted(os.listdir(f"{docs}/{module}")):
            item = ITEM.match(file)
            if not item or f'href="{file}"' not in index:
                continue
            kind, name = item.groups()
            page = open(f"{docs}/{module}/{file}").read()
            head = page[page.find('id="main-content"') :].split('<div class="docblock">')[0]
            if UNSTABLE in head[: head.find("<section") if "<section" in head else None]:
                continue
            path = "::".join(filter(None, [*module.split("/"), name]))
            probe = f"use ::std::{path} as NAME;"
            if name == "try":
                probe = "use ::std::r#try as NAME;"
            if kind == "macro":
                path, probe = f"{path}!", CALLS.get(path, probe)
            if kind == "fn":
                code = re.search(r'<pre class="rust item-decl"><code>(.*?)</code></pre>', page, re.S)
                probe = function(f"::std::{path}", plain(code.group(1)))
            status = add(path, probe)
            if status == "modelled" and kind in ("struct", "enum"):
                for part, probe in parts(page):
                    add(f"{path}: {part}", probe, "modelled")
    print("# What the explorer does with std's stable items, each with what a program can write about it. Made by list.py.")
    print("\n".join(dict.fromkeys(lines)))


main(*sys.argv[1:])
