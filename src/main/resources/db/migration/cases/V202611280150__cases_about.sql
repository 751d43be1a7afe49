-- The newest cases of a topic: who else has this very matter?
CREATE INDEX case_subject_about ON case_subject (tenant_id, topic, case_id);
