/** `message/update_template_card` and `message/recall` (wecom-protocol 4.3, 4.4). */
import { z } from 'zod'
import { appLimits } from '../../wecom/limits.ts'
import { noteHints } from '../bot-message.ts'
import { text } from '../card-parts.ts'
import { appCardSchema, type Card } from '../card-schema.ts'
import { parseJson } from '../envelope.ts'
import type { Problem, Rule } from '../journal.ts'
import { problemsOf } from '../problems.ts'
import type { World } from '../world.ts'
import { type AppAnswer, done, refused } from './answers.ts'
import type { Placed } from './sent.ts'
import type { AppStand } from './stand.ts'

const head = {
  userids: z.array(text.min(1)).max(appLimits.receiversMax).optional(),
  partyids: z.array(z.int()).max(100).optional(),
  tagids: z.array(z.int()).max(100).optional(),
  atall: z.literal([0, 1]).optional(),
  agentid: z.int(),
  response_code: text.min(1),
}

const request = z.union([
  z
    .strictObject({ ...head, button: z.strictObject({ replace_name: text.min(1) }) })
    .transform(({ button, ...rest }) => ({ ...rest, replaceName: button.replace_name, card: null })),
  z
    .strictObject({
      ...head,
      enable_id_trans: z.literal([0, 1]).optional(),
      template_card: z.looseObject({ card_type: z.string() }),
    })
    .transform(({ template_card: card, ...rest }) => ({ ...rest, replaceName: null, card })),
])

export function updateByApp(world: World, app: AppStand, body: string): AppAnswer {
  const read = request.safeParse(parseJson(body))
  if (!read.success) return bad(world, 40058, 'app-message', z.prettifyError(read.error))
  const { agentid, response_code: code, card, replaceName, userids = [], atall } = read.data
  if (agentid !== app.agentId) return bad(world, 42015, 'app-message', `agentid ${agentid} is not the app's`)
  const taken = app.sent.byCode(code, world.now())
  if ('refused' in taken) return bad(world, 40058, 'response-code', taken.refused)
  const got = new Set(taken.copies.map(({ userid }) => userid.toLowerCase()))
  const wanted = atall === 1 ? [...got] : userids.map(userid => userid.toLowerCase())
  const copies = taken.copies.filter(({ userid }) => wanted.includes(userid.toLowerCase()))
  const changed = copies.map(copy => ({ copy, ...changedCard(world, copy, card, replaceName) }))
  const problems = changed.flatMap(one => one.problems)
  if (problems.length > 0) return refused(world, 40058, problems)
  app.sent.spend(code)
  for (const { copy, next } of changed) if (next) show(world, copy, next)
  return { ...done, invaliduser: wanted.filter(userid => !got.has(userid)) }
}

/** The card of this copy as it is from now on. */
function changedCard(
  world: World,
  { chat, message }: Placed,
  given: object | null,
  replaceName: string | null,
): { readonly problems: readonly Problem[]; readonly next: Card | null } {
  const before = world.rooms.find(chat, message)?.card ?? null
  if (before === null) return { problems: [], next: null }
  if (given === null) return { problems: [], next: closed(before, replaceName) }
  const taskId = 'task_id' in before ? before.task_id : undefined
  const parsed = appCardSchema.safeParse({ task_id: taskId, ...given })
  if (!parsed.success) return { problems: problemsOf(parsed.error, 'template_card'), next: null }
  const { data } = parsed
  if (data.task_id !== taskId) {
    const detail = `the update's task_id is "${data.task_id}", the card's "${taskId}"`
    return { problems: [{ rule: 'task-id', detail }], next: null }
  }
  return { problems: [], next: data }
}

/** Its buttons are grey and say this. */
export const closed = (card: Card, replaceName: string | null): Card =>
  replaceName === null ? card : { ...card, replace_text: replaceName }

function show(world: World, { chat, message }: Placed, card: Card): void {
  const found = world.rooms.find(chat, message)
  if (!found) return
  noteHints(world, world.directory.chat(chat), card, false)
  world.rooms.updateCard(found, card, null)
}

const recallRequest = z.strictObject({ msgid: text.min(1) })

/** The message is gone; a line says that there was one. */
export function recallByApp(world: World, app: AppStand, body: string): AppAnswer {
  const read = recallRequest.safeParse(parseJson(body))
  if (!read.success) return bad(world, 40058, 'app-message', z.prettifyError(read.error))
  const taken = app.sent.recall(read.data.msgid, world.now())
  if ('refused' in taken) return bad(world, 40058, 'app-recall', taken.refused)
  for (const { chat, message } of taken.copies) world.rooms.recall(chat, message)
  return done
}

const bad = (world: World, errcode: number, rule: Rule, detail: string): AppAnswer =>
  refused(world, errcode, [{ rule, detail }])
