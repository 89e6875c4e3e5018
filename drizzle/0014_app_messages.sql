CREATE TABLE "app_message" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"outbox_id" bigint NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"recalled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "app_message_by_subject" ON "app_message" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "app_message_by_age" ON "app_message" USING btree ("sent_at");--> statement-breakpoint
ALTER TABLE "private_card" DROP COLUMN "message_id";