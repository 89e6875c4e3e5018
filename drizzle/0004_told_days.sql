ALTER TABLE "reception_day" ADD COLUMN "told_status" text;--> statement-breakpoint
ALTER TABLE "reception_day" ADD COLUMN "told_starts_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reception_day" ADD COLUMN "told_ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reception_day" ADD COLUMN "told_place" text;