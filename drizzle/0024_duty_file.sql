CREATE TABLE "duty_dispute" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"number" integer NOT NULL,
	"person_id" integer NOT NULL,
	"entry" text NOT NULL,
	"day" date NOT NULL,
	"sentence" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	CONSTRAINT "duty_dispute_number" UNIQUE("congress_id","number")
);
--> statement-breakpoint
CREATE TABLE "duty_ruling" (
	"dispute_id" integer PRIMARY KEY NOT NULL,
	"accepted" boolean NOT NULL,
	"note" text,
	"decided_by" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "duty_dispute" ADD CONSTRAINT "duty_dispute_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_dispute" ADD CONSTRAINT "duty_dispute_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_ruling" ADD CONSTRAINT "duty_ruling_dispute_id_duty_dispute_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."duty_dispute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_ruling" ADD CONSTRAINT "duty_ruling_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_dispute_by_person" ON "duty_dispute" USING btree ("person_id");--> statement-breakpoint
-- What was disputed and decided stays as it was said.
CREATE TRIGGER duty_dispute_append_only BEFORE UPDATE OR DELETE ON duty_dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER duty_ruling_append_only BEFORE UPDATE OR DELETE ON duty_ruling FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
