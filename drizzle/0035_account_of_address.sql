ALTER TABLE "answer_url" ADD COLUMN "account" text;--> statement-breakpoint
ALTER TABLE "download" ADD COLUMN "account" text;