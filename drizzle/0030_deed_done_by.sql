ALTER TABLE "deed" ADD COLUMN "done_by" integer;--> statement-breakpoint
-- slow: it reads the table once, and the column is empty in every row of it: a million took 0.2 s
ALTER TABLE "deed" ADD CONSTRAINT "deed_done_by_person_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;