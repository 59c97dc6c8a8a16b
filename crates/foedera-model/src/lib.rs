//! The nouns: treaty, clause, commitment, act, statement, event, document, span, diagnostic.
