import type { VNode } from 'preact'
import type { Membership } from '../../../bot/command.ts'
import { congressPath } from '../../../pages/page.ts'
import { named } from '../finding/named.ts'
import { standingOf } from '../rules/sheet.ts'
import type { OwnNotice } from '../store/looked-at.ts'
import { ownAnswer } from '../texts/answers.ts'
import * as words from '../texts/pages.ts'

interface OwnNoticesProps {
  readonly membership: Membership
  readonly notices: readonly OwnNotice[]
  readonly now: Date
}

/** The notices that somebody can answer, with what he has answered. */
export function OwnNotices({ membership: { tenant }, notices, now }: OwnNoticesProps): VNode {
  if (notices.length === 0) return <p>{words.noOwnNotices}</p>
  return (
    <ul class="plain">
      {notices.map(({ meeting, line }) => {
        const { title, when, place } = named({ tenant, now }, meeting)
        return (
          <li key={meeting.id}>
            <a href={congressPath(tenant.id, `meetings/${meeting.number}`)}>
              {words.noticeTitle(meeting.number, title)}
            </a>
            <span>{[when, place].filter(part => part !== '').join('，')}</span>
            <span>{ownAnswer(standingOf(meeting, line))}</span>
          </li>
        )
      })}
    </ul>
  )
}
