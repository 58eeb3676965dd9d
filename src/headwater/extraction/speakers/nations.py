"""Words that name a country: its name, its people, its capital."""

from __future__ import annotations

_D = {}
for line in """UA|Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
RU|Russia|Russian,Russians|Moscow
KR|South Korea|South Korean,South Koreans|Seoul
KP|North Korea|North Korean,North Koreans|Pyongyang
US|United States|American,Americans,US,U.S.,USA,America,U.S|Washington
GB|United Kingdom|British,UK,U.K.,Britain,U.K|London
CN|China|Chinese|Beijing
JP|Japan|Japanese|Tokyo
LY|Libya|Libyan,Libyans|Tripoli
IN|India|Indian,Indians|New Delhi,Delhi
IL|Israel|Israeli,Israelis|Jerusalem
TH|Thailand|Thai|Bangkok
UZ|Uzbekistan|Uzbek|Tashkent
TR|Turkey|Turkish,Türkiye|Ankara
FR|France|French|Paris
DE|Germany|German,Germans|Berlin
BY|Belarus|Belarusian|Minsk
PL|Poland|Polish|Warsaw
KW|Kuwait|Kuwaiti|
LK|Sri Lanka|Sri Lankan|Colombo
IR|Iran|Iranian|Tehran
SD|Sudan|Sudanese|Khartoum
EG|Egypt|Egyptian|Cairo
MX|Mexico|Mexican|
BD|Bangladesh|Bangladeshi|Dhaka
KE|Kenya|Kenyan|Nairobi
PE|Peru|Peruvian|Lima
BR|Brazil|Brazilian|Brasília
CA|Canada|Canadian|Ottawa""".splitlines():
    c, n, d, cap = line.split("|")
    _D[n] = (c, n, "name")
    for w in d.split(","):
        _D[w] = (
            c,
            n,
            "demonym"
            if w not in ("US", "U.S.", "USA", "America", "UK", "U.K.", "Britain", "U.K", "U.S", "Türkiye")
            else "name",
        )
    for w in cap.split(","):
        if w:
            _D[w] = (c, n, "capital")


def country_of(words: str) -> str | None:
    e = _D.get(words)
    return e[0] if e else None


def government(words: str) -> tuple[str, str] | None:
    e = _D.get(words)
    if e is None or e[2] == "demonym":
        return None
    return ("the " if e[1].startswith("United") else "") + e[1], e[0]
