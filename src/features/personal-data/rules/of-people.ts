import { about, account, person, sealed, table } from './held.ts'

/** The roster, whose account is whose, and who was in which office. */
export const ofPeople = [
  table(
    'person',
    ['roster', 'duty', 'contacts'],
    {
      id: person,
      name: about,
      aliases: about,
      userid: account,
      phone: about,
      levels: about,
      deputy_since: about,
      district: about,
      group_id: about,
      unit: about,
      active: about,
      left_at: about,
      left_reason: about,
    },
    'congress_id updated_at contact_erased_at',
  ),
  table('person_role', ['roster', 'duty', 'record'], { person_id: person, role: about }, ''),
  table('office_contact', ['roster', 'duty', 'record'], { person_id: person, office_id: about }, ''),
  table(
    'binding_request',
    ['roster', 'duty', 'record'],
    {
      userid: account,
      person_id: person,
      asked_at: about,
      decision: about,
      decided_by: person,
      decided_at: about,
    },
    'id congress_id',
  ),
  table(
    'account_proposal',
    ['roster', 'duty', 'proposals'],
    { person_id: person, userid: account, asked_by: person, proposed_at: about },
    'congress_id',
  ),
  table(
    'seat_warning',
    ['attendance', 'duty', 'record'],
    { person_id: person, term: about, session: about, absences: about, at: about },
    '',
  ),
  table(
    'duty_dispute',
    ['duty_file', 'duty', 'record'],
    {
      person_id: person,
      entry: about,
      day: about,
      sentence: sealed('anyone'),
      reason: sealed('anyone'),
      at: about,
      bot: about,
      msgid: about,
    },
    'id congress_id number',
  ),
  table(
    'duty_ruling',
    ['duty_file', 'duty', 'record'],
    { accepted: about, note: sealed('anyone'), decided_by: person, at: about, bot: about, msgid: about },
    'dispute_id',
  ),
]
