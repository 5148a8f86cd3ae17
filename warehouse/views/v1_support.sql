-- Whether the credited source states the claim, slot by slot, and who credits whom.
SELECT * FROM live.support
