ALTER TABLE "suggestion" ADD COLUMN "planned_with" text;--> statement-breakpoint
CREATE INDEX "meeting_to_come" ON "meeting" USING btree ("starts_at") WHERE status in ('open', 'closed');--> statement-breakpoint
CREATE INDEX "suggestion_by_plan" ON "suggestion" USING btree ("planned_with") WHERE state <> 'archived';