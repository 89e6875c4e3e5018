-- What was answered or rated before there were reminders of it is planned anew by suggestions.reckon.
UPDATE "suggestion" SET "planned_with" = NULL WHERE "state" IN ('answered', 'rated');
