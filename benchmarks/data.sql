-- Fills an empty, migrated database from the temporary table bench_plan (couple, clinician, days, many): each
-- couple with its clinician, that many days of history, and of its first goal that many versions and as many
-- values maps; where `many` is not 1, as many further goals too. As the superuser, with triggers and policies
-- out of the way.
-- Logs are written in the order of their days, as they would arrive, so that a couple's rows lie scattered.

SET LOCAL work_mem = '256MB';

INSERT INTO program_program (name, time_zone, capacity, review_window_days, plan_review_days, created_at)
VALUES ('Evening program', 'America/New_York', 9999, 10, 30, now());

INSERT INTO people_user (password, email, name, role, credential, is_active, is_content_editor,
                         time_zone, theme, email_ok, contact_email, date_joined)
SELECT '!', slot || plan.couple || '@bench.invalid', CASE slot WHEN 'a' THEN 'Alex' ELSE 'Sam' END, 'partner',
       '', true, false, 'America/New_York', 'auto', false, '', now()
FROM bench_plan plan CROSS JOIN (VALUES ('a'), ('b')) slots (slot);

INSERT INTO people_user (password, email, name, role, credential, is_active, is_content_editor,
                         time_zone, theme, email_ok, contact_email, date_joined)
SELECT DISTINCT '!', 'c' || clinician || '@bench.invalid', 'Tess ' || clinician, 'clinician',
       'LMFT', true, false, 'America/New_York', 'auto', false, '', now()
FROM bench_plan;

CREATE TEMPORARY TABLE bench_couple AS
SELECT plan.couple AS n, plan.days, plan.many, uuidv7(-make_interval(days => plan.days)) AS id, a.id AS a, b.id AS b,
       c.id AS clinician, now() - make_interval(days => plan.days) AS since
FROM bench_plan plan
JOIN people_user a ON a.email = 'a' || plan.couple || '@bench.invalid'
JOIN people_user b ON b.email = 'b' || plan.couple || '@bench.invalid'
JOIN people_user c ON c.email = 'c' || plan.clinician || '@bench.invalid';

CREATE TEMPORARY TABLE bench_partner AS
SELECT n, days, many, id AS couple, since, clinician, slot, CASE slot WHEN 'a' THEN a ELSE b END AS id
FROM bench_couple CROSS JOIN (VALUES ('a'), ('b')) slots (slot);

ANALYZE bench_couple;
ANALYZE bench_partner;

INSERT INTO program_couple (id, program_id, name, time_zone, review_day, created_at)
SELECT id, (SELECT id FROM program_program), 'Alex & Sam ' || n, 'America/New_York', 1 + n % 28, since
FROM bench_couple;

INSERT INTO program_enrollment (couple_id, person_id, slot, status, started_at, discharge_reason)
SELECT couple, id, slot, 'active', since, '' FROM bench_partner;

INSERT INTO program_careteammember (couple_id, clinician_id, is_lead, started_at)
SELECT id, clinician, true, since FROM bench_couple;

-- Three goals a couple: two joint ones, the first of them changed once, and one of partner A; or many more.
CREATE TEMPORARY TABLE bench_goal AS
SELECT uuidv7(-make_interval(days => days)) AS id, id AS couple, n, days, many, since, a, b, clinician, goal,
       goal <> 3 AS joint
FROM bench_couple CROSS JOIN LATERAL generate_series(1, CASE many WHEN 1 THEN 3 ELSE many END) goals (goal);

ANALYZE bench_goal;

INSERT INTO goals_goal (id, couple_id, subject_id, author_id, audience, lifecycle_status, achievement_status,
                        created_at, audience_since)
SELECT id, couple, CASE WHEN joint THEN NULL ELSE a END, a, CASE WHEN joint THEN 'couple' ELSE 'care_team' END,
       'proposed', 'in-progress', since + make_interval(mins => goal), since
FROM bench_goal;

INSERT INTO goals_goalrevision (goal_id, number, based_on, author_id, title, much_less, less, expected, more,
                                much_more, target_date, baseline, baseline_level, how_known, weight, reason,
                                created_at)
SELECT id, version, nullif(version - 1, 0), a, 'An evening for the two of us, without phones ' || goal,
       'We never sit down together in the evening.', 'We sit down together, and a phone rings most times.',
       'Two evenings a week we sit down for half an hour.', 'Three evenings a week, and we both look forward.',
       'It has become ours: neither of us has to remind the other.', current_date + 60,
       'We sit down together about once a month.', -1, 'We mark the evenings on the calendar.', 1,
       CASE version WHEN 1 THEN '' ELSE 'Three was too many for now.' END, since + make_interval(hours => version)
FROM bench_goal CROSS JOIN LATERAL generate_series(1, CASE many WHEN 1 THEN 2 ELSE many END) versions (version)
WHERE version = 1 OR goal = 1;

UPDATE goals_goal goal SET current_id = last.id, agreed_id = last.id, lifecycle_status = 'active'
FROM (SELECT DISTINCT ON (goal_id) goal_id, id FROM goals_goalrevision ORDER BY goal_id, number DESC) last
WHERE last.goal_id = goal.id;

INSERT INTO goals_goalacceptance (goal_id, revision_id, person_id, why, first_step, ask_of_partner, created_at)
SELECT goal.id, revision.id, person, 'I miss the way we talked when we first lived together.',
       'I put my phone in the hall at eight.', 'Tell me when you need ten minutes first.', goal.since
FROM bench_goal goal JOIN goals_goalrevision revision ON revision.goal_id = goal.id
CROSS JOIN LATERAL unnest(CASE WHEN goal.joint THEN ARRAY[goal.a, goal.b] ELSE ARRAY[goal.a] END) people (person);

INSERT INTO goals_goalreview (goal_id, revision_id, clinician_id, outcome, realistic, actionable, tailored,
                              message, created_at)
SELECT goal.id, revision.id, goal.clinician, 'approved', '', '', '', 'A good size for a first goal.', goal.since
FROM bench_goal goal JOIN goals_goalrevision revision ON revision.goal_id = goal.id WHERE goal.joint;

-- Each partner logs a step for the first goal each day; who reads it changes from day to day.
INSERT INTO progress_progresslog (id, couple_id, subject_id, author_id, audience, goal_id, occurred_on, what,
                                  how_it_went, effort, helped, helped_words, hindered, hindered_words,
                                  created_at, audience_since)
SELECT uuidv7(-make_interval(days => day)), person.couple, person.id, person.id,
       (ARRAY['care_team', 'couple', 'private'])[1 + (day + person.n) % 3], goal.id, current_date - day,
       'We sat down after dinner and talked about the week, day ' || day, 1 + (day + person.n) % 5, 1 + day % 5,
       '{}', '', '{}', '',
       now() - make_interval(days => day, mins => person.n % 600), now() - make_interval(days => day)
FROM bench_partner person
JOIN bench_goal goal ON goal.couple = person.couple AND goal.goal = 1
CROSS JOIN LATERAL generate_series(1, person.days) days (day)
ORDER BY day DESC;

-- A round of ratings every two weeks, all revealed.
INSERT INTO progress_goalrating (revision_id, couple_id, subject_id, author_id, audience, goal_id, round, level,
                                 created_at, audience_since)
SELECT (SELECT agreed_id FROM goals_goal WHERE goals_goal.id = goal.id), goal.couple, CASE WHEN goal.joint THEN NULL ELSE goal.a END, person,
       CASE WHEN goal.joint THEN 'couple' ELSE 'care_team' END, goal.id, round,
       (goal.n + round * (1 + (person = goal.b)::int)) % 5 - 2, since + make_interval(days => 14 * round), since
FROM bench_goal goal
CROSS JOIN LATERAL generate_series(1, goal.days / 14) rounds (round)
CROSS JOIN LATERAL unnest(CASE WHEN goal.joint THEN ARRAY[goal.a, goal.b] ELSE ARRAY[goal.a] END) people (person)
ORDER BY since + make_interval(days => 14 * round);

INSERT INTO progress_revealedround (goal_id, number, created_at)
SELECT id, round, since + make_interval(days => 14 * round)
FROM bench_goal CROSS JOIN LATERAL generate_series(1, days / 14) rounds (round);

-- A session a week, each with its signed note, and the next one planned.
INSERT INTO therapy_sessions_therapysession (couple_id, author_id, audience, clinician_id, kind, status, starts_at,
                                             ends_at, video_link, created_at, audience_since)
SELECT id, clinician, 'couple', clinician, 'couple', CASE WHEN week = 0 THEN 'planned' ELSE 'finished' END,
       start, start + interval '50 minutes', 'https://video.invalid/room', start - interval '7 days', since
FROM bench_couple
CROSS JOIN LATERAL generate_series(0, days / 7) weeks (week)
CROSS JOIN LATERAL (SELECT now() + make_interval(days => 1 - 7 * week, hours => n) AS start) times
WHERE week = 0 OR start < now();

INSERT INTO therapy_sessions_sessionnote (couple_id, author_id, audience, session_id, data, assessment, plan, status,
                                          signed_at, credential, created_at, audience_since)
SELECT couple_id, author_id, 'care_team', id, 'Both came. They spoke of their week.', 'They listen longer.',
       'Keep the two evenings.', 'final', ends_at, 'LMFT', ends_at, ends_at
FROM therapy_sessions_therapysession WHERE status = 'finished';

INSERT INTO therapy_sessions_notegoal (note_id, goal_id, created_at)
SELECT note.id, goal.id, note.created_at
FROM therapy_sessions_sessionnote note JOIN bench_goal goal ON goal.couple = note.couple_id AND goal.goal = 1;

INSERT INTO progress_lastlooked (couple_id, author_id, audience, place, looked_at)
SELECT couple, id, 'private', 'shared', now() - interval '3 days' FROM bench_partner
UNION ALL
SELECT id, clinician, 'private', 'couple-page', now() - make_interval(days => n % 10) FROM bench_couple;

-- Steps of the first goal: one for both and one of partner A, or twenty; each marked by A every day.
CREATE TEMPORARY TABLE bench_step AS
SELECT uuidv7() AS id, goal.id AS goal, goal.couple, goal.a, goal.days, step
FROM bench_goal goal CROSS JOIN LATERAL generate_series(1, CASE goal.many WHEN 1 THEN 2 ELSE 20 END) steps (step)
WHERE goal.goal = 1;

INSERT INTO goals_goalstep (id, goal_id, author_id, for_person_id, what, size, rhythm, weekdays, starts_on, ends_on,
                            created_at)
SELECT id, goal, a, CASE step WHEN 1 THEN NULL ELSE a END, 'I put my phone in the hall at eight, ' || step, 'tiny',
       'daily', '{}', current_date - days, current_date + 30, now() - make_interval(days => days)
FROM bench_step;

INSERT INTO goals_stepmark (couple_id, subject_id, author_id, audience, goal_id, step_id, day, outcome, created_at,
                            audience_since)
SELECT couple, a, a, CASE day % 2 WHEN 0 THEN 'couple' ELSE 'care_team' END, goal, id, current_date - day,
       (ARRAY['done', 'done', 'partly', 'not-today'])[1 + (day + step) % 4], now() - make_interval(days => day),
       now() - make_interval(days => day)
FROM bench_step CROSS JOIN LATERAL generate_series(1, days) days (day)
ORDER BY day DESC;

-- Values of both partners, the latest map shared; rulers every two weeks; two limits each.
CREATE TEMPORARY TABLE bench_map AS
SELECT uuidv7() AS id, couple, person.id AS person, map, map = many AS latest, since
FROM bench_partner person CROSS JOIN LATERAL generate_series(1, many) maps (map);

INSERT INTO goals_valuesmap (id, couple_id, subject_id, author_id, audience, created_at, audience_since)
SELECT id, couple, person, person, 'private', since + make_interval(days => map), since FROM bench_map;

INSERT INTO goals_valuerating (couple_id, subject_id, author_id, audience, map_id, domain, name, importance,
                               consistency, words, is_latest, created_at, audience_since)
SELECT couple, person, person, CASE WHEN latest THEN 'couple' ELSE 'private' END, id, domain, '', 1 + (map + place) % 10,
       1 + (map * place) % 10, '', latest, since + make_interval(days => map), since
FROM bench_map CROSS JOIN unnest(ARRAY['family', 'partnership', 'parenting', 'friends', 'work', 'learning', 'play',
                                       'spirit', 'community', 'body']) WITH ORDINALITY domains (domain, place);

INSERT INTO goals_readinessrating (couple_id, subject_id, author_id, audience, goal_id, importance, confidence,
                                   readiness, why_not_lower, what_would_help, created_at, audience_since)
SELECT person.couple, person.id, person.id, 'care_team', goal.id, round % 11, (round * 3) % 11, (round * 7) % 11,
       'Because it worked twice.', 'A quiet week.', person.since + make_interval(days => 14 * round), person.since
FROM bench_partner person JOIN bench_goal goal ON goal.couple = person.couple AND goal.goal = 1
CROSS JOIN LATERAL generate_series(1, person.days / 14) rounds (round);

INSERT INTO goals_boundary (couple_id, subject_id, author_id, audience, if_this, i_will, created_at, audience_since)
SELECT couple, id, id, 'care_team', 'a talk gets loud', 'come back to it tomorrow', since, since
FROM bench_partner CROSS JOIN generate_series(1, 2);

-- Each partner checks in daily until yesterday (UTC may be a day ahead): a number every day, a second one every other day.
-- Since when it stands as it does is written here too, for triggers are out of the way.
INSERT INTO progress_checkin (id, couple_id, subject_id, author_id, audience, day, line, revision, created_at,
                              audience_since, changed_at)
SELECT uuidv7(-make_interval(days => day)), couple, id, id, (ARRAY['care_team', 'couple', 'private'])[1 + day % 3],
       current_date - 2 - day, 'A quiet evening, and soup. ' || day, 1, now() - make_interval(days => day),
       now() - make_interval(days => day), now() - make_interval(days => day)
FROM bench_partner CROSS JOIN LATERAL generate_series(0, days) days (day)
ORDER BY day DESC;

INSERT INTO progress_checkinrating (id, couple_id, subject_id, author_id, audience, day, tracker, value, created_at,
                                    audience_since)
SELECT uuidv7(-make_interval(days => day)), couple, id, id, CASE day % 2 WHEN 0 THEN 'couple' ELSE 'care_team' END,
       current_date - 2 - day, tracker, (day + n) % 11, now() - make_interval(days => day),
       now() - make_interval(days => day)
FROM bench_partner CROSS JOIN LATERAL generate_series(0, days) days (day)
CROSS JOIN (VALUES ('feeling', 1), ('closeness', 2)) trackers (tracker, every)
WHERE day % every = 0
ORDER BY day DESC;

-- A journal entry a day, one in seven shared; partner A of forty couples with a long history wrote 5,000.
-- The words kept for searching, and since when it stands, are written here, for triggers are out of the way.
INSERT INTO progress_journalentry (id, couple_id, subject_id, author_id, audience, written_on, prompt, text, search,
                                   goal_id, revision, created_at, audience_since, changed_at)
SELECT uuidv7(-back), couple, id, id, CASE entry % 7 WHEN 0 THEN 'couple' ELSE 'private' END, (now() - back)::date,
       'good-day-moment', said, to_tsvector('simple', said), NULL, 1, now() - back, now() - back, now() - back
FROM (SELECT *, dense_rank() OVER (ORDER BY days DESC, n) AS place FROM bench_partner) person
CROSS JOIN LATERAL generate_series(1, CASE WHEN days > 1000 AND slot = 'a' AND place <= 40 THEN 5000
                                           ELSE least(days, 84) END) entries (entry)
CROSS JOIN LATERAL (SELECT make_interval(hours => 17 * entry) AS back,
                           'We walked to the river after dinner, and nobody filled the silence. '
                           || CASE entry % 100 WHEN 50 THEN 'Somebody had hung a lantern in the tree. ' ELSE '' END
                           || 'I want to remember evening number ' || entry || '.' AS said) told
ORDER BY entry DESC;
