CREATE TABLE "county_call" (
	"notice_id" integer NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "county_call_notice_id_kind_slot_pk" PRIMARY KEY("notice_id","kind","slot")
);
--> statement-breakpoint
CREATE TABLE "county_notice" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"words" text NOT NULL,
	"asks" text,
	"due_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"cancel_reason" text,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "county_notice_number" UNIQUE("congress_id","number")
);
--> statement-breakpoint
CREATE TABLE "county_notice_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"notice_id" integer NOT NULL,
	"nth" integer NOT NULL,
	"event" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entered_by" integer NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	CONSTRAINT "county_notice_entry_nth" UNIQUE("notice_id","nth")
);
--> statement-breakpoint
CREATE TABLE "county_notice_town" (
	"notice_id" integer NOT NULL,
	"town_id" integer NOT NULL,
	CONSTRAINT "county_notice_town_notice_id_town_id_pk" PRIMARY KEY("notice_id","town_id")
);
--> statement-breakpoint
CREATE TABLE "county_reply" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"notice_id" integer NOT NULL,
	"town_id" integer NOT NULL,
	"words" text NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entered_by" integer NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	CONSTRAINT "county_reply_message" UNIQUE("notice_id","town_id","bot","msgid")
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"person_id" integer NOT NULL,
	"scope" text NOT NULL,
	"token_hash" text NOT NULL,
	"account" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "calendar_feed_person_id_scope_pk" PRIMARY KEY("person_id","scope"),
	CONSTRAINT "calendar_feed_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "congress" ADD COLUMN "county_id" integer;--> statement-breakpoint
ALTER TABLE "county_call" ADD CONSTRAINT "county_call_notice_id_county_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."county_notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county_notice" ADD CONSTRAINT "county_notice_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county_notice_entry" ADD CONSTRAINT "county_notice_entry_notice_id_county_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."county_notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county_notice_entry" ADD CONSTRAINT "county_notice_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county_notice_town" ADD CONSTRAINT "county_notice_town_notice_id_county_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."county_notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county_notice_town" ADD CONSTRAINT "county_notice_town_town_id_congress_id_fk" FOREIGN KEY ("town_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county_reply" ADD CONSTRAINT "county_reply_notice_id_county_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."county_notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county_reply" ADD CONSTRAINT "county_reply_town_id_congress_id_fk" FOREIGN KEY ("town_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "county_reply" ADD CONSTRAINT "county_reply_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "county_call_due" ON "county_call" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "county_notice_town_by_town" ON "county_notice_town" USING btree ("town_id");--> statement-breakpoint
CREATE INDEX "county_reply_by_town" ON "county_reply" USING btree ("notice_id","town_id","id");--> statement-breakpoint
ALTER TABLE "congress" ADD CONSTRAINT "congress_county_id_congress_id_fk" FOREIGN KEY ("county_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "congress_by_county" ON "congress" USING btree ("county_id");--> statement-breakpoint
CREATE TRIGGER county_notice_entry_append_only BEFORE UPDATE OR DELETE ON county_notice_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER county_reply_append_only BEFORE UPDATE OR DELETE ON county_reply FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
