ALTER TABLE "sitting" ADD COLUMN "review_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "sitting_to_review" ON "sitting" USING btree ("review_at") WHERE review_at is not null;