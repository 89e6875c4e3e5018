ALTER TABLE "person" ADD COLUMN "deputy_since" timestamp (3) with time zone;--> statement-breakpoint
-- Who is a deputy already has been one since the first notice of his congress at the latest that anybody can tell.
UPDATE "person" p SET "deputy_since" = coalesce(
  (SELECT min(m."created_at") FROM "meeting" m WHERE m."congress_id" = p."congress_id"), p."updated_at")
WHERE p."levels" <> '{}';
