"""CSV files read letter by letter: the second opinion on the reader."""

SEPARATORS = "\t;,"


def cells_by_hand(text: str, separator: str) -> list[list[str]]:
    """The cells of every line that has any; a quotation mark counts only round cells and in quoted ones."""
    rows: list[list[str]] = [[""]]
    is_quoted = was_quote = False
    for letter in text.removeprefix("\ufeff"):
        if letter == '"' and (is_quoted or was_quote or not rows[-1][-1]):
            rows[-1][-1] += '"' if was_quote and not is_quoted else ""
            is_quoted, was_quote = not is_quoted, is_quoted
            continue
        was_quote = False
        if is_quoted or letter not in f"{separator}\r\n":
            rows[-1][-1] += letter
        elif letter == separator:
            rows[-1].append("")
        else:
            rows.append([""])
    stripped = [[cell.strip() for cell in row] for row in rows]
    return [row for row in stripped if any(row)]


def readings_by_hand(content: bytes) -> list[list[list[str]]]:
    """The cells that the bytes of a file may mean, one reading for each separator."""
    text = content.decode("utf-8")
    return [cells_by_hand(text, separator) for separator in SEPARATORS]
