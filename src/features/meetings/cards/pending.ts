import type { Card } from '../../../bot/reply.ts'
import type { PendingLeave } from '../store/sheet.ts'
import * as words from '../texts/pending.ts'

/** A drop-down has at most ten options (wecom-protocol 5.2); the oldest come first. */
const maxOptions = 10

/** A meeting of these requests: tells whose they are, also when none is chosen. */
const ofMeeting = ([first]: readonly PendingLeave[]): string =>
  first === undefined ? '' : `:${first.meetingId}`

/** The leave requests that wait, for a clerk's single chat. */
export const pendingCard = (taskId: string, pending: readonly PendingLeave[], told?: string): Card => ({
  taskId,
  title: words.title,
  desc: words.waiting(pending.length),
  body: [...(told === undefined ? [] : [told]), ...pending.slice(0, maxOptions).map(words.request)].join(
    '\n',
  ),
  select: {
    key: 'leave',
    title: words.choose,
    options: pending.slice(0, maxOptions).map(({ meetingId, personId, entryId, name, number }) => ({
      id: `${meetingId}.${personId}.${entryId}`,
      text: words.option(name, number),
    })),
  },
  buttons: [
    { text: words.approve, key: `approve${ofMeeting(pending)}`, style: 'primary' },
    { text: words.refuse, key: `refuse${ofMeeting(pending)}`, style: 'danger' },
  ],
})

export const nothingPendingCard = (taskId: string, told: string): Card => ({
  taskId,
  title: words.title,
  desc: words.noneLeft,
  body: told,
  buttons: [{ text: words.mine, key: 'mine', style: 'plain' }],
})
