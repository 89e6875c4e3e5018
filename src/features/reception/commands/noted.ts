import type { Context } from '../../../bot/command.ts'
import { recordDeeds } from '../../deeds/store.ts'
import type { DutyCause } from '../store/duties.ts'

/** Keeps that the actor did something about reception; `detail` has facts, never a reason for leave. */
export function note(
  { tx, tenant, actor, now, origin }: Context,
  action: string,
  dayId: number | null,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action,
      outcome: 'done',
      subject: dayId === null ? 'reception' : `reception:${dayId}`,
      detail,
      message: { bot: origin.bot, msgid: origin.msgid },
    },
  ])
}

/** That this message of the actor's changes who is on duty. */
export const causeOf = ({ now, actor, origin }: Context): Omit<DutyCause, 'source'> => ({
  at: now,
  enteredBy: actor.personId,
  message: { bot: origin.bot, msgid: origin.msgid },
})
