-- MOOT: nobody has answered it, and as things stand it does not matter: the two cases are one, or two customers'. If that changes, it is
-- OPEN again. OVERTAKEN is for good.
ALTER TABLE case_suggestion DROP CONSTRAINT case_suggestion_state,
    ADD CONSTRAINT case_suggestion_state CHECK (state IN ('OPEN', 'SAME', 'DIFFERENT', 'OVERTAKEN', 'MOOT'));
