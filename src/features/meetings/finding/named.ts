import type { Context, Tenant } from '../../../bot/command.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { MeetingOfCongress } from '../store/answers.ts'
import { sayDeadline, sayWhen, titleOf } from '../texts/notice.ts'
import type { Meeting } from '../types.ts'

export type Where = {
  readonly tenant: Pick<Tenant, 'name' | 'zone' | 'settings' | 'province'>
  readonly now: Date
}

/** A meeting as sentences name it. */
export function named(
  where: Where,
  meeting: Meeting,
): { title: string; when: string; deadline: string; place: string } {
  const { now, tenant } = where
  return {
    title: titleOf(meeting.notice, settingsOf(tenant).labels),
    when: sayWhen(meeting.notice, now, tenant.zone),
    deadline: sayDeadline(meeting.notice, now, tenant.zone),
    place: meeting.notice.place ?? '',
  }
}

/** The place and time of a meeting that was read together with its congress. */
export const whereOf = (meeting: MeetingOfCongress, now: Date): Where => ({
  tenant: {
    name: meeting.congressName,
    zone: meeting.zone,
    settings: meeting.settings,
    province: meeting.province,
  },
  now,
})

export const subjectOf = (meeting: Pick<Meeting, 'id'>): string => `meeting:${meeting.id}`

/** Who did it, when, from which message: the part of a deed that every handler knows. */
export const byActor = ({ tenant, actor, now, origin }: Context) => ({
  congressId: tenant.id,
  at: now,
  userid: actor.userid,
  message: { bot: origin.bot, msgid: origin.msgid },
})
