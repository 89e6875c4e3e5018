CREATE TABLE "data_key" (
	"id" text PRIMARY KEY NOT NULL,
	"canary" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"sweep" jsonb,
	"swept_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "reasons_erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "contact_erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "visitor" ADD COLUMN "known_by" jsonb;--> statement-breakpoint
ALTER TABLE "visitor" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "meeting_with_reasons" ON "meeting" USING btree ("starts_at") WHERE reasons_erased_at is null;--> statement-breakpoint
CREATE INDEX "reception_duty_reason" ON "reception_duty" USING btree ("day_id") WHERE reason is not null;--> statement-breakpoint
CREATE INDEX "person_left" ON "person" USING btree ("congress_id") WHERE not active and contact_erased_at is null;--> statement-breakpoint
CREATE INDEX "visitor_kept" ON "visitor" USING btree ("visit_id") WHERE erased_at is null;
--> statement-breakpoint
-- A log keeps what it says. What somebody wrote about himself in it may be encrypted and, when its time is over, erased: by
-- the job that says so, in these columns alone. Everything else of a row, and every row, stays.
CREATE FUNCTION refuse_change_but() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('liaison.rewrites', true) IS DISTINCT FROM 'personal_data'
     OR to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER answer_entry_append_only ON answer_entry;
--> statement-breakpoint
CREATE TRIGGER answer_entry_append_only BEFORE DELETE ON answer_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answer_entry_keeps BEFORE UPDATE ON answer_entry FOR EACH ROW EXECUTE FUNCTION refuse_change_but('reason');
--> statement-breakpoint
DROP TRIGGER attendance_entry_append_only ON attendance_entry;
--> statement-breakpoint
CREATE TRIGGER attendance_entry_append_only BEFORE DELETE ON attendance_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER attendance_entry_keeps BEFORE UPDATE ON attendance_entry FOR EACH ROW EXECUTE FUNCTION refuse_change_but('left_reason');
--> statement-breakpoint
DROP TRIGGER duty_entry_append_only ON duty_entry;
--> statement-breakpoint
CREATE TRIGGER duty_entry_append_only BEFORE DELETE ON duty_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER duty_entry_keeps BEFORE UPDATE ON duty_entry FOR EACH ROW EXECUTE FUNCTION refuse_change_but('reason');
--> statement-breakpoint
DROP TRIGGER duty_dispute_append_only ON duty_dispute;
--> statement-breakpoint
CREATE TRIGGER duty_dispute_append_only BEFORE DELETE ON duty_dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER duty_dispute_keeps BEFORE UPDATE ON duty_dispute FOR EACH ROW EXECUTE FUNCTION refuse_change_but('sentence', 'reason');
--> statement-breakpoint
DROP TRIGGER duty_ruling_append_only ON duty_ruling;
--> statement-breakpoint
CREATE TRIGGER duty_ruling_append_only BEFORE DELETE ON duty_ruling FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER duty_ruling_keeps BEFORE UPDATE ON duty_ruling FOR EACH ROW EXECUTE FUNCTION refuse_change_but('note');
--> statement-breakpoint
DROP TRIGGER visit_entry_append_only ON visit_entry;
--> statement-breakpoint
CREATE TRIGGER visit_entry_append_only BEFORE DELETE ON visit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER visit_entry_keeps BEFORE UPDATE ON visit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change_but('change');
