-- Fills an empty, migrated database with %(people)s people, two a couple, all enrolled for a year: in ten zones
-- with whole hours, on each day of the month, two thirds of them with an hour of their own. As the superuser, with
-- triggers and policies out of the way.

SET LOCAL session_replication_role = replica;
SET LOCAL work_mem = '256MB';

CREATE TEMPORARY TABLE bench_zone ON COMMIT DROP AS
SELECT number, zone FROM unnest(ARRAY['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix',
    'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'Europe/London', 'Europe/Berlin',
    'Asia/Tokyo']) WITH ORDINALITY zones (zone, number);

INSERT INTO program_program (name, time_zone, capacity, review_window_days, plan_review_days, created_at)
VALUES ('Evening program', 'America/New_York', 9999, 10, 30, now());

CREATE TEMPORARY TABLE bench_couple ON COMMIT DROP AS
SELECT n, uuidv7() AS id, uuidv7() AS a, uuidv7() AS b, zone
FROM generate_series(1, %(people)s / 2) n JOIN bench_zone ON number = 1 + n %% 10;

INSERT INTO people_user (id, password, email, name, role, credential, is_active, is_content_editor,
                         time_zone, theme, email_ok, contact_email, date_joined)
SELECT person, '!', slot || n || '@bench.invalid', 'Alex', 'partner', '', true, false, zone, 'auto', true, '', now()
FROM bench_couple CROSS JOIN LATERAL (VALUES ('a', a), ('b', b)) people (slot, person);

INSERT INTO program_couple (id, program_id, name, time_zone, review_day, created_at)
SELECT id, (SELECT id FROM program_program LIMIT 1), 'Alex & Sam', zone, 1 + n %% 31, now() FROM bench_couple;

INSERT INTO program_enrollment (couple_id, person_id, slot, status, started_at, discharge_reason)
SELECT id, person, slot, 'active', now() - interval '1 year', ''
FROM bench_couple CROSS JOIN LATERAL (VALUES ('a', a), ('b', b)) people (slot, person);

-- Nobody's night, so that what is due leaves at whatever hour this runs.
INSERT INTO reminders_reminderchoices (person_id, review, review_at, appointment, check_in, check_in_at,
                                       check_in_days, steps, steps_at, steps_days, quiet_from, quiet_until, changed_at)
SELECT person, true, make_time(CASE n %% 3 WHEN 0 THEN 9 ELSE 7 + (n %% 14)::int END, 0, 0), true, false, '19:00',
       '{1,2,3,4,5,6,7}', false, '08:00', '{1,2,3,4,5,6,7}', '00:00', '00:00', now()
FROM bench_couple CROSS JOIN LATERAL (VALUES (a), (b)) people (person);
