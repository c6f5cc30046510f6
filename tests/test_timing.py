"""When releases came out, and what happened when, as the words of a question say it; asked on 20 November 2025."""

from datetime import date

import pytest

from assistant.questions.question import MAX_QUESTION, understand
from assistant.times.period import Period
from embeddings.releases.release import Filters

TODAY = date(2025, 11, 20)  # a Thursday

# question | since | until; "~" in front of it: releases of that time come first and nothing is excluded;
# "+" at its end: the newest come first.
READ = """
What did the ministry say in June 2020?|2020-06-01|2020-06-30
What did the minister announce on 10 June 2020?|2020-06-10|2020-06-10
~What inflation did the bank cite in its May 2024 decision?|2024-05-01|2024-05-31
~How much grain was threshed by August 2024?|2024-08-01|2024-08-31
Statements on June 10th, 2020|2020-06-10|2020-06-10
What was said on the 3rd of March 2021 about trade?|2021-03-03|2021-03-03
News of 2020-06-10|2020-06-10|2020-06-10
releases of May 2021|2021-05-01|2021-05-31
statements since March|2025-03-01|
What has the embassy said since 5 January 2024?|2024-01-05|
news last week|2025-11-10|2025-11-16
What happened this week?|2025-11-17|2025-11-23
What did the spokeswoman say yesterday about grain?|2025-11-19|2025-11-19
What did the spokeswoman say the day before yesterday?|2025-11-18|2025-11-18
What did the ministry announce today?|2025-11-20|2025-11-20
Today's statements on the border|2025-11-20|2025-11-20
yesterday's briefing|2025-11-19|2025-11-19
What was announced last month?|2025-10-01|2025-10-31
What did they say last year about visas?|2024-01-01|2024-12-31
Which visits took place this year?|2025-01-01|2025-12-31
Everything about ferries in the last two weeks|2025-11-06|2025-11-20
Agreements signed over the past 3 months|2025-08-20|2025-11-20
What has changed over the last year?|2024-11-20|2025-11-20
Meetings in the past few days|2025-11-13|2025-11-20
What was reported in Q3 2020?|2020-07-01|2020-09-30
News from the third quarter of 2021|2021-07-01|2021-09-30
Announcements in the first half of 2022|2022-01-01|2022-06-30
What did the bank say in the summer of 2023?|2023-06-01|2023-08-31
What was announced last summer?|2025-06-01|2025-08-31
What was said in the winter of 2024?|2023-12-01|2024-02-29
Statements made in the 1990s|1990-01-01|1999-12-31
What did the ministry publish between March and June 2020?|2020-03-01|2020-06-30
What was said from 1 May 2021 to 15 June 2021?|2021-05-01|2021-06-15
News from November to February 2024|2023-11-01|2024-02-29
Press releases 2019-2021|2019-01-01|2021-12-31
What did the minister say between 10 and 20 June 2020?|2020-06-10|2020-06-20
What was announced until the end of May 2024?||2024-05-31
What had been said before March 2022?||2022-02-28
What was said after 10 June 2020?|2020-06-11|
What was the tariff as of 1 September 2023?||2023-09-01+
What did the minister say in June last year?|2024-06-01|2024-06-30
What was announced in early 2024?|2024-01-01|2024-04-30
What was announced in late June 2024?|2024-06-21|2024-06-30
What has been published since the beginning of the year?|2025-01-01|
What was said three months ago?|2025-08-01|2025-08-31
What was announced in December?|2024-12-01|2024-12-31
In 2023, what did the council announce about water?|2023-01-01|2023-12-31
~Tell me about the meetings with the council during 2023|2023-01-01|2023-12-31
Has there been any news about the canal lately?||+
What was announced in the fall of 2024?|2024-09-01|2024-11-30
What did the ministry say this fall?|2025-09-01|2025-11-30
What did the ministry say fall 2024?|2024-09-01|2024-11-30
What was announced last fall in Geneva?|2024-09-01|2024-11-30
~key rate decision fall 2024|2024-09-01|2024-11-30
What was announced in March last year?|2024-03-01|2024-03-31
What did the bank say about the fall in 2024?|2024-01-01|2024-12-31
~Did inflation fall in 2024?|2024-01-01|2024-12-31
~Why did grain exports fall last year?|2024-01-01|2024-12-31
~Where did students march in 2024?|2024-01-01|2024-12-31
~Who took part in the march in 2024?|2024-01-01|2024-12-31
~What reforms may this year bring?|2025-01-01|2025-12-31
~How much grain was exported in June 2024?|2024-06-01|2024-06-30
~Who visited the port in 2024?|2024-01-01|2024-12-31
~Where did ministers meet in spring 2025?|2025-03-01|2025-05-31
~What was signed in Geneva last year?|2024-01-01|2024-12-31
~How many schools were opened in 2023 and 2024?|2023-01-01|2024-12-31
~key rate decision September 2024|2024-09-01|2024-09-30
~What was unemployment at the end of 2024?|2024-09-01|2024-12-31
latest statement on fisheries||+
What is the bank's most recent decision?||+
What is the newest report about the dam?||+
What is the minister's last speech about?||+
What is the fuel price now?||+
Who is the current chair of the committee?||+
Any recent news on the canal?||+
~What was the latest decision in 2024?|2024-01-01|2024-12-31+
What did the ministry say in June or September 2024?|2024-06-01|2024-09-30
What did the ministry say in June, July and in September last year?|2024-06-01|2024-09-30
What did the ministry say in November or February 2024?|2023-11-01|2024-02-29
What was said not in 2024 but in 2023 about grain?|2023-01-01|2023-12-31
Why did the ministry not say so in 2024?|2024-01-01|2024-12-31
What was announced not before March 2022?|2022-03-01|
What did the minister say on the first of May?|2025-05-01|2025-05-01
What did the minister say on the twenty-first of May 2024?|2024-05-21|2024-05-21
What did the minister say in the first two weeks of June 2024?|2024-06-01|2024-06-14
What did the minister say in the last week of February 2024?|2024-02-23|2024-02-29
What did Russia say today about grain?|2025-11-20|2025-11-20
What did the minister say about the ferry on 9 May?|2025-05-09|2025-05-09
What did the minister say about the tariff until June 2024?||2024-06-30
What plans were announced until June 2024?||2024-06-30
What did the ministry say in the period 2014-2020?|2014-01-01|2020-12-31
What did the ministry say last Monday about grain?|2025-11-17|2025-11-17
What did the ministry say on Thursday?|2025-11-20|2025-11-20
What did the ministry announce on Tuesday, 3 June 2025?|2025-06-03|2025-06-03
What was published in Ramadan 1445?|2024-03-11|2024-04-09
What was announced on 15 Ramadan 1445 about grain?|2024-03-25|2024-03-25
What was announced in the last fortnight?|2025-11-06|2025-11-20
What was announced in the last year and a half?|2024-05-20|2025-11-20
What did the bank publish in H1 2025?|2025-01-01|2025-06-30
What did the bank publish in 2025 Q2?|2025-04-01|2025-06-30
What did the ministry say in the 90s?|1990-01-01|1999-12-31
What did the ministry say in the '20s?|2020-01-01|2029-12-31
What did the ministry say in Febuary 2024?|2024-02-01|2024-02-29
What is known about yesterday's briefing?|2025-11-19|2025-11-19
Что сообщило министерство в июне 2020 года?|2020-06-01|2020-06-30
Что происходило в Нории в октябре 2020-го?|2020-10-01|2020-10-31
Что решили в 2017-м?|2017-01-01|2017-12-31
Что заявил министр 10 июня 2020 г.?|2020-06-10|2020-06-10
Заявление от 10 июня 2020 года|2020-06-10|2020-06-10
Новости за 10.06.2020|2020-06-10|2020-06-10
релизы за май 2021|2021-05-01|2021-05-31
релизы мая 2021 года|2021-05-01|2021-05-31
что сообщали в марте|2025-03-01|2025-03-31
Что говорили с марта?|2025-03-01|
Что сказано начиная с 5 января 2024 года?|2024-01-05|
Новости за прошлую неделю|2025-11-10|2025-11-16
Что произошло на этой неделе?|2025-11-17|2025-11-23
Что сказала представитель вчера о зерне?|2025-11-19|2025-11-19
Что объявили позавчера?|2025-11-18|2025-11-18
Что сообщило министерство сегодня?|2025-11-20|2025-11-20
Вчерашний брифинг|2025-11-19|2025-11-19
Что объявили в прошлом месяце?|2025-10-01|2025-10-31
Что говорили о визах в прошлом году?|2024-01-01|2024-12-31
Какие новости были в этом году?|2025-01-01|2025-12-31
Что нового за последние две недели?|2025-11-06|2025-11-20
Соглашения за последние 3 месяца|2025-08-20|2025-11-20
Что изменилось за последний год?|2024-11-20|2025-11-20
Что нового за последние дни?|2025-11-13|2025-11-20
Заявления за III квартал 2020 года|2020-07-01|2020-09-30
Что сообщали в первом полугодии 2022 года?|2022-01-01|2022-06-30
Что говорил банк летом 2023 года?|2023-06-01|2023-08-31
Что объявили прошлым летом?|2025-06-01|2025-08-31
Что говорили зимой 2024 года?|2023-12-01|2024-02-29
Заявления в 1990-е годы|1990-01-01|1999-12-31
Что сообщалось с марта по июнь 2020 года?|2020-03-01|2020-06-30
Что говорилось между мартом и июнем 2020 года?|2020-03-01|2020-06-30
Новости с ноября по февраль 2024 года|2023-11-01|2024-02-29
Новости с 10 по 20 июня 2020 года|2020-06-10|2020-06-20
Пресс-релизы за 2019–2021 годы|2019-01-01|2021-12-31
Что сообщали до марта 2022 года?||2022-02-28
Что объявили до конца мая 2024 года?||2024-05-31
Что говорили после 10 июня 2020 года?|2020-06-11|
Каким был тариф по состоянию на 1 сентября 2023 года?||2023-09-01+
Тариф на 1 сентября 2023 года||2023-09-01+
Что сказал министр в июне прошлого года?|2024-06-01|2024-06-30
Что объявили в начале 2024 года?|2024-01-01|2024-04-30
Что объявили в конце июня 2024 года?|2024-06-21|2024-06-30
Что опубликовано с начала года?|2025-01-01|
Что говорили три месяца назад?|2025-08-01|2025-08-31
Что объявили в декабре?|2024-12-01|2024-12-31
Что изменилось за лето 2024 года?|2024-06-01|2024-08-31
~Сколько зерна вывезли в июне 2024 года?|2024-06-01|2024-06-30
~Кто посетил порт в 2024 году?|2024-01-01|2024-12-31
~Где встречались министры весной 2025 года?|2025-03-01|2025-05-31
~Сколько школ открыто в 2023 и 2024 годах?|2023-01-01|2024-12-31
~Какой была безработица в конце 2024 года?|2024-09-01|2024-12-31
последнее заявление о рыболовстве||+
Каково последнее решение банка?||+
Свежие новости о канале||+
Недавние сообщения о плотине||+
Сколько сейчас стоит топливо?||+
Кто нынешний председатель комитета?||+
~Каким было последнее решение в 2024 году?|2024-01-01|2024-12-31+
Что сообщили в июне или сентябре 2024 года?|2024-06-01|2024-09-30
Что сказал министр двадцать первого февраля 2024 года?|2024-02-21|2024-02-21
Что сказал министр с первого мая?|2025-05-01|
Что говорили в двадцатых числах февраля 2024 года?|2024-02-20|2024-02-29
Что сказал министр во второй половине мая 2024 года?|2024-05-16|2024-05-31
ماذا قالت الوزارة في يونيو 2020؟|2020-06-01|2020-06-30
ماذا أعلن الوزير في ١٠ يونيو ٢٠٢٠؟|2020-06-10|2020-06-10
ماذا أعلن الوزير في ۱۰ حزيران ۲۰۲۰؟|2020-06-10|2020-06-10
بيان بتاريخ 10/06/2020|2020-06-10|2020-06-10
بيانات أيار 2021|2021-05-01|2021-05-31
ماذا قيل في كانون الثاني 2021؟|2021-01-01|2021-01-31
ماذا قيل في كانون الثاني/يناير 2021؟|2021-01-01|2021-01-31
ماذا أعلنت السفارة في غشت 2023؟|2023-08-01|2023-08-31
ماذا أعلنت السفارة في جويلية 2023؟|2023-07-01|2023-07-31
ماذا قالت الوزارة منذ مارس؟|2025-03-01|
تصريحات الوزير منذ 5 يناير 2024|2024-01-05|
أخبار الأسبوع الماضي|2025-11-10|2025-11-16
ماذا حدث هذا الأسبوع؟|2025-11-17|2025-11-23
ماذا قالت الناطقة أمس عن الحبوب؟|2025-11-19|2025-11-19
ماذا أعلن أول أمس؟|2025-11-18|2025-11-18
ماذا أعلنت الوزارة اليوم؟|2025-11-20|2025-11-20
ماذا أعلن في الشهر الماضي؟|2025-10-01|2025-10-31
ماذا قالوا العام الماضي عن التأشيرات؟|2024-01-01|2024-12-31
ما الأخبار المنشورة هذا العام؟|2025-01-01|2025-12-31
ما الجديد خلال الأسبوعين الماضيين؟|2025-11-06|2025-11-20
الاتفاقيات خلال الأشهر الثلاثة الماضية|2025-08-20|2025-11-20
ما الذي تغير في آخر 3 أشهر؟|2025-08-20|2025-11-20
ما الذي تغير خلال الشهرين الأخيرين؟|2025-09-20|2025-11-20
أخبار الأيام الأخيرة|2025-11-13|2025-11-20
ماذا نشر منذ أسبوعين؟|2025-11-06|
ماذا أعلن قبل أسبوعين؟|2025-11-03|2025-11-09
ماذا أعلن قبل ثلاثة أشهر؟|2025-08-01|2025-08-31
تصريحات الربع الثالث من عام 2020|2020-07-01|2020-09-30
أخبار النصف الأول من عام 2022|2022-01-01|2022-06-30
ماذا قال المصرف في صيف 2023؟|2023-06-01|2023-08-31
ماذا أعلن في الصيف الماضي؟|2025-06-01|2025-08-31
تصريحات في تسعينيات القرن الماضي|1990-01-01|1999-12-31
ماذا نشرت الوزارة بين مارس ويونيو 2020؟|2020-03-01|2020-06-30
ماذا قيل من 1 مايو 2021 إلى 15 يونيو 2021؟|2021-05-01|2021-06-15
أخبار من 10 إلى 20 يونيو 2020|2020-06-10|2020-06-20
ماذا قيل قبل مارس 2022؟||2022-02-28
ماذا أعلن حتى مايو 2024؟||2024-05-31
ماذا قيل بعد 10 يونيو 2020؟|2020-06-11|
ماذا قال الوزير في يونيو من العام الماضي؟|2024-06-01|2024-06-30
ماذا أعلن في مطلع عام 2024؟|2024-01-01|2024-04-30
ماذا أعلن في أواخر يونيو 2024؟|2024-06-21|2024-06-30
ماذا أعلن في يونيو الماضي؟|2025-06-01|2025-06-30
ماذا أعلن في ديسمبر؟|2024-12-01|2024-12-31
ماذا كتبت الوزارة عن الرسوم في ديسمبر 2022؟|2022-12-01|2022-12-31
ماذا أعلن الأمين العام العام الماضي؟|2024-01-01|2024-12-31
ماذا أعلن الوزير العام الماضي؟|2024-01-01|2024-12-31
ماذا قيل في ربيع 2025؟|2025-03-01|2025-05-31
~كم صُدّر من الحبوب في يونيو 2024؟|2024-06-01|2024-06-30
~من زار الميناء في عام 2024؟|2024-01-01|2024-12-31
~من زار الميناء عام 2024؟|2024-01-01|2024-12-31
~أين اجتمع الوزراء في ربيع 2025؟|2025-03-01|2025-05-31
~كم مدرسة افتُتحت في 2023 و2024؟|2023-01-01|2024-12-31
~كم بلغت البطالة في نهاية عام 2024؟|2024-09-01|2024-12-31
ماذا أعلنت الوزارة في يونيو أو سبتمبر 2024؟|2024-06-01|2024-09-30
ماذا قال الوزير في العشرين من فبراير 2024؟|2024-02-20|2024-02-20
ماذا قال الوزير في الحادي والعشرين من مايو؟|2025-05-21|2025-05-21
ماذا قيل من الأول من مايو إلى العاشر من يونيو 2024؟|2024-05-01|2024-06-10
ماذا أعلن في النصف الأول من مايو 2024؟|2024-05-01|2024-05-15
ماذا قيل في الأسبوع الأول من يونيو 2024؟|2024-06-01|2024-06-07
Что сказал министр в прошлый вторник?|2025-11-18|2025-11-18
Что сказал министр в среду о зерне?|2025-11-19|2025-11-19
Что объявили 15 рамадана 1445 года?|2024-03-25|2024-03-25
Что нового за полгода?|2025-05-20|2025-11-20
~Сколько людей перевёз паром за полгода?|2025-05-20|2025-11-20
Что нового за последние полтора года?|2024-05-20|2025-11-20
Что говорили в 90-е?|1990-01-01|1999-12-31
Что говорили в 2010-х годах?|2010-01-01|2019-12-31
Что сообщили в фефрале 2024 года?|2024-02-01|2024-02-29
ماذا أعلنت الوزارة بين عامي 2020 و2022؟|2020-01-01|2022-12-31
ماذا قال الوزير يوم الثلاثاء الماضي؟|2025-11-18|2025-11-18
ماذا قال الوزير يوم الاثنين عن السد؟|2025-11-17|2025-11-17
ماذا أعلنت الوزارة في رمضان 1445؟|2024-03-11|2024-04-09
ماذا أعلنت الوزارة في فبرير 2024؟|2024-02-01|2024-02-29
Что сказал министр о пароме 9 мая?|2025-05-09|2025-05-09
ماذا قال الوزير عن الصيد في 9 مايو 2024؟|2024-05-09|2024-05-09
ماذا قالت الوزارة عن الحصاد العام الماضي؟|2024-01-01|2024-12-31
ماذا نشرت صحيفة البلاد اليوم؟|2025-11-20|2025-11-20
آخر تصريح عن الصيد||+
ما آخر قرار للمصرف؟||+
ما أحدث الأخبار عن القناة؟||+
ما هو القرار الأخير بشأن السد؟||+
كم سعر الوقود الآن؟||+
من الرئيس الحالي للجنة؟||+
"""
LEFT_ALONE = """
What does the treaty of 1992 say?
the treaty of 1992
the 2018 World Cup
Who won the 2018 World Cup?
What is Agenda 2030?
Vision 2030 projects
Expo 2020 pavilion
How many Kazakh students studied in Russia in 2019/2020?
students in the 2019/20 academic year
How much was exported in the 2023/24 season?
What did the bank say before the summit?
What happened after the earthquake?
the 10 June agreement
What did the September 2024 hike change?
Is trade higher than in 2023?
Is the tariff lower than in May 2021 statements?
What about last year's budget?
How much is the budget for 2024?
Will the bridge open in 2030?
What will happen next week?
What is planned for next year?
How many people live in 2000 villages?
Where may I find the address?
Did the troops march since then?
What caused the fall in prices?
What happened since the fall of the government?
What was the bank's role in the fall in exports?
Did exports fall 2025 tonnes?
Who governed after the Arab Spring of 2011?
the museum founded in 1950
the agreement signed in 1992
What is in the programme "News of May 2021"?
Resolution 2254 of 18 December
Who must register by noon at the latest?
last but not least, who spoke at last?
Who was the last king of the islands?
the last week of the war
What did the ministry say, but not in 2024?
What did the ministry announce except in 2024?
What did the newspaper Russia Today report?
What did the minister say about International Women's Day on 8 March?
What did the minister say about 9 May?
What did the ministry say about March 8 celebrations?
What did the ministry say about plans until 2024?
What did the ministry say about the period 2014-2020?
What did the minister say about the events in June 2020?
What did the ministry say on Sunday trading?
What did the ministry say about Friday prayers?
What did the ministry say on the last Friday of the war?
What will be said next Monday?
What was said in the match 2024?
What was said in match 2024?
In 1445 AH what changed?
договор 1992 года
Что говорится в договоре 1992 года о границах?
чемпионат мира 2018 года
Что такое Повестка 2030?
Сколько казахских студентов училось в России в 2019/2020 учебном году?
Сколько вывезли в сезоне 2023/24?
Что говорили до саммита?
соглашение от 10 июня 2020 года
Выросла ли торговля по сравнению с 2023 годом?
Бюджет прошлого года
Сколько денег в бюджете на 2024 год?
Построят ли мост к 2030 году?
Что будет на следующей неделе?
Встреча намечена на 10 июня 2025 года
Сколько людей живёт в 2000 посёлках?
Как ответили на события 11 сентября 2001 года?
музей, основанный в 1950 году
Соглашение, подписанное в 1992 году
Когда Последний звонок в школах?
последняя неделя войны
Что сообщали не в 2024 году?
Что сообщили кроме июня 2024 года?
Что сообщила газета Сегодня?
Что сказал министр про 9 мая?
Что говорили в 10-х классах?
Что сказали в среде студентов?
Что сказал министр о параде 9 мая?
Что сказал министр о планах до 2024 года?
Что сказал министр о периоде 2014–2020 годов?
На сколько дней приехала мать Марты?
Чем закончилась Арабская весна 2011 года?
اتفاقية 1992
اتفاقية عام 1992
ماذا تنص عليه معاهدة 1992؟
من فاز بكأس العالم لكرة القدم عام ٢٠١٨؟
ما هي رؤية 2030؟
كم طالباً في العام الدراسي 2019/2020؟
صادرات موسم ٢٠٢٣/٢٠٢٤
ماذا قيل قبل القمة؟
هل التجارة أكبر مقارنة بعام 2023؟
موازنة عام 2024
كم خصص لعام 2024؟
هل يفتتح الجسر في 2030؟
ماذا سيحدث الأسبوع المقبل؟
الاتفاقية الموقعة عام 1992
كيف ردت الوزارة على أحداث 11 سبتمبر 2001؟
المتحف الذي تأسس عام 1950
هل توجد مدرسة في بلد آخر؟
ماذا قال الأمين العام السابق عن الميناء؟
من هو المدعي العام السابق؟
من مارس الضغط على الحكومة؟
ماذا قيل في ربيع الآخر؟
ماذا حدث في الربيع العربي؟
أي مشروع آخر أعلن عنه؟
من هو أب الطالب؟
ماذا أعلنت الوزارة باستثناء 2024؟
ماذا أعلنت الوزارة ما عدا عام 2024؟
ماذا قالت صحيفة اليوم؟
ماذا قال الوزير عن أحداث يونيو 2020؟
ماذا قال الوزير عن عيد العمال في الأول من مايو؟
ماذا قالت الوزارة عن الفترة 2014-2020؟
ماذا قالت الوزارة عن حصاد العام الماضي؟
ماذا قالت الوزارة عن شباب اليوم؟
ماذا قيل عن المؤتمر الأول من مايو 2024؟
كيف ردت الوزارة على هجمات الحادي عشر من سبتمبر؟
ما أخبار اليوم العالمي للغة؟
ماذا قيل عن رمضان 1445 هـ؟
"""


def cases():
    rows = [line.split("|") for line in READ.strip().splitlines()]
    return [
        (question.lstrip("~"), since, until.rstrip("+"), not question.startswith("~"), until.endswith("+"))
        for question, since, until in rows
    ]


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("question", "since", "until", "strict", "newest"), cases())
def test_a_period_is_read_in_the_words(question, since, until, strict, newest):
    """Exactly these days, only them or them first, and newest first where the latest is asked for."""
    asked = understand(question, today=TODAY)
    only = (asked.filters.since, asked.filters.until)
    first = (asked.around.first, asked.around.last) if asked.around else (None, None)
    expected = (day(since), day(until))
    assert (only, first) == ((expected, (None, None)) if strict else ((None, None), expected))
    assert asked.newest_first == newest


@pytest.mark.parametrize("question", LEFT_ALONE.strip().splitlines())
def test_a_date_that_is_the_subject_is_left_alone(question):
    """Nothing is limited and nothing is ordered by date."""
    asked = understand(question, today=TODAY)
    assert (asked.filters.since, asked.filters.until, asked.around) == (None, None, None)
    assert not asked.newest_first
    assert asked.read == ()
    assert asked.searched == question


def asked(question, **options):
    return understand(question, today=TODAY, **options)


def test_chosen_dates_stand_and_dates_can_be_ignored():
    """A choice wins over the words; what is ignored stays in the words that are searched."""
    question = "What did the ministry say in June 2020?"
    chosen = asked(question, filters=Filters(since=date(2024, 1, 1)))
    assert (chosen.filters, chosen.read) == (Filters(since=date(2024, 1, 1)), ())
    ignored = asked(question, ignore=["dates"])
    assert (ignored.filters, ignored.read, ignored.searched) == (Filters(), (), question)
    assert not asked("latest statement", ignore=["newest"]).newest_first
    assert not asked("the rate as of 1 June 2024", ignore=["newest"]).newest_first


def test_words_that_became_a_limit_are_not_searched_for():
    """Unless nothing else would be left, and unless they only prefer."""
    assert asked("What did the ministry say in June 2020?").searched == "What did the ministry say?"
    assert asked("Что заявил министр 10 июня 2020 г.?").searched == "Что заявил министр?"
    assert asked("releases of May 2021").searched == "releases of May 2021"
    assert asked("Who came in June 2020?").searched == "Who came in June 2020?"
    assert asked("What did the ministry say in June 2020?").text == "What did the ministry say in June 2020?"


def test_today_moves_everything():
    """Also across a new year, on a leap day and at the ends of the calendar."""
    for today, since, until in (
        ("2024-01-01", "2023-12-25", "2023-12-31"),
        ("2024-02-29", "2024-02-19", "2024-02-25"),
        ("0001-01-01", None, None),
        ("9999-12-31", None, None),  # its week ends in year 10,000
    ):
        found = understand("news last week", today=date.fromisoformat(today)).filters
        expected = Filters(*(day(text) if text else None for text in (since, until)))
        assert found == expected
    for text in ("news in the last 3 months", "news last year", "news in March", "news of last summer"):
        for today in (date.min, date.max, date(2024, 2, 29)):
            understand(text, today=today)


HOSTILE = [
    "9" * MAX_QUESTION,
    "1 " * (MAX_QUESTION // 2),
    "2020 " * (MAX_QUESTION // 5),
    "2020-" * (MAX_QUESTION // 5),
    "10 June 2020 " * (MAX_QUESTION // 13),
    "10 июня " * (MAX_QUESTION // 8),
    "منذ أسبوعين " * (MAX_QUESTION // 12),
    "the last " * (MAX_QUESTION // 9),
    "in the " * (MAX_QUESTION // 7),
    "last week of " * (MAX_QUESTION // 13),
    '"' * MAX_QUESTION,
    "and " * (MAX_QUESTION // 4),
    "الربع الأول " * (MAX_QUESTION // 12),
    "news of the last 999 years",
    "news from 29 February to 1 January 2024",
    "news between June 2021 and March 2020",
]
NO_DAYS = [
    "news of year 0",
    "news in 0000",
    "news of 0000-00-00",
    "news of 99999",
    "news in 9999",
    "news of 31 February 2020",
    "Что сообщили 31 февраля 2020 года?",
    "ماذا أعلن في ٣١ فبراير ٢٠٢٠؟",
    "news of 31 Ramadan 1441",
    "news of Ramadan 1599",
    "news of the last 999 decades",
    "what was said 999 decades ago",
    "news from 20 to 10 June 2020",
    "news since 2030",
    "news of 03/04/2020",
]


@pytest.mark.parametrize("question", HOSTILE + NO_DAYS, ids=lambda q: q[:30])
def test_hostile_words_are_only_words(question):
    """They are understood without an error, and whatever period is read is one, and has begun."""
    found = asked(question.strip())
    period = found.around or Period(found.filters.since, found.filters.until)
    assert period.first is None or period.first <= TODAY
    assert None in (period.first, period.last) or period.first <= period.last


@pytest.mark.parametrize("question", NO_DAYS)
def test_days_that_are_not_in_the_calendar_limit_nothing(question):
    """Year 0, 31 February, an ambiguous date, a range that runs backwards, the future."""
    found = asked(question)
    assert (found.filters, found.around) == (Filters(), None)


def test_a_day_of_the_islamic_calendar_is_converted():
    """By the same calendar as the dates of releases."""
    found = asked("ماذا قيل في 15 رمضان 1441 هـ عن السد؟")
    assert (found.filters.since, found.filters.until) == (date(2020, 5, 8), date(2020, 5, 8))
    assert found.searched == "ماذا قيل عن السد؟"
