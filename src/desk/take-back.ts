/** 撤回: a clerk takes back a notice, a deputy a suggestion of his own; 撤回建议 says the second for everybody. */
import { isClerk } from '../bot/actor.ts'
import { type Context, defineCommand } from '../bot/command.ts'
import { recalling } from '../features/meetings/commands/recall.ts'
import { recallFace } from '../features/meetings/texts/recall.ts'
import { withdrawing } from '../features/suggestions/commands/withdraw.ts'

const meant = ({ actor }: Pick<Context, 'actor'>) => (isClerk(actor) ? recalling : withdrawing)

export const takeBackCommand = defineCommand({
  name: '撤回',
  aliases: ['撤回通知', 'recall'],
  who: 'members',
  alters: true,
  ...recallFace,
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  run: (context, words) => meant(context).run(context, words),
  async narrow(contexts, words) {
    const narrowed = await Promise.all(
      [recalling, withdrawing].map(one =>
        one.narrow(
          contexts.filter(context => meant(context) === one),
          words,
        ),
      ),
    )
    return narrowed.flat()
  },
})
