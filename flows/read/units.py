"""Units as they are written behind (or before) a number, and what we call them.

The patterns work on lower-case text and are parts of the lexer's; ``unit_of`` names what they
matched in the vocabulary of ``schemas.Claims.unit``.
"""

from __future__ import annotations

from flows.lazy import pattern

SYMBOLS: dict[str, str] = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₦": "NGN",
    "₱": "PHP",
    "฿": "THB",
    "₫": "VND",
    "₪": "ILS",
    "₴": "UAH",
}
# What may stand before "$" to say whose dollar it is.
DOLLARS: dict[str, str] = {
    "us": "USD",
    "u.s.": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "sg": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "mx": "MXN",
}
CODES = frozenset(
    "usd gbp eur jpy chf cad aud nzd inr cny rmb sek nok dkk pln czk huf ron zar brl mxn krw sgd "
    "hkd twd thb idr myr php vnd try ils aed sar ngn kes egp clp cop ars isk".split()
)
_CURRENCY_WORDS: dict[str, str] = {
    "dollar": "USD",
    "buck": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "rupee": "INR",
    "franc": "CHF",
    "swiss franc": "CHF",
    "krona": "SEK",
    "kronor": "SEK",
    "krone": "NOK",
    "kroner": "NOK",
    "zloty": "PLN",
    "naira": "NGN",
    "rand": "ZAR",
    "real": "BRL",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "canadian dollar": "CAD",
    "australian dollar": "AUD",
    "new zealand dollar": "NZD",
    "singapore dollar": "SGD",
    "hong kong dollar": "HKD",
    "renminbi": "CNY",
    "danish kroner": "DKK",
    "norwegian kroner": "NOK",
    "swedish kronor": "SEK",
    "mexican peso": "MXN",
    "philippine peso": "PHP",
    "argentine peso": "ARS",
    "chilean peso": "CLP",
    "colombian peso": "COP",
    "ruble": "RUB",
    "rouble": "RUB",
    "hryvnia": "UAH",
    "lira": "TRY",
    "shekel": "ILS",
    "baht": "THB",
    "won": "KRW",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "forint": "HUF",
    "koruna": "CZK",
    "french franc": "FRF",
    "belgian franc": "BEF",
    "lire": "ITL",
    "markka": "FIM",
    "markkaa": "FIM",
    "deutsche mark": "DEM",
    "deutschmark": "DEM",
    "german mark": "DEM",
    "d-mark": "DEM",
    "guilder": "NLG",
    "peseta": "ESP",
    "escudo": "PTE",
    "drachma": "GRD",
}
_DURATIONS: dict[str, str] = {
    "millisecond": "other:milliseconds",
    "ms": "other:milliseconds",
    "second": "duration:second",
    "sec": "duration:second",
    "minute": "duration:minute",
    "min": "duration:minute",
    "hour": "duration:hour",
    "hr": "duration:hour",
    "h": "duration:hour",
    "day": "duration:day",
    "week": "duration:week",
    "month": "duration:month",
    "year": "duration:year",
    "yr": "duration:year",
    "decade": "duration:decade",
}
# Units of measurement: written out ("s" may follow), and short.
_MEASURES = (
    "mile kilometer kilometre meter metre inch yard acre hectare ton tonne kilogram kilo gram "
    "ounce litre liter gallon barrel calorie watt megawatt gigawatt terawatt kilowatt kilobyte "
    "megabyte gigabyte terabyte petabyte exabyte zettabyte byte pixel star degree foot "
    "gigaton gigatonne megaton megatonne kiloton bushel pint decibel gigabit megabit kilojoule "
    "knot carat horsepower watt-hour kilowatt-hour megawatt-hour gigawatt-hour terawatt-hour"
).split()
_SHORT = (
    "km/h kmh mi/h m/s km² m² km2 m2 kms km cm mm mg ml mcg mph kph kg lb lbs oz kcal kwh mwh gwh "
    "twh kw mw gw tw kb mb gb tb pb zb "
    "bpd boe boepd teu dwt rpm mah "
    "kbps mbps gbps ppm ppb fps hz khz mhz ghz dpi px sqft feet inches ft ha mpg"
).split()

# Magnitudes that other European languages write out, and English does not.
FOREIGN: dict[str, float] = dict.fromkeys(
    "millionen millones millón milhões milhão milioni milione miljoen miljoner miljon millioner "
    "miljoonaa milionów miliony milionů milioane millió milyon миллионов миллиона "
    "мільйонів".split(),
    1e6,
) | dict.fromkeys(
    "milliarden milliarde milliards milliard miliardi miliardo miljard miljarder miljardia "
    "milliarder miliardów miliardy miliarde milliárd milyar миллиардов миллиарда".split(),
    1e9,
)
FOREIGN |= dict.fromkeys("tausend duizend tusen tusind tisíc тысяч".split(), 1e3)
PERCENT = (
    r"[%٪％]|percent\b|per[- ]cent\b|pct\b|pc\b|p\.c\."
    r"|(?:prozent|procent[oa]?|prosent(?:tia)?|procentów|por ciento|por cento|per cento|pour cent"
    r"|la sută|százalék\w{0,6}|процент\w{0,3}|відсот\w{0,4})\b"
)
# Not the verb: "58% point to their managers".
POINTS = (
    r"(?:percentage[- ]?points?|(?:percent|per[- ]cent|%)[- ]?points?"
    r"(?!(?<=t) (?:to|at|out|towards?|the finger)\b)"
    r"|pps?|p\.p\.|ppts?|%pts?|pct[- ]?pts?)\b"
)
MAGNITUDE = (
    r"(?:million|billion|trillion|thousand|hundred|dozen|mn|mln|mio|bn|tn|trn|lakhs?|crores?"
    rf"|{'|'.join(FOREIGN)})\b"
)
CURRENCY = (
    r"(?:(?:us|u\.s\.|american|canadian|australian|new zealand|singapore|hong kong) dollars?"
    r"|(?:mexican|philippine|argentine|chilean|colombian) pesos?|(?:swiss|french|belgian) francs?"
    r"|(?:danish|norwegian) kroner|swedish kronor|(?:deutsche|german) marks?|d-marks|deutschmarks?"
    r"|dollars?|bucks?|euros?|pounds? sterling"
    r"|(?<=[mb]illion )pounds?\b(?! (?:of|per|a|each|heavier|lighter)\b)"
    r"|(?:japanese )?yen|(?:chinese )?yuan|renminbi|(?:indian )?rupees?|francs?|kron(?:or|er|a|e)"
    r"|zlotys?|naira|rand|r(?:o?u)bles?|hryvnias?|(?:turkish )?lira|shekels?|baht|ringgit|rupiah"
    r"|(?<=[br]illion )won|forints?|koruna|lire|(?:finnish )?markkaa?|(?:dutch )?guilders?"
    r"|pesetas?|escudos?|drachmas?)\b"
)
# What may stand between a number and its unit of time.
IN_ROW = r"(?:consecutive|straight|successive|additional|extra|more|full|working|business)"
DURATION = (
    r"(?:milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?"
    r"|yrs?|decades?|h(?=[ ,.;:)]|$))\b"
)
# "1.8m tall", "the 100m sprint", "3m x 4m": what stands behind metres that are no millions.
METRES = (
    r"(?: |(?<=\dm)\) )(?:(?:deep|tall|high|long|wide|thick|across|apart|away from|below|above|race"
    r"|sprint|dash|hurdles|freestyle|backstroke|breaststroke|butterfly|relay|pool"
    r"|in (?:length|width|height|depth|diameter))\b|[x×] ?\d"
    r"|in \d+(?:\.\d+)? (?:seconds|minutes))"
)
MEASURE = (
    r"(?:(?:square|cubic|sq\.?|metric|nautical) )?"
    rf"(?:degrees? (?:celsius|fahrenheit|[cf])\b|(?:{'|'.join(_MEASURES)}|basis point)s?\b"
    r"(?! panchayats?\b)"
    # "2.3 million night passengers" are no nights
    r"|nights\b|(?<=-)night\b|(?<=- )night\b|(?<=one )night\b"
    rf"|(?<=sq )m\b|m(?={METRES})|(?<=\d[ -])bits?\b"
    r"|pounds?(?= (?:of (?!sterling)|per|a (?:day|year|week)|each|heavier|lighter|more|less)\b)"
    # "2,048 GB adults" are of Great Britain
    rf"|(?:{'|'.join(_SHORT)})(?![\w²])(?! (?:adult|voter|people|resident|household|parent"
    r"|consumer|worker|respondent|business|wom[ae]n|m[ae]n\b))|°(?: ?[cf]\b)?)"
    r"(?: (?:per (?:second|minute|hour|day|week|month|year|capita|person|hectare|acre|gallon)"
    r"|an hour|a (?:second|minute))\b)?"
)
# Frequency: "times a day", "times per week".
FREQUENCY = (
    r"(?:a|per|each|every|in a|/) ?"
    r"(?:second|minute|hour|day|night|week|weekend|month|quarter|year|season|decade|shift|session)\b"
)
RATE = (
    r"(?:(?:[a-z]+ ){0,2}per|for every) (?:\d[\d,]*\d(?: (?:thousand|million))?"
    r"|(?:thousand|million|hundred))\b"
)


# Whose currency it is goes without saying.
_NATION = pattern(r"^(?:japanese|chinese|indian|turkish|finnish|dutch) ")


def currency_of(words: str) -> str:
    """Unit of a currency written out ("dollars", "us dollars", "euros")."""
    name = words.strip()
    name = _NATION.sub("", name)
    code = _CURRENCY_WORDS.get(name) or _CURRENCY_WORDS.get(name.removesuffix("s"), "")
    if not code and name.startswith("pound"):
        code = "GBP"
    return f"currency:{code}"


def code_of(code: str) -> str:
    """Unit of a currency code ("usd", "rmb")."""
    code = {"rmb": "cny", "rs": "inr", "rs.": "inr"}.get(code, code)
    return f"currency:{code.upper()}"


def duration_of(word: str) -> str:
    """Unit of a duration ("minutes", "hrs", "yr")."""
    return _DURATIONS.get(word) or _DURATIONS[word.removesuffix("s")]
