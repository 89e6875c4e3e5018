import { about, account, hashed, people, person, place, sealed, sender, table, words } from './held.ts'

/** What the service needs to hear, to say and to let in, and its log. */
export const ofService = [
  table(
    'inbound',
    ['talking', 'duty', 'messages'],
    { bot: about, msgid: about, userid: account, received_at: about, reply: sealed('anyone'), detail: words },
    'kind chatid',
  ),
  table(
    'conversation',
    ['talking', 'duty', 'dialogue'],
    { person_id: person, place: about, words: sealed('anyone') },
    'about subject_id expires_at',
  ),
  table(
    'answer_url',
    ['talking', 'duty', 'dialogue'],
    { person_id: person, account, url: about },
    'expires_at',
  ),
  table(
    'private_note',
    ['talking', 'duty', 'notes'],
    { person_id: person, text: sealed('anyone'), read_at: about, rights: about, asks: about },
    'id created_at',
  ),
  table(
    'menu_choice',
    ['talking', 'duty', 'dialogue'],
    { place, option: words },
    'number task_id key question said_at',
  ),
  table('spoken_place', ['sending', 'duty', 'standing'], { place, spoken_at: about }, ''),
  table(
    'outbox',
    ['sending', 'duty', 'sent'],
    { target: place, payload: sealed('anyone'), person_ids: people, dedupe_key: about },
    'id congress_id channel promise subject state due_at expires_at created_at attempts settled_at last_error',
  ),
  table(
    'outbox_target',
    ['sending', 'duty', 'sent'],
    { target: place },
    'channel version lease_by lease_until lease_ids blocked_until recent',
  ),
  table(
    'private_card',
    ['sending', 'duty', 'sent'],
    { userid: account, person_id: person, sent_at: about },
    'task_id subject code_id',
  ),
  table(
    'sign_in_link',
    ['access', 'security', 'sessions'],
    { token_hash: hashed('member'), account, used_at: about },
    'back expires_at',
  ),
  table(
    'sign_in_trip',
    ['access', 'security', 'sessions'],
    { browser_hash: hashed('sender') },
    'state_hash back expires_at',
  ),
  table(
    'sign_in_attempt',
    ['access', 'security', 'sessions'],
    { address: sender, since: sender },
    'kind count',
  ),
  table(
    'page_session',
    ['access', 'security', 'sessions'],
    { account, id_hash: hashed('member'), device: about, created_at: about, seen_at: about },
    'id next_hash next_at earlier_hash earlier_until rotated_at form_token expires_at',
  ),
  table(
    'calendar_feed',
    ['access', 'asked', 'until_changed'],
    { person_id: person, token_hash: hashed('member'), account, created_at: about },
    'scope',
  ),
  table(
    'download',
    ['access', 'security', 'links'],
    { token_hash: hashed('member'), person_id: person, account, document: words, used_at: about },
    'congress_id created_at expires_at',
  ),
  table(
    'admin_code',
    ['access', 'security', 'record'],
    { used_by: account, used_at: about },
    'code_hash created_at',
  ),
  table(
    'deed',
    ['log', 'security', 'record'],
    { userid: account, done_by: person, detail: words, at: about, bot: about, msgid: about },
    'id congress_id action outcome subject',
  ),
]
