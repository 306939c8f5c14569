// What `sandtable aggregate --help` says below the options.
#pragma once

namespace sandtable::cli {

inline constexpr const char* kAggregateHelp =
    R"(  sandtable aggregate class/ > summary.json
  sandtable aggregate --md monday.json tuesday.json
  sandtable aggregate --csv --language zh codes.txt
  zcat submissions.ndjson.gz | sandtable aggregate -
Inputs:
  Files of any name; the *.json, *.ndjson and *.txt files of a folder and its folders (links to folders are not
  followed); - for standard input.
  Each may hold submissions or whole plans, one after another or one per line, classes, lists of submissions, and
  text with links and result codes; other text is skipped. A line, or a document of several lines, may have 4 MiB.
  Anything that can't be read is listed with its place, and the exit code is 1; everything else is counted.
Who counts, and once:
  The same input gives the same text in any order; titles are in the language most submissions use.
  The same id twice: a finished part counts before an unfinished one; otherwise the later submission counts.
  Several attempts by one person at a test in a phase: finished before unfinished; among finished ones the earliest
  by "taken" before a course, the latest after it or without a phase; --attempt first|last for all phases. Attempts
  set aside are counted as "repeated". For a sorting exercise or a SWOT, the last submission counts.
  A person is identified by the id in the submission ("person"). Names alone join nobody, unless --join-names.
  Versions of a test are counted separately ("id@2") and never paired.
Figures:
  sd        divisor n - 1
  quartiles linear between neighbours at (n - 1)p: type 7 of Hyndman & Fan (1996), as R, NumPy and Excel's QUARTILE.INC
  scores    listwise: a dimension of those who answered all of it, the total of those who answered everything
  alpha     Cronbach's, with Feldt's 95% interval; item_rest and alpha_if_dropped are within the question's
            dimension; all listwise within it, with its n (alpha_n); none for fewer than 3 people
  pairs     of the same person: before and after; self and others in the same phase, of several raters their mean.
            difference = second - first, its 95% interval by Student's t
  effects   d_av = difference / mean of both sds; g_av = d_av (1 - 3/(8n - 9)); d_z = difference / sd of the differences
            (Lakens 2013). 95% interval of d_av as Bonett (2008), from 3 pairs on. 0.2, 0.5 and 0.8 for small, medium
            and large (Cohen 1988) are for d_av and g_av only. An interval without width is left out.
  strongest, weakest: three questions by their mean keyed value and all that tie with the third ("tied"); one that
            would be in both lists is in neither; "few": answered by fewer than half of the group, or than 10
  sorting   n = people who sorted at least one item; right_pct of n: what was not sorted is not right; items and
            categories that the exercise does not have are not counted
  enough    of n people: too_few below 10 (one person moves a mean by a tenth of the way), rough below 30 (intervals
            rest on the normal distribution), else fine; the limits are Sandtable's own
Columns of --csv, each with one meaning; empty where it doesn't apply:
  kind: attempts (a rater and phase), question, dimension, total, level, before_after, self_other; of a sorting
  exercise item and placed; cards. test, version, rater, phase, id, title: what the row is of. n people (attempts,
  where others rate) are behind it, enough as above; complete: no question unanswered; repeated: attempts set
  aside; ratings: by others. min, max: of the scale or score. mean to upper_quartile: of the answers as given, or of
  the scores; reverse: 1 for a reverse-scored question, keyed_mean: as it counts. first_ and second_:
  before and after, or self and others. up, down: people whose second is higher, lower. level: people (count) of
  each. bin: where an item was put, in item rows where it belongs; count: how many did; right: how many were right.
  answer_1 is the lowest answer, as given.)";

}  // namespace sandtable::cli
