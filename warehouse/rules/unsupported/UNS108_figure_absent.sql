-- code: UNS108
-- name: figure-absent
-- severity: error
-- subject: claim
-- looks at: judged WHERE accountable AND match = 'matched' AND has_copy
-- summary: Neither the saved text of the source nor any other saved source gives the figure.
-- finds: A claim whose credited source is readable and complete enough, but says nothing of this
--   population and statement; no other registered source on file does either. The same digits
--   with another meaning do not count as present. Not raised where the claim's own words say too
--   little to look for it, or the text has no other figures in its unit.
-- why: A real source that does not say it is the most common way a false figure looks true.
-- fix: Find where the figure comes from and credit that; or take it out.
-- references: Wikipedia, Template:Failed verification
SELECT
    claim_id,
    told(figure) || ' is not in the source it is credited to: the saved text of ' || source_label
        || ' says nothing of this, and no other saved source has the figure either.' AS message
FROM judged
WHERE accountable AND outcome = 'figure_absent'
