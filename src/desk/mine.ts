import { type Context, defineButton, defineCommand } from '../bot/command.ts'
import { say } from '../bot/reply.ts'
import { ownNotices } from '../features/meetings/commands/sheet.ts'
import * as words from '../features/meetings/texts/commands.ts'
import { followWithCard } from '../features/notes/outreach.ts'
import { ownTurns } from '../features/reception/commands/duty.ts'
import { countNotesOf } from '../features/rights/outreach/waiting.ts'
import { ownTodo } from '../features/suggestions/commands/todo.ts'
import { ofCongress } from './texts.ts'
import { contextsOf } from './which-congress.ts'

/** What concerns the speaker: notices, turns of duty, and what waits for him alone. */
export const showMine = defineCommand({
  name: '我的',
  aliases: ['我的通知', '我的会议', 'mine'],
  bare: true,
  who: 'members',
  ...words.showMine,
  everywhere: true,
  of: 'both',
  async run(context) {
    const inGroup = context.origin.chat.type === 'group'
    const todos = inGroup ? [] : await ownTodos(context)
    const own = await ownLines(context, inGroup, todos)
    // What waits for him comes before these words, as before all that answer him alone (`route.ts`).
    if (!inGroup && (await countNotesOf(context)) > 0) await followWithTodo(todos)
    return say(own)
  },
})

/** 我的 as a button, on cards that have nothing else to offer. */
export const showMineOnCard = defineButton({
  action: 'mine',
  who: 'members',
  everywhere: true,
  of: 'both',
  async press(context, click) {
    const card = {
      taskId: click.taskId,
      title: words.mineButton,
      body: await ownLines(context, false, await ownTodos(context)),
      buttons: [{ text: words.mineButton, key: 'mine' }],
    }
    return { kind: 'update', card, audience: 'clicker' }
  },
})

type Todos = readonly {
  readonly here: Context
  readonly todo: NonNullable<Awaited<ReturnType<typeof ownTodo>>>
}[]

/** What waits for the speaker, in each of his congresses where something does. */
async function ownTodos(context: Context): Promise<Todos> {
  const found = []
  for (const here of contextsOf(context)) {
    const todo = await ownTodo(here)
    if (todo !== null) found.push({ here, todo })
  }
  return found
}

/** Whoever reads his notes gets at once what can be done about them. */
async function followWithTodo([first]: Todos): Promise<void> {
  const card = first === undefined ? null : await first.todo.first()
  if (first !== undefined && card !== null)
    await followWithCard(first.here, card, {
      text: first.todo.line,
      subject: 'suggestions',
    })
}

async function ownLines(context: Context, beforeOthers: boolean, todos: Todos): Promise<string> {
  const notices = await ownNotices(context, beforeOthers)
  const turns = await ownTurns(context, beforeOthers)
  const waiting = todos.map(({ here, todo }) =>
    todos.length > 1 ? ofCongress(here.tenant.name, todo.line) : todo.line,
  )
  const rest = [...waiting, ...(beforeOthers ? [words.mineInSingleChat] : [])]
  if (notices.length === 0)
    return turns.length + waiting.length === 0 ? words.nothingForYou : [...turns, ...rest].join('\n')
  return [words.yourMeetings, ...notices, ...turns, ...rest].join('\n')
}
