/** 开会 is said both to call a meeting to order and to begin the notice of one: `/开会`, `/开会 3`; `/开会 明天上午9点…`. */
import { defineCommand } from '../bot/command.ts'
import { takeNumber } from '../bot/grammar.ts'
import { convening } from '../features/attendance/commands/convene.ts'
import { postNotice } from '../features/meetings/commands/notice.ts'
import { orders } from '../language/words/orders.ts'

const calls = (words: string): boolean => words.trim() === '' || takeNumber(words).rest === ''

export const conveneCommand = defineCommand({
  ...convening,
  name: '开会',
  aliases: ['宣布开会', '会议开始'],
  order: orders.convene,
  who: 'clerks',
  run: (context, words) => (calls(words) ? convening.run(context, words) : postNotice.run(context, words)),
  narrow: async (contexts, words) => (calls(words) ? convening.narrow(contexts, words) : contexts),
})
