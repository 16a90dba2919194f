-- The lists of clerical review are filtered and counted in their index alone: what a list shows of people is wide, and a month may have 100,000 cases.

DROP INDEX review_case_by_position ON review_case;
CREATE INDEX review_case_by_position ON review_case (waits, position, batch_id, ordinal) INCLUDE (department, period, kind, score, township_code, best_township_code, township, best_township);
