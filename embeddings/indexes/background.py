"""What a question scores on passages that have nothing to do with it, language by language.

A model prefers passages in the question's own language, whatever they say. So each language's scores are
brought to one mean and one spread, those that a sample of the language's passages has: what stands out of
its own language ranks first, as when the result lists of several archives are merged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.indexes.texts import Texts
from embeddings.models.encoder import Vectors
from embeddings.models.tokens import Spread

Scores = NDArray[np.float32]
SAMPLE = 96  # passages in all: their token vectors take some 20 MB, ready to be compared
LEAST = 8  # of one language
MOST = 32
# A language of few passages says little about its background: at so many, half is believed. Chosen on the sample
# archive, where 10 finds more across languages than 30 or 100 and loses nothing within one.
HALF_BELIEVED = 10
# What has nothing to do with one another: the level from which a model's scores count.
UNRELATED_QUESTIONS = (
    "Who designed the new opera house?", "Как ухаживать за комнатными растениями?", "ما أطول أنهار القارة؟"
)  # fmt: skip
UNRELATED_PASSAGES = (
    "The deputy minister received the ambassador and discussed trade in machinery between the two countries.",
    "Центральный банк сохранил ключевую ставку на прежнем уровне и опубликовал прогноз инфляции.",
    "وقّع الجانبان مذكرة تفاهم لتبادل الخبرات في مجال الطيران المدني وسلامة المطارات.",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """Some passages of one language, which has `passages` in all."""

    passages: int
    vectors: Vectors  # (n, dimension)
    tokens: Spread
    texts: Texts


def per_language(languages: int) -> int:
    return min(MOST, max(LEAST, SAMPLE // max(1, languages)))


def levelled(
    scores: Scores, languages: Sequence[str], background: Mapping[str, Scores], sizes: Mapping[str, int]
) -> Scores:
    """`scores` as if all languages had the same background.

    `background` has the scores of each language's sample, `sizes` how many passages the language has.
    """
    if len(background) < 2:
        return scores
    everything = np.concatenate(list(background.values()))
    mean, spread = everything.mean(), everything.std()
    found, language = scores.copy(), np.array(languages, str)
    for name, own in background.items():
        belief = sizes[name] / (sizes[name] + HALF_BELIEVED)
        own_mean = belief * own.mean() + (1 - belief) * mean
        own_spread = max(belief * own.std() + (1 - belief) * spread, 1e-6)
        rows = language == name
        found[rows] = (scores[rows] - own_mean) / own_spread * spread + mean
    return found
