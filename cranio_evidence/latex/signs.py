"""Which LaTeX commands stand for an accent, a sign or a face?"""

# What stands behind the backslash, and the combining character of Unicode.
ACCENTS: dict[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
SIGNS: dict[str, str] = {mark: sign for sign, mark in ACCENTS.items()}

# Of two commands for one sign the first is written.
SYMBOLS: dict[str, str] = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "textasciigrave": "`", "quotedblbase": "„",
    "quotesinglbase": "‚", "glqq": "„", "grqq": "“", "guillemotleft": "«", "guillemotright": "»", "lq": "‘", "rq": "’",
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textdollar": "$", "textless": "<",
    "textgreater": ">", "textbar": "|", "textregistered": "®", "texttrademark": "™", "textcopyright": "©",
    "textdegree": "°", "texteuro": "€", "euro": "€", "EUR": "€", "pounds": "£", "textsterling": "£", "textsection": "§",
    "S": "§", "P": "¶", "textellipsis": "…", "ldots": "…", "dots": "…", "textperiodcentered": "·", "cdot": "·",
    "textmu": "µ", "mu": "μ", "textpm": "±", "pm": "±", "texttimes": "×", "times": "×", "leq": "≤", "le": "≤",
    "geq": "≥", "ge": "≥", "lt": "<", "gt": ">", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textquestiondown": "¿", "textexclamdown": "¡", "textordfeminine": "ª", "textordmasculine": "º", "infty": "∞",
    "beta": "β", "alpha": "α", "gamma": "γ", "Delta": "Δ", "delta": "δ", "chi": "χ", "kappa": "κ", "omega": "ω",
    "LaTeX": "LaTeX", "TeX": "TeX", "slash": "/", "quad": " ", "qquad": " ", "newline": " ", "par": " ", "and": "and",
    "textvisiblespace": " ", "nobreakspace": " ", "space": " ", "thinspace": " ",
}  # fmt: skip

# Commands for a face, and the tag of CSL-JSON; of two commands for one tag the first is written.
MARKUP: dict[str, str] = {
    "emph": "i", "textit": "i", "mkbibemph": "i", "textsl": "i", "mkbibitalic": "i", "textbf": "b", "mkbibbold": "b",
    "textsuperscript": "sup", "textsubscript": "sub", "mkbibsuperscript": "sup", "mkbibsubscript": "sub", 
    "textsc": "sc",
}  # fmt: skip
