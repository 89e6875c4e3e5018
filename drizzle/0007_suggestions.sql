CREATE TABLE "suggestion" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"series" text NOT NULL,
	"number" integer NOT NULL,
	"visit_id" integer,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"category" text,
	"confidential" boolean NOT NULL,
	"is_key" boolean NOT NULL,
	"submitted_on" date NOT NULL,
	"due_on" date,
	"rating_until" date,
	"promised_until" date,
	CONSTRAINT "suggestion_number" UNIQUE("congress_id","series","number"),
	CONSTRAINT "suggestion_of_visit" UNIQUE("visit_id")
);
--> statement-breakpoint
CREATE TABLE "suggestion_call" (
	"congress_id" integer NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"suggestion_id" integer,
	"due_at" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "suggestion_call_congress_id_kind_slot_pk" PRIMARY KEY("congress_id","kind","slot")
);
--> statement-breakpoint
CREATE TABLE "suggestion_counter" (
	"congress_id" integer NOT NULL,
	"series" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "suggestion_counter_congress_id_series_pk" PRIMARY KEY("congress_id","series")
);
--> statement-breakpoint
CREATE TABLE "suggestion_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"suggestion_id" integer NOT NULL,
	"nth" integer NOT NULL,
	"event" jsonb NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entered_by" integer,
	"bot" text,
	"msgid" text,
	CONSTRAINT "suggestion_entry_nth" UNIQUE("suggestion_id","nth")
);
--> statement-breakpoint
CREATE TABLE "suggestion_party" (
	"suggestion_id" integer NOT NULL,
	"office_id" integer NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "suggestion_party_suggestion_id_office_id_pk" PRIMARY KEY("suggestion_id","office_id")
);
--> statement-breakpoint
CREATE TABLE "suggestion_signer" (
	"suggestion_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "suggestion_signer_suggestion_id_person_id_pk" PRIMARY KEY("suggestion_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_call" ADD CONSTRAINT "suggestion_call_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_call" ADD CONSTRAINT "suggestion_call_suggestion_id_suggestion_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_counter" ADD CONSTRAINT "suggestion_counter_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_entry" ADD CONSTRAINT "suggestion_entry_suggestion_id_suggestion_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_entry" ADD CONSTRAINT "suggestion_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_party" ADD CONSTRAINT "suggestion_party_suggestion_id_suggestion_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_party" ADD CONSTRAINT "suggestion_party_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_signer" ADD CONSTRAINT "suggestion_signer_suggestion_id_suggestion_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_signer" ADD CONSTRAINT "suggestion_signer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestion_open" ON "suggestion" USING btree ("congress_id") WHERE state <> 'archived';--> statement-breakpoint
CREATE INDEX "suggestion_by_day" ON "suggestion" USING btree ("congress_id","submitted_on");--> statement-breakpoint
CREATE INDEX "suggestion_rating" ON "suggestion" USING btree ("rating_until") WHERE state = 'consulted_again';--> statement-breakpoint
CREATE INDEX "suggestion_call_due" ON "suggestion_call" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "suggestion_call_by_item" ON "suggestion_call" USING btree ("suggestion_id");--> statement-breakpoint
CREATE INDEX "suggestion_party_by_office" ON "suggestion_party" USING btree ("office_id");--> statement-breakpoint
CREATE INDEX "suggestion_signer_by_person" ON "suggestion_signer" USING btree ("person_id");--> statement-breakpoint
CREATE TRIGGER suggestion_entry_append_only BEFORE UPDATE OR DELETE ON suggestion_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- How like two texts are. A trusted extension: whoever owns the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
