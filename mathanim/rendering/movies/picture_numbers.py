"""The numbers that H.264 pictures carry: written anew, so that pictures can be put between those of an encoder."""

import re

START = b"\0\0\0\1"
PARAMETERS, PICTURE = 7, 1
PROFILES_WITHOUT_COLOUR_FORMAT = {66, 77, 88}
ORDER_OF_DECODING = 2


class Bits:
    """Reads bits from the first to the last; ``place`` is the next one."""

    def __init__(self, content: bytes) -> None:
        self.text = "".join(f"{byte:08b}" for byte in content)
        self.place = 0

    def number(self, width: int) -> int:
        """The next ``width`` bits as a number."""
        self.place += width
        return int(self.text[self.place - width : self.place], 2)

    def golomb(self) -> int:
        """The next number in Exp-Golomb code: as many zeros as bits follow the leading one."""
        zeros = self.text.index("1", self.place) - self.place
        self.place += zeros
        return self.number(zeros + 1) - 1


class PictureNumbers:
    """Writes the number (frame_num, ITU-T H.264 section 7.4.3) of pictures that were encoded under one header.

    A picture that is no key carries the count of the pictures since the key, modulo ``limit``, in a field of fixed
    width in its first bytes. Nothing else depends on it as long as every picture refers to the one before only.

    Raises:
        ValueError: if the header lets pictures be shown in another order than they are decoded.
    """

    def __init__(self, header: bytes) -> None:
        self.width = width_of_number(Bits(unescaped(parameters_in(header))[:32]))
        self.limit = 1 << self.width

    def numbered(self, content: bytes, number: int) -> bytes:
        """The picture, no key, as the one so many after the key.

        Raises:
            ValueError: if it is not one slice and nothing else.
        """
        if not content.startswith(START) or content[4] & 0x1F != PICTURE or START[1:] in content[4:]:
            raise ValueError("an encoded picture is not one slice")
        raw = unescaped(content[4:])
        bits = Bits(raw[:8])
        place = place_of_number(bits)
        text = f"{bits.text[:place]}{number % self.limit:0{self.width}b}{bits.text[place + self.width :]}"
        return START + escaped(int(text, 2).to_bytes(len(text) // 8, "big") + raw[8:])


def place_of_number(picture: Bits) -> int:
    """Where in a slice the number begins: after its first byte, first block, kind and parameter set."""
    picture.number(8)
    for _ in range(3):
        picture.golomb()
    return picture.place


def width_of_number(parameters: Bits) -> int:
    """How many bits the number has, by the sequence's parameters."""
    profile = parameters.number(16) & 0xFF
    parameters.number(16)
    parameters.golomb()
    if profile not in PROFILES_WITHOUT_COLOUR_FORMAT:
        read_colour_format(parameters)
    width = parameters.golomb() + 4
    if parameters.golomb() != ORDER_OF_DECODING:
        raise ValueError("pictures can be put between others only where they are shown as they are decoded")
    return width


def read_colour_format(parameters: Bits) -> None:
    """Read over what the higher profiles say about colours."""
    colour_format = parameters.golomb()
    parameters.golomb()
    parameters.golomb()
    if colour_format != 1 or parameters.number(2):
        raise ValueError("pictures can be put between others only in plain 4:2:0")


def parameters_in(header: bytes) -> bytes:
    """The sequence's parameters, of all that stands in an encoder's header."""
    return next(part for part in re.split(rb"\x00\x00\x00?\x01", header) if part and part[0] & 0x1F == PARAMETERS)


def unescaped(content: bytes) -> bytes:
    """The content without the bytes that keep start codes from appearing in it."""
    return content.replace(b"\0\0\3", b"\0\0")


def escaped(raw: bytes) -> bytes:
    """The content with a 3 between two zeros and whatever would look like a start code after them."""
    return re.sub(rb"\x00\x00(?=[\x00-\x03])", b"\0\0\3", raw)
