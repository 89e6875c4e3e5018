import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { settingsOf } from '../../congress/settings.ts'
import { lockCongress } from '../../congress/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { describe } from '../../meetings/finding/trouble.ts'
import { homonyms } from '../../meetings/texts/notice.ts'
import { byName, tellAllPrivately } from '../../notes/outreach.ts'
import { forHimself } from '../../notes/rules.ts'
import type { Hearing } from '../../notes/types.ts'
import { namesInFront } from '../../roster/rules/name-in-front.ts'
import { addressed } from '../../roster/store/addressed.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { giverOf, type HandedOver, readHandOver } from '../rules/change.ts'
import { handOver, holdersOf } from '../store/change.ts'
import * as words from '../texts/change.ts'

/** `/交接 主席 张三`: who comes has the office, and who goes has it no more, in the same transaction. */
export const handOverOffice = defineCommand({
  name: '交接',
  aliases: ['职务交接', '工作交接'],
  order: {},
  who: 'clerks',
  ...words.faces.handOver,
  async run(context, text) {
    const { tx, tenant, actor } = context
    const said = readHandOver(text)
    if (said === null) return say(words.handOverUnread)
    // What is read from here on nobody else changes: of two at once the second finds what the first has left.
    await lockCongress(tx, tenant.id)
    const everybody = await activePeople(tx, tenant.id)
    const self = everybody.find(({ id }) => id === actor.personId)
    if (self === undefined || !isClerk(self)) return say(words.handOverNoMore)
    const { found, rest } = namesInFront(everybody, said.names)
    const unclear = found.find(({ people }) => people.length > 1)
    if (unclear !== undefined) return say(homonyms(unclear.name, unclear.people.map(describe)))
    const people = found.flatMap(one => one.people)
    const [first, second, ...more] = people
    if (first === undefined || rest !== '' || more.length > 0)
      return say(words.noSuchPerson(rest === '' ? '' : rest.slice(0, 20)))
    return second === undefined
      ? change(context, said.role, null, first)
      : change(context, said.role, first, second)
  },
})

async function change(context: Context, role: HandedOver, named: Person | null, to: Person): Promise<Reply> {
  const { tx, tenant, now } = context
  const holders = await holdersOf(tx, tenant.id, role)
  const names = holders.map(({ name }) => name)
  const giver = giverOf(
    holders.map(({ id }) => id),
    named?.id ?? null,
    to.id,
  )
  if (giver === 'unchanged') return say(words.unchanged(role, to.name))
  if (giver === 'which') return say(words.whichHolder(role, names, to.name))
  if (giver === 'not_holder') return say(words.notHolder(role, named?.name ?? '', names))
  const before = await presidiumOf(context)
  if (!(await handOver(tx, tenant.id, { role, from: giver.from, to: to.id }, now)))
    return say(words.lastClerk(to.name))
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: 'role.hand_over',
      outcome: 'done',
      subject: `person:${to.id}`,
      detail: { role, from: giver.from, personId: to.id },
    },
  ])
  const from = holders.find(({ id }) => id === giver.from) ?? null
  const hearing = await byName(tx, await tellBoth(context, role, from, to))
  return say(
    [
      words.handedOver(role, from?.name ?? null, to.name, to.userid !== null, hearing),
      ...(isElected(context, role) && !to.levels.includes('town') ? [words.noDeputy(role, to.name)] : []),
      ...presidiumChanged(before, await presidiumOf(context)),
    ].join('\n'),
  )
}

/** From among its deputies: chair and vice-chair of a town. */
const isElected = ({ tenant }: Context, role: HandedOver): boolean =>
  tenant.kind === 'township' && role !== 'liaison'

/** Who is of it by an office is of its quorum, too. Null: there is none. */
async function presidiumOf({ tx, tenant }: Context): Promise<readonly Person[] | null> {
  return tenant.kind === 'township' ? (await addressed(tx, tenant.id, { to: 'presidium' })).people : null
}

function presidiumChanged(before: readonly Person[] | null, after: readonly Person[] | null): string[] {
  if (before === null || after === null) return []
  const [old, present] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))]
  const come = after.filter(({ id }) => !old.has(id)).map(({ name }) => name)
  const gone = before.filter(({ id }) => !present.has(id)).map(({ name }) => name)
  return come.length + gone.length === 0
    ? []
    : [words.presidiumChanged(before.length, after.length, come, gone)]
}

/** Not whoever does it himself: he has his answer. */
async function tellBoth(
  { tx, clock, now, tenant, actor, botName }: Context,
  role: HandedOver,
  from: Person | null,
  to: Person,
): Promise<Hearing> {
  const habits = { zone: tenant.zone, quietHours: settingsOf(tenant).quietHours, botName }
  const told = [
    { personId: to.id, text: words.toNew(role, from?.name ?? null, actor.name) },
    ...(from === null ? [] : [{ personId: from.id, text: words.toOld(role, to.name, actor.name) }]),
  ].filter(({ personId }) => personId !== actor.personId)
  return tellAllPrivately(
    tx,
    clock,
    now,
    told.map(({ personId, text }) => ({
      congressId: tenant.id,
      personIds: [personId],
      text,
      rights: forHimself,
      subject: `person:${personId}`,
      ...habits,
    })),
  )
}
