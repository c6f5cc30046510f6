"""Sentences that deny what the evidence says, or say what it denies or doubts."""

import pytest

from assistant.proof.polarity import contradictions, may_say

SIGNED = "The ministry did not sign a contract with Norvik Turbines."
OPENED = "Порт откроется осенью, сообщил министр транспорта."
CONTRARY = [
    ("The ministry did sign a contract with Norvik Turbines.", SIGNED, "sign"),
    ("Yes, the ministry signed a contract with Norvik Turbines.", SIGNED, "sign"),
    ("The ministry paid Norvik Turbines for ten new engines.", "The ministry did not pay Norvik Turbines.", ""),
    ("The ministry paid for a contract.", "The ministry didn't pay for the contract.", "pay"),
    ("The agreement runs for ten years and may not be extended.", "The agreement runs for ten years and may be"
     " extended.", "extend"),
    ("Our grandfathers never crossed between these ports.", "Our grandfathers crossed between these ports under"
     " sail.", "cross"),
    ("The next decision will not be announced in October.", "The next decision will be announced in October.",
     "announc"),
    ("The Fund will not keep an office until June.", "The Fund will keep an office until June.", "keep"),
    ("Ferries will not sail each day except Friday.", "Ferries will sail each day except Friday.", "sail"),
    ("We cannot water the fields but cannot keep prices low.", "We cannot water the fields but can keep prices low.",
     "keep"),
    ("Ann Bell said the old port was closed.", "“No old port was closed,” said Ann Bell.", "old"),
    ("Порт не откроется осенью, сообщил министр транспорта.", OPENED, "откроет"),
    ("Сельские амбулатории закроют, сказала Эльза Горин.", "«Мы не закроем сельские амбулатории», — сказала Эльза"
     " Горин.", "закро"),
    ("Равиль Тонсен подчеркнул, что пропуска будут.", "«Никаких пропусков не будет», — подчеркнул Равиль Тонсен.",
     "пропуск"),
    ("وقع الوزير عقد شراء العبارات الستة.", "ولم يوقع الوزير عقد شراء العبارات الستة.", "يوقع"),
    ("لن تبيع الوزارة سفنا قديمة في الربيع.", "ستبيع الوزارة عبارات قديمة في الخريف.", ""),
    ("الشركة مستعدة لبيع السفن القديمة.", "قالت الشركة: «لسنا مستعدين لبيع السفن القديمة».", "مستعدين"),
    ("لن تبيع الوزارة السفن القديمة.", "ستبيع الوزارة السفن القديمة في الخريف.", "تبيع"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence", "word"), CONTRARY)
def test_a_negation_more_or_fewer_says_the_contrary(sentence, evidence, word):
    """Where nearly all the rest is the same; where less is, nothing is said."""
    found = contradictions(sentence, [f"Something else happened there.\n{evidence}"])
    assert [(fault.kind, fault.words) for fault in found] == ([("sense", word)] if word else [])


AGREEING = [
    (SIGNED, SIGNED),
    ("The ministry failed to sign a contract with Norvik Turbines.", SIGNED),
    ("The ministry has refused to sign the contract with Norvik Turbines.", SIGNED),
    ("The ministry signed a contract with Norvik Turbines.", f"{SIGNED}\nThe ministry signed a contract with Norvik"
     " Turbines in May."),
    ("Bero Halst supported the proposal to raise the fuel tax.", "Gorvan Lestan did not support the proposal to raise"
     " the fuel tax. Bero Halst did."),  # the two told as one
    ("ليست الشركة مستعدة لبيع السفن القديمة.", "قالت الشركة: «لسنا مستعدين لبيع السفن القديمة»."),
    ("The council's plan would close the old harbour.", "Mayor Orlen rejected the council's plan to close the old"
     " harbour."),  # that there is a plan is not denied
    ("Orlen denied that the council had closed the old harbour.", "Mayor Orlen rejected reports that the council had"
     " closed the old harbour."),
    ("The contract was signed in June.", "The contract was not signed in May but in June."),
    ("The question is who bears its losses.", "The question is not whether we need this but who bears its losses."),
    ("The tax will not apply to pensioners.", "Will the tax apply to pensioners? No."),
    ("The tax will not apply to pensioners.", "Pensioners are exempt from the tax, which will apply to others."),
    ("The ferry will not sail in winter.", "The ferry will sail in every season except winter."),
    ("The ferry opened in May.", "The ferry did not open until May."),
    ("A ticket costs $75.", "A ticket costs no more than $75."),
    ("The port handles grain and coal.", "The port handles not only grain but coal."),
    ("The old port is closed.", "The old port is no longer open."),
    ("The ministry did not sign the contract.", "The ministry signed the contract, a channel says. This is false."),
    ("The bank does not expect inflation to fall.", "The bank expects that inflation will not fall."),
    ("The ferry was not cancelled.", "Nobody cancelled the ferry."),
    ("Порт не откроется осенью.", "Открытие порта осенью отменили."),
    ("Порт откроется в мае.", "Порт не откроется до мая."),
    ("Порт откроется осенью.", "Порт откроется не раньше осени."),
    ("Билет стоит 75 долларов.", "Билет стоит не более 75 долларов."),
    ("Министр подписал договор осенью.", "Министр подписал договор не весной, а осенью."),
    ("Министр договор не подписал.", "Министр отказался подписать договор."),
    ("وقع الوزير عقدا واحدا.", "لم يوقع الوزير إلا عقدا واحدا."),
    ("لم يوقع الوزير العقد.", "رفض الوزير أن يوقع العقد."),
    ("لا يزال الميناء القديم مغلقا.", "الميناء القديم مغلق."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence"), AGREEING)
def test_what_may_mean_the_same_is_let_pass(sentence, evidence):
    assert contradictions(sentence, [evidence]) == []


RUMOUR = "Several channels claim that Tovan Rask said the port would be closed for a month."


DENIED = "Mayor Orlen rejected reports in the press that the council had closed the old harbour."


@pytest.mark.parametrize(
    ("sentence", "evidence", "doubted"),
    [
        ("Tovan Rask said the port would be closed for a month.", f"{RUMOUR} This is false.", True),
        ("Tovan Rask said the port would be closed for a month.", RUMOUR, False),
        ("Channels claim that Tovan Rask said the port would be closed.", f"{RUMOUR} This is false.", False),
        ("It is false that the port would be closed for a month.", f"{RUMOUR} This is false.", False),
        ("Равиль Тонсен заявил, что въезд будет только по пропускам.", "На записи Равиль Тонсен якобы заявил: «Въезд"
         " будет только по пропускам».", True),
        ("Равиль Тонсен якобы заявил, что въезд будет только по пропускам.", "На записи Равиль Тонсен якобы заявил:"
         " «Въезд будет только по пропускам».", False),
        ("قال رافيل تونسن إن الدخول سيكون بتصاريح.", "نشرت صفحات تسجيلا مفبركا قال فيه رافيل تونسن إن الدخول سيكون"
         " بتصاريح.", True),
        ("Orlen confirmed that the council had closed the old harbour.", DENIED, True),
        ("The council closed the old harbour.", DENIED, True),
        ("Mayor Orlen refuted that the council had closed the old harbour.", DENIED, False),
        ("The press reported that the council had closed the old harbour.", DENIED, False),
        ("В Лендоре закончились запасы угля.", "Мэрия Лендора опровергает слухи о том, что закончились запасы угля.",
         True),
        ("В Лендоре закончилась вакцина против гриппа.", "Мэрия опровергает слухи о том, что закончилась вакцина"
         " против гриппа.", True),
        ("انهار جدار الميناء القديم.", "نفى العمدة أن يكون جدار الميناء القديم قد انهار.", True),
    ],
)  # fmt: skip
def test_what_a_release_doubts_is_no_fact(sentence, evidence, doubted):
    assert [fault.kind for fault in contradictions(sentence, [evidence])] == ["sense"] * doubted


HOSTILE = ["not ", "denied that ", "reject reports ", "не ", "не до ", "нет, ", "لم ", "no. "]


@pytest.mark.parametrize("text", [words * 9_000 for words in HOSTILE], ids=HOSTILE)
def test_hostile_sentences_are_judged_in_reasonable_time(text):
    assert contradictions(text, [text]) == []


@pytest.mark.parametrize(
    ("claim", "sentence", "may"),
    [
        ("that taxes would rise", "Lena Harst said that taxes would rise.", True),
        ("that taxes would rise", "Pavel Harst said that taxes would never rise again.", False),
        ("that deposits would be frozen", "The Minister has never said that deposits would be frozen.", False),
        ("that deposits would be frozen", "The Minister denied that deposits would be frozen.", False),
        ("the bridge would never open", "Ina Falk said it would never open.", True),
        ("the bridge would never open", "Adel Mirzan said the bridge would open in May.", False),
        ("that the bridge would open in May", "She said the bridge would not open until May.", True),
        ("что вклады будут заморожены", "The Minister has never said that deposits would be frozen.", False),
        ("that Tavoria is arming the rebels", "С 2019 года Тавора не поставляла оружия никому.", False),
        ("что гора не признаёт границ", "“A mountain does not recognise borders,” he said.", True),
        ("что налоги вырастут", "Ольга Грач сказала, что налоги не вырастут.", False),
        ("что налоги вырастут", "Ольга Грач сказала, что налоги вырастут не только в мае.", True),
        ("إن أسعار الكهرباء سترتفع", "قال الوزير إن أسعار الكهرباء لن ترتفع.", False),
        ("إن أسعار الكهرباء سترتفع", "نفى الوزير أن أسعار الكهرباء سترتفع.", False),
        ("إن الجبل لا يعترف بالحدود", "وقال: «الجبل لا يعترف بالحدود».", True),
    ],
)
def test_who_denies_a_claim_does_not_say_it(claim, sentence, may):
    assert may_say(claim, sentence) is may
