-- The logs are evidence: who said what, when. The database itself refuses to change a line.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER deed_append_only BEFORE UPDATE OR DELETE ON deed FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answer_entry_append_only BEFORE UPDATE OR DELETE ON answer_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
