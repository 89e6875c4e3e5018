import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { normalise } from '../../../language/normalise.ts'
import { onlyNotDone, saysNotDone } from '../../../language/not-done.ts'
import { orders } from '../../../language/words/orders.ts'
import { mostAtOnce } from '../rules/numbers.ts'
import { pastDayInFront } from '../rules/past-day.ts'
import { isAll } from '../rules/read-words.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import { archivableItems, countArchivable } from '../store/todo.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import { perform, performAll } from './act.ts'
import { factsOf, isGroup } from './facts.ts'
import { pickForOffice } from './hands.ts'
import { forOffices } from './in-help.ts'
import { answerOne, answerSeveral } from './outcome.ts'
import { pickSuggestion, pickSuggestions, whereHis } from './pick.ts'

/** How an item ends: done again, closed with an outcome, its promise kept, put away. Nothing is closed silently. */

/** `/重办 17 代表不满意，路灯又坏了` */
export const redo = defineCommand({
  name: '重办',
  aliases: ['重新办理', '再次办理'],
  order: { isText: true },
  who: 'clerks',
  ...faces.redo,
  narrow: whereHis('redo'),
  async run(context, text) {
    const picked = await pickSuggestion(context, text, faces.redo.usage)
    if (picked.item === null) return picked.reply
    const { item, who, rest: reason } = picked
    if (!/\p{L}/u.test(reason)) return say(asks.redoReason(item))
    const facts = await factsOf(context)
    const performed = await perform(context, item.id, { act: 'redo', reason })
    return answerOne({ context, facts, who, act: 'redo' }, performed, now => done.redone(now, facts.today))
  },
})

/** `/办结建议 17 路灯已全部修复` */
export const close = defineCommand({
  name: '办结建议',
  aliases: ['建议办结', '建议结案'],
  order: orders.close,
  who: 'clerks',
  ...faces.close,
  narrow: whereHis('close'),
  async run(context, text) {
    const picked = await pickSuggestion(context, text, faces.close.usage)
    if (picked.item === null) return picked.reply
    const { item, who, rest: outcome } = picked
    if (!/\p{L}/u.test(outcome)) return say(asks.outcome(item))
    if (onlyNotDone(outcome)) return say(asks.notDone(item))
    const facts = await factsOf(context)
    const performed = await perform(context, item.id, { act: 'close', outcome })
    return answerOne({ context, facts, who, act: 'close' }, performed, () => done.closed)
  },
})

/** `/兑现 17 12月3日 路灯已全部安装` */
export const keepPromise = defineCommand({
  name: '兑现',
  aliases: ['兑现承诺', '承诺兑现'],
  order: { isText: true },
  who: 'members',
  ...faces.keepPromise,
  inHelp: forOffices,
  narrow: whereHis('keep_promise'),
  async run(context, text) {
    const picked = await pickForOffice(context, text, faces.keepPromise.usage)
    if (picked.item === null) return picked.reply
    const { item, who, facts, rest } = picked
    const source = normalise(rest)
    const { day: on, end } = pastDayInFront(source.text, facts.today, item.submittedOn)
    const words = rest.slice(source.at[end] ?? rest.length).trim()
    if (on === null) return say(asks.promiseDay(item))
    if (!/\p{L}/u.test(words)) return say(asks.promiseWords(item))
    if (saysNotDone(words)) return say(asks.promiseNotKept(item))
    const performed = await perform(context, item.id, { act: 'keep_promise', on, words })
    return answerOne({ context, facts, who, act: 'keep_promise' }, performed, () =>
      done.kept(on, facts.today),
    )
  },
})

/** `/归档 17-20`, `/归档 全部` */
export const archive = defineCommand({
  name: '归档',
  aliases: ['归档建议', '建议归档'],
  order: orders.archive,
  who: 'clerks',
  ...faces.archive,
  narrow: whereHis('archive'),
  async run(context, text) {
    const { tx, tenant, actor } = context
    const facts = await factsOf(context)
    if (text === '' || isAll(text)) {
      const count = await countArchivable(tx, tenant.id)
      if (count === 0) return say(asks.nothingToArchive)
      if (text === '') return say(asks.howToArchive(count))
      const items = await archivableItems(tx, tenant.id, mostAtOnce)
      const who = await readSuggestionStanding(tx, actor)
      const performed = await performAll(context, items.map(archiving))
      // Numbers of what is confidential are not for a group.
      if (isGroup(context))
        return say(done.archivedCount(performed.filter(one => one.refusal === null).length))
      const reply = await answerSeveral(
        { context, facts, who, act: 'archive' },
        performed,
        [],
        () => done.archived,
      )
      const left = count - items.length
      return reply.kind === 'text' && left > 0 ? say(`${reply.text}\n${done.moreToArchive(left)}`) : reply
    }
    const picked = await pickSuggestions(context, text, faces.archive.usage)
    if (picked.items === null) return picked.reply
    const { items, who, missing } = picked
    const performed = await performAll(context, items.map(archiving))
    return answerSeveral({ context, facts, who, act: 'archive' }, performed, missing, () => done.archived)
  },
})

const archiving = ({ id }: { readonly id: number }) => ({ itemId: id, act: { act: 'archive' } as const })
