import { about, entered, person, sealed, table, words } from './held.ts'

const presence = {
  person_id: person,
  arrived_at: about,
  left_at: about,
  left_reason: sealed('member'),
  late: about,
  door: about,
  entered_by: person,
}

const answer = {
  person_id: person,
  answer: about,
  reason: sealed('member'),
  leave_kind: about,
  late: about,
  entered_by: person,
}

/** Notices, answers, the day of a meeting, its agenda, its minutes and what was decided. */
export const ofMeetings = [
  table(
    'meeting',
    ['meetings', 'duty', 'record'],
    { notice: words, created_by: person, cancel_reason: words },
    'id congress_id number status starts_at closes_at version time_version created_at chat_id published_at closed_at counted_by reasons_erased_at',
  ),
  table(
    'meeting_version',
    ['meetings', 'duty', 'record'],
    { notice: words, replaced_by: person },
    'meeting_id version replaced_at',
  ),
  table(
    'invitee',
    ['attendance', 'sensitive', 'leave'],
    {
      ...answer,
      answered_at: about,
      decision: about,
      decision_note: sealed('member'),
      decided_by: person,
      decided_at: about,
    },
    'meeting_id time_version',
  ),
  table(
    'answer_entry',
    ['attendance', 'sensitive', 'leave'],
    { ...answer, at: about, bot: about, msgid: about },
    'id meeting_id time_version',
  ),
  table('nudge', ['meetings', 'duty', 'record'], { person_id: person, day: about }, 'meeting_id'),
  table(
    'sitting',
    ['attendance', 'duty', 'record'],
    { called_by: person, ended_by: person, papers_by: person },
    'meeting_id code_seed called_at warnings settled_at review_at ended_at papers_at',
  ),
  table('attendance', ['attendance', 'sensitive', 'leave'], { ...presence, is_member: about }, 'meeting_id'),
  table(
    'attendance_entry',
    ['attendance', 'sensitive', 'leave'],
    { ...presence, at: about, bot: about, msgid: about },
    'id meeting_id',
  ),
  table(
    'agenda_item',
    ['records', 'duty', 'record'],
    { title: words, reporter: about, noticed: words, added_by: person, removed_by: person },
    'id meeting_id place kind added_at removed_at',
  ),
  table(
    'vote_entry',
    ['records', 'duty', 'record'],
    { words, ...entered },
    'id item_id nth in_favour against abstained members present needed passed quorum_met at',
  ),
  table(
    'topic_call',
    ['records', 'duty', 'record'],
    { words, asked_by: person },
    'id congress_id until asked_at list_at listed_at',
  ),
  table(
    'topic',
    ['records', 'duty', 'record'],
    { words, proposed_by: person, reason: words, decided_by: person, bot: about, msgid: about },
    'id congress_id number call_id proposed_at state item_id decided_at',
  ),
  table(
    'minutes_entry',
    ['records', 'duty', 'record'],
    { speaker: about, words, ...entered },
    'id meeting_id part nth act kind item_id at',
  ),
  table(
    'activity_entry',
    ['records', 'duty', 'record'],
    {
      text: words,
      person_id: person,
      way: about,
      satisfied: about,
      basically: about,
      dissatisfied: about,
      ...entered,
    },
    'id meeting_id nth kind field suggestion_id at',
  ),
  table(
    'session_step',
    ['records', 'duty', 'record'],
    { done_by: person, note: words },
    'congress_id term session step done_at',
  ),
  table(
    'decision',
    ['records', 'duty', 'record'],
    { words, person_id: person, result: words },
    'id congress_id year number meeting_id item_id state office_id due_on',
  ),
  table(
    'decision_entry',
    ['records', 'duty', 'record'],
    { event: words, ...entered },
    'id decision_id nth day at',
  ),
]
