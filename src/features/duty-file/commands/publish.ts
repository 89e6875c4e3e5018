import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { orders } from '../../../language/words/orders.ts'
import { tellGroup } from '../../chats/outreach.ts'
import { listChats, voicesOf } from '../../chats/store.ts'
import { settingsOf } from '../../congress/settings.ts'
import { findCongress, lockCongress, savePublishing } from '../../congress/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { openFile, readSwitch } from '../rules/published.ts'
import { readDutyFiles } from '../store/files.ts'
import { askedOf } from '../store/periods.ts'
import * as words from '../texts/publish.ts'
import { isGroup, isPeriod, pickPeriod } from './pick.ts'

/** `/履职公布 2026年`: the counts of all, in the order of the roll, where the congress wants that. */
export const publishCounts = defineCommand({
  name: '履职公布',
  aliases: ['公布履职'],
  order: orders.publishCounts,
  who: 'clerks',
  ...words.faces.publish,
  async run(context, text) {
    const { tx, tenant, now } = context
    const congress = await findCongress(tx, tenant.id)
    if (congress === null || !settingsOf(congress).dutyFile.publishes) return say(words.switchedOff)
    if (isGroup(context) && context.chat?.purpose !== 'deputies') return say(words.onlyInDeputiesGroup)
    const period = await pickPeriod(context, text)
    if (!isPeriod(period)) return period
    const files = await readDutyFiles(tx, tenant, period, now)
    const said = words.published(period, files.map(openFile))
    const chatId = isGroup(context) ? null : await deputiesChat(context)
    if (!isGroup(context) && chatId === null) return say(words.noGroup)
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: 'duty.publish',
        outcome: 'done',
        subject: 'duty-files',
        detail: { ...askedOf(period), deputies: files.length },
      },
    ])
    return chatId === null ? say(said) : send(context, chatId, said)
  },
})

async function send({ tx, clock, tenant }: Context, chatId: number, text: string): Promise<Reply> {
  await tellGroup(tx, clock, {
    ...({ congressId: tenant.id, chatId, text, mention: [], subject: 'duty-files' } as const),
    promise: 'at_least_once',
  })
  return say(words.alreadySent(words.deputiesGroup))
}

/** The deputies' group, where the bot can speak there by itself. */
async function deputiesChat({ tx, tenant }: Context): Promise<number | null> {
  const chats = (await listChats(tx, tenant.id)).filter(({ purpose }) => purpose === 'deputies')
  const voices = await voicesOf(
    tx,
    chats.map(({ id }) => id),
  )
  return chats.find(({ id }) => voices.has(id))?.id ?? null
}

/** `/履职设置 公布 开` */
export const setDutyFiles = defineCommand({
  name: '履职设置',
  aliases: ['设置履职'],
  who: 'clerks',
  alters: true,
  ...words.faces.settings,
  async run(context, text) {
    const { tx, tenant } = context
    const wanted = text.trim() === '' ? null : readSwitch(text)
    if (text.trim() !== '' && wanted === null) return say(words.unread)
    await lockCongress(tx, tenant.id)
    const congress = await findCongress(tx, tenant.id)
    if (congress === null) throw new Error('a congress that was seen is not there')
    const { publishes } = settingsOf(congress).dutyFile
    if (wanted === null) return say(words.shownSetting(publishes))
    if (wanted === publishes) return say(words.unchanged(publishes))
    await savePublishing(tx, tenant.id, wanted)
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: 'duty.set',
        outcome: 'done',
        subject: 'duty-files',
        detail: { publishes: wanted },
      },
    ])
    return say(words.setTo(wanted))
  },
})
