-- Monthly reviews of the couples in the temporary table bench_reviewing (couple): two gone by, which both
-- answered, read and decided in, and one open for three days, which partner B has answered. After data.sql.

CREATE TEMPORARY TABLE bench_review AS
SELECT uuidv7() AS id, couple, back, today - back AS opens_on, back > 3 AS is_over,
       now() - make_interval(days => back - 1) AS answered_at
FROM bench_reviewing CROSS JOIN (VALUES (63), (33), (3)) reviews (back)
CROSS JOIN (SELECT (now() AT TIME ZONE 'America/New_York')::date AS today) days;

INSERT INTO program_progressreview (id, couple_id, period, opens_on, halfway_on, last_on, closes_at, created_at)
SELECT id, couple, to_char(current_date - make_interval(months => back / 30), 'YYYY-MM'), opens_on, opens_on + 4,
       opens_on + 9, now() + make_interval(days => 9 - back), answered_at
FROM bench_review;

CREATE TEMPORARY TABLE bench_answered AS
SELECT review.*, person.id AS person, person.slot
FROM bench_review review JOIN bench_partner person ON person.couple = review.couple AND (is_over OR slot = 'b');

INSERT INTO progress_reviewdone (review_id, couple_id, subject_id, author_id, audience, created_at, audience_since)
SELECT id, couple, person, person, 'care_team', answered_at, answered_at FROM bench_answered;

INSERT INTO progress_reviewanswer (review_id, couple_id, subject_id, author_id, audience, question, goal_id, words,
                                   value, created_at, audience_since)
SELECT answered.id, couple, person, person, 'couple', question, NULL, words, value, answered_at, answered_at
FROM bench_answered answered CROSS JOIN (VALUES
    ('month', 'We found each other again on two evenings.', NULL),
    ('thanks', 'That you waited until I could say it.', NULL), ('sure', '', 7)) answers (question, words, value)
UNION ALL
SELECT answered.id, answered.couple, person, person, 'couple', question, goal.id, words, NULL, answered_at, answered_at
FROM bench_answered answered JOIN bench_goal goal ON goal.couple = answered.couple AND goal.joint
CROSS JOIN (VALUES ('helped', 'Putting the phones in the hall.'), ('hindered', 'Late shifts.')) answers (question, words);

INSERT INTO progress_reviewwish (review_id, couple_id, subject_id, author_id, audience, goal_id, wish, created_at,
                                 audience_since)
SELECT answered.id, answered.couple, person, person, 'couple', goal.id, 'keep', answered_at, answered_at
FROM bench_answered answered JOIN bench_goal goal ON goal.couple = answered.couple AND goal.joint;

INSERT INTO progress_revealedreview (review_id, couple_id, author_id, audience, created_at, audience_since)
SELECT id, couple, person, 'couple', answered_at, answered_at FROM bench_answered WHERE is_over AND slot = 'b';

INSERT INTO progress_reviewdecision (review_id, couple_id, author_id, audience, goal_id, decision, created_at,
                                     audience_since)
SELECT answered.id, answered.couple, person, 'couple', goal.id, 'keep', answered_at, answered_at
FROM bench_answered answered JOIN bench_goal goal ON goal.couple = answered.couple AND goal.joint
WHERE is_over AND slot = 'b';

INSERT INTO progress_reviewfocus (review_id, couple_id, subject_id, author_id, audience, goals, ritual, created_at,
                                  audience_since)
SELECT answered.id, answered.couple, person, person, 'couple', ARRAY[goal.id], 'Tea at nine.', answered_at, answered_at
FROM bench_answered answered JOIN bench_goal goal ON goal.couple = answered.couple AND goal.goal = 1 WHERE is_over;
