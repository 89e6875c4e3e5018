CREATE TABLE "app_message" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"outbox_id" bigint NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"recalled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account_proposal" (
	"congress_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"userid" text NOT NULL,
	"asked_by" integer NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_proposal_congress_id_person_id_pk" PRIMARY KEY("congress_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "account_proposal" ADD CONSTRAINT "account_proposal_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_proposal" ADD CONSTRAINT "account_proposal_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_proposal" ADD CONSTRAINT "account_proposal_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "app_message_by_subject" ON "app_message" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "app_message_by_age" ON "app_message" USING btree ("sent_at");--> statement-breakpoint
ALTER TABLE "private_card" DROP COLUMN "message_id";