-- Words and dates for the rules.

-- A number as one writes it: 72, 3.5, 1000000. Whole numbers without ".0".
CREATE OR REPLACE TEMP MACRO plain(x) AS
    CASE WHEN x = round(x) AND abs(x) < 1e15 THEN format('{}', x::BIGINT)
         ELSE format('{:.12g}', x::DOUBLE) END;

-- A number of people as one reads it: 1,012.
CREATE OR REPLACE TEMP MACRO people(x) AS format('{:,}', x::BIGINT);

-- A figure as a message names it: one in words stands in quotation marks.
CREATE OR REPLACE TEMP MACRO told(figure) AS
    CASE WHEN regexp_matches(figure, '^\pL') THEN '"' || figure || '"' ELSE figure END;

CREATE OR REPLACE TEMP MACRO shorten(words, most) AS
    CASE WHEN length(words) <= most THEN words ELSE left(words, most - 3) || '...' END;

-- Last year, month or day of a period or partial date ("2024", "2021/2024", "2023-06"), as a date.
CREATE OR REPLACE TEMP MACRO last_day_of(period) AS
    CASE
        WHEN regexp_full_match(split_part(period, '/', -1), '\d{4}')
            THEN try_cast(split_part(period, '/', -1) || '-12-31' AS DATE)
        WHEN regexp_full_match(split_part(period, '/', -1), '\d{4}-\d{2}')
            THEN last_day(try_cast(split_part(period, '/', -1) || '-01' AS DATE))
        ELSE try_cast(left(split_part(period, '/', -1), 10) AS DATE)
    END;

-- "2015-10-04" as one says it: October 2015.
CREATE OR REPLACE TEMP MACRO month_year(day) AS
    CASE WHEN length(day) >= 7 THEN strftime(try_cast(left(day, 7) || '-01' AS DATE), '%B %Y')
         ELSE day END;

-- How many more claims are in the same conflict, and with which figures, in the order written.
CREATE OR REPLACE TEMP MACRO and_others(rivals, figures) AS
    CASE WHEN rivals < 2 THEN ''
         ELSE ' In all, ' || rivals || ' claims are in conflict with it: '
            || array_to_string(list_sort(figures)[:8], ', ')
            || CASE WHEN len(figures) > 8 THEN ' and ' || len(figures) - 8 || ' others' ELSE '' END
            || '.' END;

-- Where a clause ends.
CREATE OR REPLACE TEMP MACRO clause_end() AS
    '[.;,:()|]|\b(?:and|but|while|whereas|against|versus|vs|compared|as opposed)\b';

-- A text in which "45 and over" and "50 ha or more" are one word, "45+", that no clause ends in.
CREATE OR REPLACE TEMP MACRO and_over(text) AS
    regexp_replace(coalesce(text, ''), '(\d+)(?: [a-z]{1,12})? (?:and|or) (?:over|older|above|more'
        || '|larger|upwards?)\b', '\1+', 'g');

-- Where a group ends and begins that is named by a number ("under 50", "45+"); empty if it is not.
CREATE OR REPLACE TEMP MACRO below_number(words) AS
    regexp_extract(words, '\b(?:under|below|younger than|less than|fewer than|smaller than|up to)[- ](\d+)', 1);

CREATE OR REPLACE TEMP MACRO above_number(words) AS
    coalesce(nullif(regexp_extract(words, '\b(?:over|above|older than|more than|at least|larger than)[- ](\d+)', 1), ''),
        regexp_extract(and_over(words), '\b(\d+) ?\+', 1), '');

-- First letters of a name's words, small words left out: "society for human resource management".
CREATE OR REPLACE TEMP MACRO initials(name) AS
    regexp_replace(regexp_replace(name, '\b(for|of|the|and|in|on|at|to|a|an)\b', '', 'g'),
        '\W*(\w)\w*\W*', '\1', 'g');

-- Whether two credits may name one body: one name in the other, or the other's initials.
CREATE OR REPLACE TEMP MACRO one_name(a, b) AS
    contains(a, b) OR contains(b, a) OR initials(a) = b OR initials(b) = a;

-- Whether a credit names somebody by what they are: "Board chair Ada Rye", "Dr Mill".
CREATE OR REPLACE TEMP MACRO a_speaker(credit) AS
    regexp_matches(credit, '(^|[\s-])(?i:advis[eo]r|analyst|ceo|cfo|cto|chair|chair(wo)?man|commissioner'
        || '|coordinator|councillor|dean|director|dr\.?|economist|executive|(co-?)?founder|governor'
        || '|head|lecturer|manager|mayor|minister|mrs?\.?|ms\.?|officer|president|principal'
        || '|prof\.?|professor|researcher|scientist|secretary|senator'
        || '|speaker|spokes(wo)?man|spokesperson) ([A-Z][\w’''.-]+ ?){1,3}$');

-- Whether words tell that each may give but one answer, or that shares are the parts of a whole.
-- "The main reason" does, "the main reasons" does not.
CREATE OR REPLACE TEMP MACRO one_answer(words) AS
    regexp_matches(words,
        '\b(one|single|only one|just one|exactly one)\b[^.:;]{0,40}'
        || '\b(answers?|choices?|options?|box|responses?|reasons?|votes?|per (person|respondent|head))\b'
        || '|\b(choose|chose|pick|picked|select|selected|name|named|tick|ticked|give|gave|state'
        || '|asked (for|to name|about))\b[^.:;]{0,24}\b(one|single|only|main|first)\b'
        || '|\bsingle[- ](choice|answer|response|most)\b|\bmutually exclusive\b'
        || '|\b(the|your|their|its|our|what is|as|one) (main|primary|biggest|greatest|largest'
        || '|single|most important|most common|number[- ]one|top|preferred|favou?rite|principal'
        || '|chief) ([a-z-]*[a-rt-z] )?[a-z-]*[a-rt-z]\b'
        -- not "in the first six months", "the first quarter"
        || '|\b(the|your|their|its|our|as|one) first ([a-z-]+ )?(answer|choice|option|reason|cause|concern'
        || '|worry|priority|preference|language|source|device|pick|thing|step|stop|impression|wish|use'
        || '|motive|port of call|job|contact)\b'
        || '|(^|[\n.:|])\s*(main|primary|principal|most important|preferred)( single)? (reason|source|device'
        || '|motive|cause|concern|worry|obstacle|barrier|answer|choice|purpose|use|method|means|mode'
        || '|way|channel|factor|activity|occupation|language|problem|threat|fear)\b'
        || '|\b(which|what) (one|single) [a-z-]*[a-rt-z]\b'
        -- "what homes are mainly heated with"
        || '|\b(what|how|which|where|who|whom)\b[^.:;?|]{0,60}\b(mainly|primarily|chiefly|most often)\b'
        -- nobody lives or comes from more than one place
        || '|\b(lives?|lived|comes?|came|(was|were) born)\b[^.;]{0,90}\b(elsewhere|abroad|overseas)\b'
        || '|\b(break(s|ing)? down|broken down|breakdown|split (as follows|between|into|by)'
        || '|divided (as follows|between|into|among)|made up of|composed of|the (rest|remainder))\b');

-- What a share of everybody is "of", in lower case: a pattern for a whole population.
CREATE OR REPLACE TEMP MACRO anyone() AS
    '^(the )?(adults|people|respondents|everyone|the public|residents|citizens|voters'
    || '|households|those (asked|surveyed|polled|interviewed))$';

-- Whether a sentence tells of a mean: that lies between its parts, where a sum does not.
CREATE OR REPLACE TEMP MACRO of_a_mean(quote) AS
    regexp_matches(lower(quote), '\b(means?|averages?|averaged|medians?)\b');

-- Words one of which stands where a share is told of a whole and not of a part.
CREATE OR REPLACE TEMP MACRO whole_words() AS
    '\b(all|overall|total|altogether|whole|average|combined|every\w*|nation\w*|country\w*|britain'
    || '|uk|usa?|united|england|scotland|wales|ireland|france|germany|italy|spain|canada|australia'
    || '|india|japan)\b';

-- Months since year 0 of a date as ISO 8601 writes it; of a year alone, its middle.
CREATE OR REPLACE TEMP MACRO month_of(written) AS
    try_cast(left(written, 4) AS INT) * 12
        + coalesce(try_cast(nullif(substr(written, 6, 2), '') AS INT), 6);

-- Whether a statement is of what people think of the day's politics, which moves from month to
-- month: whom they would vote for, whom they approve of. Null statements say nothing.
CREATE OR REPLACE TEMP MACRO moves(statement) AS
    coalesce(regexp_matches(lower(statement),
        '\b(?:would|will|to|likely|plan(?:ned|s)? to|intend(?:ed|s)? to) (?:now )?(?:vote|elect|back)\b'
        || '|\bvot(?:e|es|ed|ing) (?:for|to|against|intentions?)\b|\bvoting intentions?\b'
        || '|\b(?:dis)?approv(?:e|es|al|ing)\b|\bun?favou?rabl[ey]\b|\bfavou?rabl[ey] (?:view|opinion)'
        || '|\b(?:dis)?satisfied with (?:the )?(?:way|how|job|performance)\b[^.;]*\b(?:government|minister'
        || '|president|leader|party|governor|mayor|congress)\b'
        || '|\b(?:vote|election|referendum|ballot) (?:were |was )?(?:held )?(?:today|tomorrow|now)\b'), false);

-- Whether a statement is what is left where no answer was given: undecided, do not know, no
-- opinion. How many these are rests on how hard a pollster asks.
CREATE OR REPLACE TEMP MACRO no_answer(statement) AS
    coalesce(regexp_full_match(lower(statement),
        '\W*(?:(?:say|said|that|they|are|were|is|remain(?:ed|s)?|still|currently|have|had|has|gave|give'
        || '|expressed?|volunteered) )*(?:undecided|unsure|not sure|uncertain|do(?:n[''’]t| not) know|dk'
        || '|don[''’]t knows?|no (?:opinion|answer|response|preference)|refused(?: to (?:say|answer))?)'
        || '(?: (?:yet|voters?|(?:about |of |as to )?(?:whom?|which (?:way|side|candidate|party)|how they)\b.*))?\W*'
        ), false);

-- Whether a share is of a poll on the day's politics: of voters, or of what moves.
CREATE OR REPLACE TEMP MACRO of_voters(population, statement) AS
    moves(statement) OR coalesce(regexp_matches(lower(population), '\b(?:voters|electorate)\b'), false);

-- Whether what stands ahead of a share, or behind it, tells of a part of those who were asked: "among
-- women", "of those with ovens". Who took part are all of them, and "who their baker is" are nobody.
CREATE OR REPLACE TEMP MACRO without_all(words) AS
    regexp_replace(lower(words), '\b(?:those |people |students |adults )?who (?:took part|answered|respond(?:ed)?'
        || '|repl(?:y|ied)|participated|completed|filled|sent|returned|were (?:asked|interviewed|surveyed|polled))\b'
        || '|\bwhom? (?:their|the|is|was|are|were|to|they|it|would|will)\b', '', 'g');

CREATE OR REPLACE TEMP MACRO of_a_group(ahead, behind) AS coalesce(
    regexp_matches(without_all(ahead),
        '\b(who|whose|those|women|men|girls|boys|male|female|aged|under|over|older|younger|with'
        || '|without|among|only|half|group)\b[^.;:]{0,100}$')
    OR regexp_matches(without_all(behind),
        '^[\s)]*(of|among|amongst|in|for|by)\b[^.;:,]{0,80}?\b(who|whose|those|women|men|girls|boys|male'
        || '|female|aged|under|over|older|younger|with|without|only|half|group)\b'), false);
