"""Governments by the cities that they sit in: Washington, «Анкара», "طهران". Pure."""

import re
from collections import Counter
from functools import cache

from babel import Locale
from babel.core import get_global

from assistant.words.places import pattern_of
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold

# CLDR names one city for each time zone. Of a country with a single zone it is mostly the one by which the press calls
# the government; these are of countries with several, or where it is another city.
_SEATS = {
    "US": "Washington Вашингтон واشنطن",
    "RU": "Moscow Кремль Kremlin Москва موسكو الكرملين",
    "CN": "Beijing Пекин بكين",
    "UA": "Kyiv Kiev Киев كييف",
    "TR": "Ankara Анкара أنقرة",
    "DE": "Berlin Берлин برلين",
    "IN": "Delhi Дели دلهي نيودلهي",
    "PK": "Islamabad Исламабад إسلام_آباد",
    "KZ": "Astana Астана أستانا",
    "UZ": "Tashkent Ташкент طشقند",
    "BR": "Brasilia Бразилиа برازيليا",
    "CA": "Ottawa Оттава أوتاوا",
    "AU": "Canberra Канберра كانبيرا",
    "CH": "Bern Берн برن",
    "ES": "Madrid Мадрид مدريد",
    "PT": "Lisbon Лиссабон لشبونة",
    "MX": "Mexico_City Мехико مكسيكو",
    "AR": "Buenos_Aires Буэнос-Айрес بوينس_آيرس",
    "ID": "Jakarta Джакарта جاكرتا",
    "MY": "Kuala_Lumpur Куала-Лумпур كوالالمبور",
    "VN": "Hanoi Ханой هانوي",
    "ZA": "Pretoria Претория بريتوريا",
    "NG": "Abuja Абуджа أبوجا",
    "MA": "Rabat Рабат الرباط",
    "YE": "Sanaa Сана صنعاء",
    "AE": "Abu_Dhabi Абу-Даби أبوظبي أبو_ظبي",
    "IL": "Tel_Aviv Тель-Авив تل_أبيب",
}
_LANGUAGES = ("en", "ru", "ar")
_WHERE = any_of("in at near around outside в во под около близ из في قرب داخل")


def government(name: str) -> str:
    """The ISO 3166 code of the country whose government is meant by the name of a city; "" where it is none's."""
    match = _pattern().fullmatch(fold(name))
    return match.lastgroup or "" if match else ""


def government_meant(name: str, words: str) -> str:
    """As above, by a name in a question's words; "" where it is a place in them: "in Moscow"."""
    place = re.search(rf"(?<!\w){_WHERE}\s{re.escape(fold(name))}(?!\w)", fold(words))
    return "" if place else government(name)


@cache
def _pattern() -> re.Pattern[str]:
    zones = get_global("zone_territories")
    count = Counter(zones.values())
    seats = {code: {fold(city.replace("_", " ")) for city in cities.split()} for code, cities in _SEATS.items()}
    for zone, country in zones.items():
        if count[country] == 1 and country not in seats:
            seats[country] = {fold(_city(zone, language)) for language in _LANGUAGES}
    return pattern_of(seats)


def _city(zone: str, language: str) -> str:
    own = Locale(language).time_zones.get(zone, {})
    return own.get("city") or zone.rpartition("/")[2].replace("_", " ")
