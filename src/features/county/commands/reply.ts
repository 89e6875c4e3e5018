import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
export const replyToCounty = async (_context: Context, _notice: string, _text: string): Promise<Reply> =>
  say('')
