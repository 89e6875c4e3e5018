ALTER TABLE "suggestion" DROP CONSTRAINT "suggestion_of_visit";--> statement-breakpoint
ALTER TABLE "private_note" ADD COLUMN "asks" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "suggestion_of_visit" ON "suggestion" USING btree ("visit_id") WHERE state <> 'withdrawn';