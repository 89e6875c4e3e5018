import { type Context, defineButton, defineCommand } from '../bot/command.ts'
import { say } from '../bot/reply.ts'
import { ownNotices } from '../features/meetings/commands/sheet.ts'
import * as words from '../features/meetings/texts/commands.ts'
import { takeNotesOf } from '../features/notes/outreach.ts'
import { newNotes } from '../features/notes/texts.ts'
import { ownTurns } from '../features/reception/commands/duty.ts'

/** What concerns the speaker: notices, turns of duty, and what waits for him alone. */
export const showMine = defineCommand({
  name: '我的',
  aliases: ['我的通知', '我的会议', 'mine'],
  bare: true,
  who: 'members',
  ...words.showMine,
  everywhere: true,
  async run(context) {
    const inGroup = context.origin.chat.type === 'group'
    const own = await ownLines(context, inGroup)
    const notes = inGroup ? [] : await takeNotesOf(context)
    return say(notes.length === 0 ? own : `${newNotes(notes)}\n${own}`)
  },
})

/** 我的 as a button, on cards that have nothing else to offer. */
export const showMineOnCard = defineButton({
  action: 'mine',
  who: 'members',
  everywhere: true,
  async press(context, click) {
    const card = {
      taskId: click.taskId,
      title: words.mineButton,
      body: await ownLines(context, false),
      buttons: [{ text: words.mineButton, key: 'mine' }],
    }
    return { kind: 'update', card, audience: 'clicker' }
  },
})

async function ownLines(context: Context, beforeOthers: boolean): Promise<string> {
  const notices = await ownNotices(context, beforeOthers)
  const turns = await ownTurns(context, beforeOthers)
  const rest = beforeOthers ? [words.mineInSingleChat] : []
  if (notices.length === 0) return turns.length === 0 ? words.nothingForYou : [...turns, ...rest].join('\n')
  return [words.yourMeetings, ...notices, ...turns, ...rest].join('\n')
}
