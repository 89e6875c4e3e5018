DROP INDEX "reception_duty_reason";--> statement-breakpoint
ALTER TABLE "data_key" ADD COLUMN "sealing_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reception_day" ADD COLUMN "reasons_erased_at" timestamp (3) with time zone;