r"""LaTeX in a text, as programs that read pictures of pages write it → characters.

    $12.5\%$ → 12.5%      $1 2 0 \mathrm{m}^{2}$ → 120m²      \(3\sim 5\) → 3~5

Blanks inside are the program's. What is not known loses its backslash.
"""

import re

INLINE = re.compile(
    r"\$\$([^$\n]{1,400})\$\$|\$([^$\n]{1,400})\$|\\\(([^\n]{1,400}?)\\\)|\\\[([^\n]{1,400}?)\\\]"
)
SIGNS = {
    "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "{": "", "}": "",
    "sim": "~", "thicksim": "~", "approx": "≈", "times": "×", "div": "÷", "pm": "±",
    "cdot": "·", "cdots": "…", "ldots": "…", "dots": "…", "circ": "°", "degree": "°",
    "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥",
    "neq": "≠", "ne": "≠", "lt": "<", "gt": ">", "to": "→", "rightarrow": "→",
    "alpha": "α", "beta": "β", "gamma": "γ", "mu": "μ", "pi": "π", "Omega": "Ω",
    "Delta": "Δ", "permil": "‰", "textperthousand": "‰", "prime": "′", "celsius": "℃",
    "yen": "¥", "textyen": "¥", "quad": "", "qquad": "", ",": "", ";": "", ":": "",
    "!": "", " ": "", "left": "", "right": "", "displaystyle": "",
}  # fmt: skip
HIGH = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
COMMAND = re.compile(r"\\([A-Za-z]{1,20}|.)")
FRACTION = re.compile(r"\\[dt]?frac\s{0,9}\{([^{}]{1,40})\}\s{0,9}\{([^{}]{1,40})\}")
RAISED = re.compile(r"([\^_])\s{0,9}(?:\{([^{}]{0,40})\}|([0-9A-Za-z]))")
DEGREE = re.compile(r"\^\s{0,9}(?:\{\s{0,9}\\circ\s{0,9}\}|\\circ)")
FACE = re.compile(
    r"\\(?:mathrm|mathbf|mathit|mathsf|text|textbf|textit|operatorname|rm|bf)(?![A-Za-z])"
)
# A pair of dollar signs around anything else is money.
MATH = re.compile(r"[\\^_{}]|^[\d\s.,+\-~/%=<>:×]{1,80}$")


def plain(text: str) -> str:
    r"""Return a text with its LaTeX as the characters that it stands for.

    >>> plain(r"增长$12.5\%$，气温$-3\sim 5^{\circ}\mathrm{C}$。")
    '增长12.5%，气温-3~5°C。'
    >>> plain("美元为$100，港元为$50。")
    '美元为$100，港元为$50。'
    """
    return INLINE.sub(_shown, text)


def holds(text: str) -> bool:
    r"""Return whether a text has LaTeX in it.

    >>> holds(r"增长$12.5\%$"), holds("售价$12.5")
    (True, False)
    """
    return any("\\" in match[0] for match in INLINE.finditer(text))


def _shown(match: re.Match[str]) -> str:
    inner = next(part for part in match.groups() if part is not None)
    if match[0].startswith("$") and not MATH.search(inner):
        return match[0]
    inner = FRACTION.sub(r"\1/\2", inner)
    inner = DEGREE.sub("°", FACE.sub("", inner))
    inner = RAISED.sub(_raised, inner)
    inner = COMMAND.sub(lambda found: SIGNS.get(found[1], found[1]), inner)
    return re.sub(r"[{}\s~]", lambda c: "~" if c[0] == "~" else "", inner)


def _raised(match: re.Match[str]) -> str:
    inner = match[2] if match[2] is not None else match[3]
    digits = re.sub(r"\s", "", inner)
    table = HIGH if match[1] == "^" else LOW
    return digits.translate(table) if digits.isascii() else digits
