-- What rules may ask of the other side of a pair, which may stand in any document of the corpus.
SELECT
    claim_id, document, start, "end", figure, quote, value, n, kind, population, statement, period,
    match, source_id, candidates, credit_publisher, credit_year, credited,
    study_id, series, issued_year, cites, source_publisher,
    outcome, cause, second_hand, supported, asserted, published, source_n, asked_in, again
FROM seen
