ALTER TABLE "meeting" ADD COLUMN "counted_by" text;
--> statement-breakpoint
-- Somebody may remember the counts of a sheet: under a word that lies with its meeting. Whoever changes a line takes that word
-- away, unless he says that he sees to it himself.
CREATE FUNCTION forget_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE meeting SET counted_by = NULL WHERE id IN (OLD.meeting_id, NEW.meeting_id) AND counted_by IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER invitee_forgets_counts
  AFTER INSERT OR DELETE OR UPDATE OF meeting_id, answer, decision, time_version ON invitee
  FOR EACH ROW WHEN (current_setting('liaison.counts', true) IS DISTINCT FROM 'kept') EXECUTE FUNCTION forget_counts();
