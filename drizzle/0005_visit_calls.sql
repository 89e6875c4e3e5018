CREATE TABLE "visit_call" (
	"congress_id" integer NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"visit_id" integer,
	"due_at" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "visit_call_congress_id_kind_slot_pk" PRIMARY KEY("congress_id","kind","slot")
);
--> statement-breakpoint
ALTER TABLE "visit_call" ADD CONSTRAINT "visit_call_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_call" ADD CONSTRAINT "visit_call_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visit_call_due" ON "visit_call" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "visit_call_by_visit" ON "visit_call" USING btree ("visit_id");