"""The index of keywords: passages by the terms that they share with a question."""

from embeddings.indexes.term_index import TermIndex
from embeddings.text.terms import analyse, question_terms

KEYWORDS = TermIndex("keyword", analyse, question_terms)
