CREATE INDEX "topic_by_call" ON "topic" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "deed_refused" ON "deed" USING btree ("userid","action","at") WHERE outcome = 'refused';