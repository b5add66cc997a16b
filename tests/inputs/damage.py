"""Good files spoilt: bits turned, pieces cut, doubled or moved, and what strangers' programs put into files."""

from hypothesis import strategies as st

BITS, BYTES = 8, 256
FOREIGN = [
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\r\n",
    b"\r",
    b"\n",
    b"\x0b",
    b"\x1b[31m",
    b"\x1c",
    b"\x85",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\xe9",
    b'"',
    b'""',
    b'"""',
    b"'",
    b"'''",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b",",
    b";",
    b"\t",
    b"=",
    b"[",
    b"]",
    b"{",
    b"}",
    b"#",
    b"..",
    b"_",
    b"+",
    b"-",
    b"-1",
    b"0x10",
    b"1e999",
    b"1e-999",
    b"nan",
    b"-inf",
    b"1_000",
    b"9" * 400,
    b"9" * 5000,
    b"=cmd|' /C calc'!A0",
    b"../../etc/passwd",
    b"/dev/zero",
    "−".encode(),
    "１".encode(),
    "٣".encode(),
    "½".encode(),
    "，".encode(),
    "\u3000".encode(),
    "\u200b".encode(),
    "\u202e".encode(),
    "\ue000ff\ue001x\ue002".encode(),
    "x".encode("utf-16"),
    bytes(range(128, 160)),
]
PIECES = st.sampled_from(FOREIGN) | st.binary(max_size=6) | st.text(max_size=4).map(lambda text: text.encode("utf-8"))


def damaged(contents: st.SearchStrategy[bytes], most_wounds: int = 3) -> st.SearchStrategy[bytes]:
    """The contents with up to so many wounds; some are left whole."""
    wounds = st.lists(
        st.tuples(st.sampled_from(WOUNDS), st.integers(0, 2**16), st.integers(0, 2**16), PIECES), max_size=most_wounds
    )
    return st.builds(_wounded, contents, wounds)


def _wounded(content: bytes, wounds: list[tuple[str, int, int, bytes]]) -> bytes:
    for kind, first, second, piece in wounds:
        content = _with_wound(content, kind, first, second, piece)
    return content


def _with_wound(content: bytes, kind: str, first: int, second: int, piece: bytes) -> bytes:
    size = len(content) + 1
    start, stop = sorted((first % size, second % size))
    middle = content[start:stop]
    match kind:
        case "bit":
            spoilt = bytes([content[start] ^ 1 << second % BITS]) if start < len(content) else b""
            return content[:start] + spoilt + content[start + 1 :]
        case "cut":
            return content[:start]
        case "hole":
            return content[:start] + content[stop:]
        case "twice":
            return content[:stop] + middle[:2000] + content[stop:]
        case "moved":
            return middle + content[:start] + content[stop:]
        case "over":
            return content[:start] + piece + content[start + len(piece) :]
        case "before":
            return piece + content
    return content[:start] + piece + content[start:]


WOUNDS = ["bit", "cut", "hole", "twice", "moved", "over", "before", "put", "put", "put"]
