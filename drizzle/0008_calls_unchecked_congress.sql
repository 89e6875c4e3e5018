ALTER TABLE "reception_call" DROP CONSTRAINT "reception_call_congress_id_congress_id_fk";
