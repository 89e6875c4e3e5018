-- The logs are evidence: who said what, when. The database itself refuses to change a line.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER deed_append_only BEFORE UPDATE OR DELETE ON deed FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answer_entry_append_only BEFORE UPDATE OR DELETE ON answer_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Room in every page, so that a conversation's updates stay where it is (HOT) and are tidied up on access.
ALTER TABLE outbox_target SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
--> statement-breakpoint
-- Each message leaves one dead entry behind in the index of those that wait: do not wait for a fifth of the table.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
