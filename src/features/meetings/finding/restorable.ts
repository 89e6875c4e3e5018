import type { Context } from '../../../bot/command.ts'
import { isChecked } from '../../attendance/rules/day.ts'
import { readDay } from '../../attendance/store/day.ts'
import { isOver } from '../rules/notice.ts'
import type { LockedMeeting } from '../store/answers.ts'

/** Whether a meeting that was called off, or would be now, may be restored: until it begins; one that was held, for a day. */
export async function isRestorable(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  meeting: LockedMeeting,
): Promise<boolean> {
  if (meeting.startsAt === null || meeting.startsAt > now) return true
  if (isOver(meeting, now)) return false
  // Called to order, or somebody there: it was called off by mistake, and its day's sheet is all there is of it.
  const { lines, sitting } = await readDay(tx, meeting)
  return (sitting?.calledAt ?? null) !== null || isChecked(lines)
}
