CREATE TABLE "duty_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"day_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"answer" text NOT NULL,
	"reason" text,
	"entered_by" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"bot" text,
	"msgid" text
);
--> statement-breakpoint
CREATE TABLE "duty_swap" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"day_id" integer NOT NULL,
	"from_person_id" integer NOT NULL,
	"to_person_id" integer NOT NULL,
	"return_day_id" integer,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "holiday_year" (
	"year" integer PRIMARY KEY NOT NULL,
	"days" jsonb NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reception_call" (
	"congress_id" integer NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"day_id" integer,
	"due_at" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "reception_call_congress_id_kind_slot_pk" PRIMARY KEY("congress_id","kind","slot")
);
--> statement-breakpoint
CREATE TABLE "reception_day" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"nominal" date NOT NULL,
	"day" date NOT NULL,
	"status" text NOT NULL,
	"by_hand" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"place" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"reason" text,
	"planned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reception_day_nominal" UNIQUE("congress_id","nominal")
);
--> statement-breakpoint
CREATE TABLE "reception_duty" (
	"day_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"leads" boolean DEFAULT false NOT NULL,
	"source" text NOT NULL,
	"answer" text,
	"reason" text,
	"answered_version" integer,
	"answered_at" timestamp (3) with time zone,
	"entered_by" integer,
	CONSTRAINT "reception_duty_day_id_person_id_pk" PRIMARY KEY("day_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "reception_rule" (
	"congress_id" integer PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"from_minute" integer NOT NULL,
	"until_minute" integer NOT NULL,
	"place" text NOT NULL,
	"phone" text,
	"rota" jsonb,
	"planned_with" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" integer
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"visit_id" integer,
	"mime" text NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"sent_by" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "download" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"received_on" date NOT NULL,
	"day_id" integer,
	"deputy_id" integer,
	"village" text,
	"matter" text NOT NULL,
	"category" text,
	"people" integer DEFAULT 1 NOT NULL,
	"handling" text,
	"office_id" integer,
	"office_name" text,
	"due_on" date,
	"status" text NOT NULL,
	"outcome" text,
	"closed_on" date,
	"followed_up_on" date,
	"satisfaction" text,
	"entered_by" integer NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "visit_number" UNIQUE("congress_id","year","number")
);
--> statement-breakpoint
CREATE TABLE "visit_counter" (
	"congress_id" integer NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "visit_counter_congress_id_year_pk" PRIMARY KEY("congress_id","year")
);
--> statement-breakpoint
CREATE TABLE "visit_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"visit_id" integer NOT NULL,
	"change" jsonb NOT NULL,
	"entered_by" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"bot" text,
	"msgid" text
);
--> statement-breakpoint
CREATE TABLE "visitor" (
	"visit_id" integer PRIMARY KEY NOT NULL,
	"name" text,
	"phone" text
);
--> statement-breakpoint
ALTER TABLE "duty_entry" ADD CONSTRAINT "duty_entry_day_id_reception_day_id_fk" FOREIGN KEY ("day_id") REFERENCES "public"."reception_day"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_entry" ADD CONSTRAINT "duty_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_entry" ADD CONSTRAINT "duty_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_day_id_reception_day_id_fk" FOREIGN KEY ("day_id") REFERENCES "public"."reception_day"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_from_person_id_person_id_fk" FOREIGN KEY ("from_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_to_person_id_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_swap" ADD CONSTRAINT "duty_swap_return_day_id_reception_day_id_fk" FOREIGN KEY ("return_day_id") REFERENCES "public"."reception_day"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reception_call" ADD CONSTRAINT "reception_call_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reception_call" ADD CONSTRAINT "reception_call_day_id_reception_day_id_fk" FOREIGN KEY ("day_id") REFERENCES "public"."reception_day"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reception_day" ADD CONSTRAINT "reception_day_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reception_duty" ADD CONSTRAINT "reception_duty_day_id_reception_day_id_fk" FOREIGN KEY ("day_id") REFERENCES "public"."reception_day"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reception_duty" ADD CONSTRAINT "reception_duty_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reception_duty" ADD CONSTRAINT "reception_duty_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reception_rule" ADD CONSTRAINT "reception_rule_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reception_rule" ADD CONSTRAINT "reception_rule_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_sent_by_person_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download" ADD CONSTRAINT "download_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download" ADD CONSTRAINT "download_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_day_id_reception_day_id_fk" FOREIGN KEY ("day_id") REFERENCES "public"."reception_day"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_deputy_id_person_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_counter" ADD CONSTRAINT "visit_counter_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_entry" ADD CONSTRAINT "visit_entry_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_entry" ADD CONSTRAINT "visit_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor" ADD CONSTRAINT "visitor_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_entry_by_line" ON "duty_entry" USING btree ("day_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "duty_swap_open" ON "duty_swap" USING btree ("day_id","from_person_id") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "reception_call_due" ON "reception_call" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "reception_call_by_day" ON "reception_call" USING btree ("day_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reception_day_day" ON "reception_day" USING btree ("congress_id","day") WHERE status = 'planned';--> statement-breakpoint
CREATE INDEX "reception_duty_by_person" ON "reception_duty" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "reception_rule_planned" ON "reception_rule" USING btree ("planned_with");--> statement-breakpoint
CREATE INDEX "attachment_by_visit" ON "attachment" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "visit_due" ON "visit" USING btree ("congress_id","due_on") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "visit_by_deputy" ON "visit" USING btree ("deputy_id");--> statement-breakpoint
CREATE INDEX "visit_entry_by_visit" ON "visit_entry" USING btree ("visit_id");--> statement-breakpoint
CREATE TRIGGER duty_entry_append_only BEFORE UPDATE OR DELETE ON duty_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER visit_entry_append_only BEFORE UPDATE OR DELETE ON visit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
