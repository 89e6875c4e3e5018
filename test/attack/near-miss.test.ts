/** What is asked, denied, put off, told of others or of another time changes nothing, whoever says it and however it is meant to be read. */
import { beforeAll, expect, it } from 'vitest'
import { chair, deputy, liaison, liveIn } from '../support/lived-in.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { sql } = town.database.db

/** What is kept of messages themselves, of sending, and of what was refused. */
const besides = ['inbound', 'deed', 'outbox', 'outbox_target', 'menu_choice', 'spoken_place', 'private_note', 'answer_url']

/** A mark of what stands in each table. */
async function everything(): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; mark: string }[]>`
    select table_name as name,
      md5(query_to_xml(format('select * from %I t order by t::text', table_name), true, false, '')::text) as mark
    from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' and not table_name = any(${besides})`
  return new Map(rows.map(({ name, mark }) => [name, mark]))
}

beforeAll(async () => {
  await liveIn(town)
  await town.say(deputy, '第2号 参加', '主席团')
})

const groups: Record<string, readonly string[]> = {
  explore: (await import('node:fs')).readFileSync('/tmp/w4/say.txt', 'utf8').split('\n').filter(l => l.trim() !== '' && !l.startsWith('#')),
}
it('explore', async () => {
  let before = await everything()
  const out: string[] = []
  for (const line of groups.explore ?? []) {
    const [who = '', said = '', chat] = line.split('|')
    const name = { C: chair, L: liaison, D: deputy }[who] ?? who
    const { text, card } = await town.say(name, said, chat)
    const after = await everything()
    const changed = [...after].filter(([t, m]) => before.get(t) !== m).map(([t]) => t)
    out.push(`${changed.length ? 'CHANGED ' + changed.join(',') : 'same'} | ${line} → ${(text ?? JSON.stringify(card) ?? '').replace(/\n/g, ' / ').slice(0, 110)}`)
    before = after
  }
  ;(await import('node:fs')).writeFileSync('/tmp/w4/said.txt', out.join('\n'))
  expect(1).toBe(1)
}, 300_000)
