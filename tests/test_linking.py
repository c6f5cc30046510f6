"""Language versions, copies and earlier wordings of a release: found, shown, and undone."""

import sqlite3
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from benchmarks.versions import measured, own_set
from embeddings.archive import Archive
from embeddings.intake.incoming import scan
from embeddings.intake.ingest import ingest
from embeddings.readers import Reading
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from embeddings.store import schema
from embeddings.store.items import BY_HAND
from tests.fakes import WordEncoder, uploaded

DAY = date(2024, 6, 10)
WORDS = "The ferry Tern carried 61,700 passengers and 1,210 cars between the two ports in its first year."


def put(archive, *releases):
    return archive.apply([Delivery(releases)])


def release(name, text=WORDS, language="en", **fields):
    return Release(name, text, "Ferry report", fields.pop("date", DAY), language=language, **fields)


def test_versions_of_an_event_are_found_and_near_misses_are_not(encoder):
    """Series of releases that differ only in names, numbers and days: most versions found, none merged wrongly."""
    events = dict(list(own_set().items())[:6])
    figures = measured("own", events, encoder)
    assert figures["own: wrong merges"] == 0
    assert figures["own: found"] == 1


def test_three_languages_become_one_item_in_whatever_order_they_come(tmp_path):
    """Each new version joins all those that are there, never only one of them."""
    found = []
    for number, order in enumerate(permutations(("en", "ru", "ar"))):
        archive = Archive.open(tmp_path / str(number), WordEncoder())
        for language in order:
            put(archive, release(language, WORDS, language))
            archive.link([language])
        found.append(len(set(archive.items(order).values())))
        archive.close()
    assert found == [1] * 6


def test_where_thousands_share_a_day_none_is_compared(archive, monkeypatch):
    """An archive whose dates all are the day of its move would never be through."""
    monkeypatch.setattr("embeddings.store.items.CROWD", 2)
    put(archive, release("one"), release("two", WORDS, "ru"))
    assert archive.link(["one"]) == 1
    put(archive, release("three", WORDS, "ar"))
    assert archive.link(["three"]) == 0


def test_files_of_one_name_are_versions_in_whatever_format(sample_archive):
    """The first sailing is a text in Arabic and two pages, which name one another by address."""
    sailing = [r for r in sample_archive.listing(limit=1000).releases if "first-sailing" in r.id]
    assert sorted(r.language for r in sailing) == ["ar", "en", "ru"]
    assert len(set(sample_archive.items([r.id for r in sailing]).values())) == 1
    for release in sailing:
        assert len(sample_archive.versions(release)) == 2


def test_a_second_release_of_one_language_joins_no_version(archive):
    """An item that has its Russian version takes no other one that only resembles it."""
    put(archive, release("en"), release("ru", WORDS, "ru"))
    archive.link(["en", "ru"])
    put(archive, release("other", f"{WORDS} It will carry more next year, the company hopes.", "ru"))
    assert archive.link(["other"]) == 0
    assert len(set(archive.items(["en", "ru", "other"]).values())) == 2


def test_the_same_text_on_two_pages_counts_once(archive):
    """Another crumb line above it does not make it another release."""
    body = " ".join(f"{WORDS} Line {n} of the report." for n in range(12))
    put(archive, release("one", body), release("two", f"Harbour news today. {body}"))
    assert archive.link(["one", "two"]) == 1
    items = archive.items(["one", "two"])
    assert items["one"] == items["two"]
    assert [v.evidence for v in archive.versions(archive.release("two"))] in (["content"], ["stated"])


REPORT = (
    "As of eight o'clock {} people have been evacuated from the villages along the river; the {} of {} is dry. "
    "All of them are housed in the schools of the town, where doctors and volunteers look after them. The roads along "
    "the river stay closed to all traffic except rescue services, and drinking water is brought by lorry every day. "
    "Everybody is asked to keep away from the banks and not to return before engineers have looked at the houses. The "
    "next report will be published tomorrow at the same hour; those who need help may call at any time of the day."
)
NEXT = {"date": date(2024, 6, 11)}


@pytest.mark.parametrize(
    ("text", "fields", "found"),
    [
        (REPORT.format(455, "square", "Velm"), NEXT, 0),
        (REPORT.format(412, "square", "Quillmark"), NEXT, 0),
        (REPORT.format("as many", "square", "Velm"), NEXT, 0),
        (REPORT.format(412, "square", "Velm"), NEXT, 1),
        (f"Printed again: {REPORT.format(412, 'square', 'Velm')}", NEXT, 1),
        (REPORT.format(412, "market", "Velm"), {}, 1),
    ],
    ids=["number", "name", "no number", "the same again", "with a line above", "a word, on one day"],
)
def test_a_daily_report_is_no_copy_of_yesterdays(archive, text, fields, found):
    """It differs in little, and that is the news; what is printed again the next day, word for word, is a copy."""
    put(archive, release("one", REPORT.format(412, "square", "Velm")), release("two", text, **fields))
    assert archive.link(["one", "two"]) == found
    assert len(set(archive.items(["one", "two"]).values())) == 2 - found


PERMIT = (
    "The Fisheries Board of Velm gave {} a permit for {} boats on Monday. Every boat carries a mark on its bow and a "
    "book in which the catch of the day is written. Inspectors of the board may come on board at any time, look at the "
    "nets and count the boxes. Whoever breaks the rules may be warned or fined, and may lose the permit for a year. "
    "Permits are given twice a year, in spring and in autumn, to whoever has asked for one by letter and has shown "
    "that the boats are sound. The board publishes a list of all permits in its library, where everybody may read it. "
    "It was founded by the towns of the coast, and its members are elected by the crews for a term of three years. "
    "They meet in the old ice house by the harbour, and whoever fishes may come and speak before the votes are cast. "
    "What the board takes in fines is spent on buoys, on the lighthouse and on a school for those who mend nets there."
)
GIVEN = "Permit for {}"


def permit(name, **fields):
    return Release(name, PERMIT.format(name, 14), GIVEN.format(name), DAY, language="en", **fields)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (GIVEN.format("Lorna Fish"), PERMIT.format("Lorna Fish", 22)),
        (GIVEN.format("Lorna Fish"), PERMIT.format("Lorna Fish", 14)),
        (GIVEN.format("Tarn Nets"), PERMIT.format("Tarn Nets", 22)),
        (GIVEN.format("Tarn Nets"), PERMIT.format("Lorna Fish", 14)),
        ("", PERMIT.format("Lorna Fish", 14)),
        ("Ночной лов", PERMIT.format("Lorna Fish", 14)),
    ],
    ids=["name and number", "name and title", "number", "name", "name without title", "name under another title"],
)
def test_what_is_made_from_one_template_on_one_day_is_no_copy(archive, title, text):
    """Another name, number or title is another release, however few words of it differ."""
    put(archive, permit("Tarn Nets"), Release("two", text, title, DAY, language="en"))
    assert archive.link(["Tarn Nets", "two"]) == 0


def test_of_one_template_in_russian_each_release_stays(archive):
    """Also where only the district tells them apart."""
    words = (
        "Комиссия Велма подвела итоги выборов в округе {}. Голосование прошло спокойно, участки открылись в восемь "
        "утра и закрылись в восемь вечера. Наблюдатели не сообщили о нарушениях, жалоб не поступило. "
        "Бюллетени хранятся в архиве комиссии один год, и каждый житель может попросить пересчитать их. Новый совет "
        "соберётся в ратуше в первый понедельник месяца, чтобы выбрать председателя и утвердить бюджет города. "
        "Заседания совета открыты для жителей, повестка публикуется за неделю в газете и на доске у входа в ратушу. "
        "Депутаты принимают посетителей по субботам, а отчёты о своей работе печатают раз в год отдельной брошюрой. "
        "Прежний совет сложил полномочия весной, его решения остаются в силе, пока новый не примет других. Повторные "
        "выборы пройдут осенью там, где на участки пришло меньше половины жителей."
    )
    releases = [
        Release(name, words.format(name), f"Итоги в округе {name}", DAY, language="ru")
        for name in ("Верхний", "Нижний")
    ]
    put(archive, *releases)
    assert archive.link([one.id for one in releases]) == 0


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Permit for Tarn Nets", PERMIT.format("Tarn Nets", 14).replace("Inspectors", "Inspektors")),
        ("Velm: permit for Tarn Nets", PERMIT.format("Tarn Nets", 14).replace("sound", "sonud")),
        ("Permit for Tarn Nets", f"Home Press Room 2024\n{PERMIT.format('Tarn Nets', 14)}"),
        ("Permit for Tarn Nets", f"About The Board\n{PERMIT.format('Tarn Nets', 14)}"),
        ("Boats of Tarn Nets may fish", f"Printed by The Coast Herald.\n{PERMIT.format('Tarn Nets', 14)}"),
        ("Boats of Tarn Nets may fish", PERMIT.format("Tarn Nets", 14).replace(" twice a year,", "")),
    ],
    ids=["typo", "longer title", "a number around it", "names around it", "retitled with a line", "retitled and cut"],
)
def test_the_same_release_at_another_address_is_a_copy(archive, title, text):
    """With a corrected typo, other navigation, or a title that another newspaper gave it."""
    other = Release("two", text, title, DAY, language="en", url="https://coast.example/2")
    put(archive, permit("Tarn Nets", url="https://velm.example/1"), other)
    assert archive.link(["Tarn Nets", "two"]) == 1


def test_two_sites_have_their_own_navigation(archive):
    """What stands in lines that are no sentences is no name in the place of another."""
    one = permit("Tarn Nets")
    board, boats = (replace(one, text=f"{line}\n{one.text}") for line in ("About The Board", "Our Nice Boats"))
    put(archive, board, replace(boats, id="two"))
    assert archive.link(["Tarn Nets", "two"]) == 1


def test_daily_reports_stay_apart_in_three_languages(archive):
    """Each day's has its own versions."""
    days = {n: date(2024, 6, n) for n in (10, 11)}
    for n, day in days.items():
        words = REPORT.format(f"{400 + n} of {4000 + 7 * n} and {90 + n}", "square", "Velm")
        put(archive, *(release(f"{n}{code}", words, code, date=day) for code in ("en", "ru", "ar")))
    names = [f"{n}{code}" for n in days for code in ("en", "ru", "ar")]
    archive.link(names)
    items = archive.items(names)
    assert [len({items[f"{n}{code}"] for code in ("en", "ru", "ar")}) for n in days] == [1, 1]
    assert len(set(items.values())) == 2


@pytest.mark.parametrize(
    "other",
    [
        release("two", WORDS.replace("61,700", "71,900").replace("1,210", "3,300"), "ru"),
        release("two", WORDS, "ru", date=date(2024, 6, 20)),
        release("two", WORDS, "ru", date=None),
        release("two", "The council elected a new chair at its session in the old town hall.", "ru"),
    ],
    ids=["other numbers", "another week", "no date", "other words"],
)
def test_what_does_not_agree_is_not_merged(archive, other):
    """A wrong merge is worse than a missed one."""
    put(archive, release("one"), other)
    assert archive.link(["one", "two"]) == 0


@pytest.mark.parametrize("name", ["en", "ru", "ar"])
def test_a_replaced_text_leaves_its_item_and_the_others_stay_together(archive, name):
    """Whichever it is, also the one that came first; with its former words it is back."""
    put(archive, *(release(language, WORDS, language) for language in ("en", "ru", "ar")))
    archive.link(["en", "ru", "ar"])
    other = release(name, "The council elected a new chair at its session in the old town hall.", name)
    archive.link(put(archive, other).ids)
    items = archive.items(["en", "ru", "ar"])
    own = items.pop(name)
    assert (len(set(items.values())), own in items.values()) == (1, False)
    assert archive.versions(archive.release(name)) == ()
    archive.link(put(archive, release(name, WORDS, name)).ids)
    assert len(set(archive.items(["en", "ru", "ar"]).values())) == 1


def test_what_was_set_by_hand_stays_when_a_text_is_replaced(archive):
    """Only what content had joined is looked at anew."""
    put(archive, release("one"), release("two", WORDS, "ru"), release("three", "Other words.", "ar"))
    archive.link(["one", "two"])
    archive.set_item("three", archive.items(["one"])["one"])
    archive.link(put(archive, release("one", f"{WORDS} It was a good year.")).ids)
    assert len(set(archive.items(["one", "two", "three"]).values())) == 1
    archive.link(put(archive, release("three", "Yet other words.", "ar")).ids)
    assert len(set(archive.items(["one", "two", "three"]).values())) == 1


def test_a_merge_can_be_undone_for_good(archive):
    """What a person has set stays, also when the release comes in again."""
    put(archive, release("one"), release("two", WORDS, "ru"))
    assert archive.link(["one", "two"]) == 1
    archive.set_item("two", "")
    archive.set_item("one", "")
    assert archive.link(["one", "two"]) == 0
    assert archive.versions(archive.release("one")) == ()
    archive.set_item("two", "one")
    assert [(v.release_id, v.evidence) for v in archive.versions(archive.release("one"))] == [
        ("two", BY_HAND)
    ]


def test_what_a_release_says_of_its_versions_stands(archive):
    """A stated group is not reconsidered."""
    put(archive, release("one", version_of="event"), release("two", WORDS, "ru"))
    assert archive.link(["one"]) == 0
    assert archive.link(["two"]) == 1
    assert archive.items(["one", "two"]) == {"one": "event", "two": "event"}


def test_an_earlier_wording_stays_readable(archive):
    """A correction replaces what is found and cited; what stood there before is kept with the hour it went."""
    put(archive, release("one"))
    put(archive, release("one", WORDS.replace("61,700", "61,900")))
    [(old, when)] = archive.earlier("one")
    assert old.text == WORDS
    assert when[:2] == "20"
    assert "61,900" in archive.release("one").text
    archive.remove(["one"])
    assert archive.earlier("one") == []


def test_what_only_the_reader_reads_otherwise_is_no_correction(archive, tmp_path, monkeypatch):
    """The institution changed nothing; another file does."""
    file = tmp_path / "in" / "a.txt"
    file.parent.mkdir()
    file.write_text(f"Ferry report\n\nJune 10, 2024\n\n{WORDS}\n")
    [item] = scan(archive, [file.parent]).items
    ingest(archive, [item])
    [only] = archive.listing().releases
    monkeypatch.setattr("embeddings.intake.loading.READERS_VERSION", 10_000)
    with_foot = Reading((replace(only, id="", text=f"{only.text} A line that was overlooked."),))
    with monkeypatch.context() as other_reader:
        other_reader.setattr("embeddings.intake.loading.read", lambda name, data: with_foot)
        assert ingest(archive, [item]).replaced == 1
    assert archive.earlier(only.id) == []
    file.write_text(f"Ferry report\n\nJune 10, 2024\n\nCorrected. {WORDS}\n")
    assert ingest(archive, [item]).replaced == 1
    assert len(archive.earlier(only.id)) == 1


def test_a_page_fetched_again_with_another_title_is_the_same_release(archive):
    """Its address names it, without what trackers add."""
    page = '{{"url": "https://a.example/news/1{}", "title": "{}", "text": "{}"}}'
    ingest(archive, uploaded(("a.json", page.format("", "First title", WORDS).encode())))
    ingest(archive, uploaded(("b.json", page.format("?utm_source=rss#top", "Second", WORDS).encode())))
    assert [r.title for r in archive.listing().releases] == ["Second"]


def test_an_archive_of_the_second_schema_opens(archive, tmp_path):
    """With everything in it, and room for what is new."""
    put(archive, release("one"))
    archive.close()
    with sqlite3.connect(tmp_path / "data" / "archive.sqlite") as connection:
        for column in ("place", "subtitle", "evidence"):
            connection.execute(f"ALTER TABLE releases DROP COLUMN {column}")
        for table in (
            "links", "earlier", "feeds", "corrections", "feedback", "answers", "conversations",
        ):  # fmt: skip
            connection.execute(f"DROP TABLE {table}")
        for index in ("releases_facets", "releases_language", "files_digest"):
            connection.execute(f"DROP INDEX {index}")
        for table in ("name_terms", "name_places", "keyword_places", "name_index", "moved_files", "accepted"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 2")
    opened = Archive.open(tmp_path / "data", WordEncoder())
    put(opened, release("one", WORDS + " More.", place="NORIA"))
    assert opened.release("one").place == "NORIA"
    assert len(opened.earlier("one")) == 1
    assert opened.verify() == []
    opened.close()
    assert schema.VERSION == 11


def test_an_archive_of_the_sixth_schema_opens(archive, tmp_path):
    """With its releases and their earlier wordings; both take subtitles and evidence from then on."""
    put(archive, release("one"))
    put(archive, release("one", WORDS + " More."))
    archive.close()
    with sqlite3.connect(tmp_path / "data" / "archive.sqlite") as connection:
        for table in ("releases", "earlier"):
            for column in ("subtitle", "evidence"):
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for one in ("INDEX releases_language", "INDEX files_digest", "TABLE moved_files", "TABLE accepted"):
            connection.execute(f"DROP {one}")
        connection.execute("PRAGMA user_version = 6")
    opened = Archive.open(tmp_path / "data", WordEncoder())
    assert opened.verify() == []
    assert (opened.release("one").text, len(opened.earlier("one"))) == (WORDS + " More.", 1)
    put(opened, release("one", "Other words.", subtitle="Ferries"))
    put(opened, release("one", "Yet other words."))
    assert [old.subtitle for old, _ in opened.earlier("one")] == ["Ferries", "", ""]
    opened.close()


def test_an_archive_of_the_tenth_schema_gets_what_it_lacks(archive, tmp_path):
    """Where files were moved from, an index of what they hold, and when what releases say was accepted."""
    put(archive, release("one"))
    archive.close()
    lacks = {"moved_files": "TABLE", "accepted": "TABLE", "files_digest": "INDEX"}
    with sqlite3.connect(tmp_path / "data" / "archive.sqlite") as connection:
        for name, kind in lacks.items():
            connection.execute(f"DROP {kind} {name}")
        connection.execute("PRAGMA user_version = 10")
    opened = Archive.open(tmp_path / "data", WordEncoder())
    with sqlite3.connect(tmp_path / "data" / "archive.sqlite") as connection:
        assert lacks.keys() <= {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert (opened.verify(), opened.changed_since(["one"], 0.0)) == ([], set())
    opened.remove(["one"])
    assert opened.changed_since(["one"], 0.0) == {"one"}
    opened.close()
