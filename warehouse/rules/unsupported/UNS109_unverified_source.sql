-- code: UNS109
-- name: unverified-source
-- severity: info
-- subject: claim
-- looks at: judged WHERE accountable AND match = 'matched'
-- summary: The source is matched, but there is no readable text of it; the finding says why.
-- finds: A claim that could be checked if there were a copy of its source. Not raised where the
--   source cannot be located at all (UNS105) or its address is dead (UNS107), nor where the text
--   has the value in words that may or may not mean the same, or the claim says too little by itself
--   to be looked for (`provstat explain` shows both).
-- why: "Could not check" is neither right nor wrong, and it is for someone to settle.
-- fix: Save a copy of the source in raw/evidence (`provstat fetch` tries; by hand if it is blocked).
SELECT
    claim_id,
    told(figure) || ' could not be checked against ' || source_label || ': '
        || CASE cause
            WHEN 'dead' THEN 'its address fails, though not often enough to be called dead'
            WHEN 'blocked' THEN 'its site refuses or does not answer'
            WHEN 'paywalled' THEN 'it is behind a paywall or login'
            WHEN 'unparsed' THEN 'the copy on file could not be read'
            WHEN 'too_thin' THEN 'the copy on file has too little text'
            ELSE 'no copy has been fetched' END || '.' AS message,
    to_json({cause: cause}) AS details
FROM judged
WHERE accountable AND match = 'matched' AND outcome = 'unverifiable'
    AND cause NOT IN ('other_words', 'too_little_said', 'credited_elsewhere')
    AND locatable IS NOT false AND NOT (link_state = 'dead' AND NOT has_copy)
