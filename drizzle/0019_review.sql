ALTER TABLE "sitting" ADD COLUMN "review_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "sitting_to_review" ON "sitting" USING btree ("review_at") WHERE review_at is not null;--> statement-breakpoint
-- Who was there stays as it was entered: a correction is another entry.
CREATE TRIGGER attendance_entry_append_only BEFORE UPDATE OR DELETE ON attendance_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
