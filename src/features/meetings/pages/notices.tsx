import { congressPath, definePage, type PageContext } from '../../../pages/page.ts'
import { Table } from '../../../pages/parts.tsx'
import { heldAmong } from '../../activities/store/held.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import { named } from '../finding/named.ts'
import { type Listed, listNotices } from '../store/looked-at.ts'
import { meetingStatusNames } from '../texts/answers.ts'
import * as words from '../texts/pages.ts'

const perPage = 50

/** All notices of the congress, for its clerks. */
export const noticesPage = definePage({
  path: 'meetings',
  who: 'clerks',
  inMenu: words.noticesTitle,
  async show(context, _numbers, query) {
    const { tx, tenant, now } = context
    const before = /^[1-9]\d{0,8}$/.exec(query.get('before') ?? '')?.[0]
    const found = await listNotices(tx, tenant.id, before === undefined ? null : Number(before), perPage + 1)
    const listed = found.slice(0, perPage)
    const last = found.length > perPage ? listed.at(-1)?.meeting.number : undefined
    const held = new Map(
      (
        await heldAmong(
          tx,
          listed.map(({ meeting }) => meeting),
          now,
        )
      ).map(one => [one.meeting.id, one]),
    )
    const columns = Object.values(words.noticeColumns)
    return {
      title: words.noticesTitle,
      body: (
        <div class="card">
          {listed.length === 0 ? (
            <p>{words.noNotices}</p>
          ) : (
            <Table
              caption={words.noticesTitle}
              columns={columns}
              rows={listed.map(one => row(context, one, held.get(one.meeting.id)))}
            />
          )}
          {last === undefined ? null : (
            <p class="screen-only">
              <a href={`${congressPath(tenant.id, 'meetings')}?before=${last}`}>{words.earlier}</a>
            </p>
          )}
        </div>
      ),
    }
  },
})

/** What was held is told by who was there, once anybody was checked in; until then by what was answered. */
function row(context: PageContext, { meeting, counts }: Listed, held: HeldMeeting | undefined) {
  const { title, when, place } = named(context, meeting)
  const { attend, leaveApproved, leavePending, leaveRefused, silent } = counts
  const leave = leaveApproved + leavePending + leaveRefused
  return {
    key: meeting.id,
    cells: [
      <a key="title" href={congressPath(context.tenant.id, `meetings/${meeting.number}`)}>
        {words.noticeTitle(meeting.number, title)}
      </a>,
      when,
      place,
      meetingStatusNames[meeting.status],
      meeting.status === 'draft'
        ? ''
        : held?.isChecked === true
          ? words.sayPresent(held.attendance)
          : words.sayCounts(attend, leave, silent),
    ],
  }
}
