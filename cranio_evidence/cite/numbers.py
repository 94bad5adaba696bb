"""How are the numbers of several references printed together?"""


def collapsed(numbers: list[int], dash: str = "–") -> str:
    """The numbers in order, three or more in a row as a range (ICMJE; CSL "citation-number").

    >>> collapsed([5, 1, 2, 3]), collapsed([1, 2]), collapsed([1, 3])
    ('1–3,5', '1,2', '1,3')
    """
    rows: list[list[int]] = []
    for number in sorted(set(numbers)):
        if rows and rows[-1][-1] == number - 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    said = [f"{row[0]}{dash}{row[-1]}" if len(row) > 2 else ",".join(map(str, row)) for row in rows]
    return ",".join(said)
