import { congressPath, definePage } from '../../../pages/page.ts'
import { Facts, Section, Table } from '../../../pages/parts.tsx'
import { latestNotices, seeNotice } from '../store/notices.ts'
import { linesOf } from '../store/replies.ts'
import * as words from '../texts/notices.ts'

const shown = 200

/** What the county has told its towns, the latest first. */
export const countyNoticesPage = definePage({
  path: 'county-notices',
  who: 'clerks',
  of: 'county',
  inMenu: words.noticesTitle,
  async show({ tx, tenant, now }) {
    const notices = await latestNotices(tx, tenant.id, shown)
    const lines = await linesOf(
      tx,
      notices.map(({ id }) => id),
    )
    const wall = { now, zone: tenant.zone }
    return {
      title: words.noticesTitle,
      body: (
        <div class="card">
          {notices.length === 0 ? (
            <p>{words.noNotices}</p>
          ) : (
            <Table
              caption={words.noticesTitle}
              columns={Object.values(words.noticeColumns)}
              rows={notices.map(notice => ({
                key: notice.id,
                cells: [
                  <a key="title" href={congressPath(tenant.id, `county-notices/${notice.number}`)}>
                    {words.noticeTitle(notice.number)}
                  </a>,
                  words.short(notice.words),
                  words.sayUntil(notice, wall),
                  words.stateNames[notice.state],
                  notice.state === 'draft' ? '' : words.answeredOf(lines.get(notice.id) ?? []),
                ],
              }))}
            />
          )}
          {notices.length === 0 ? null : <p class="note screen-only">{words.howToSend}</p>}
        </div>
      ),
    }
  },
})

/** One of them, with what each town has answered. */
export const countyNoticePage = definePage({
  path: 'county-notices/:number',
  who: 'clerks',
  of: 'county',
  async show({ tx, tenant, now }, [number = 0]) {
    const notice = await seeNotice(tx, tenant.id, number)
    if (notice === null) return null
    const lines = (await linesOf(tx, [notice.id])).get(notice.id) ?? []
    const wall = { now, zone: tenant.zone }
    const names = words.factNames
    return {
      title: words.noticeTitle(number),
      body: (
        <>
          <div class="card">
            <Facts
              facts={[
                [names.words, notice.words],
                [names.asks, notice.asks],
                [names.until, words.sayUntil(notice, wall)],
                [names.state, words.stateNames[notice.state]],
                [names.reason, notice.cancelReason],
              ]}
            />
            {notice.state === 'open' ? <p class="note screen-only">{words.howToGoOn(number)}</p> : null}
            <p class="links screen-only">
              <a href={congressPath(tenant.id, 'county-notices')}>{words.backToList}</a>
            </p>
          </div>
          {notice.state === 'draft' ? null : (
            <Section title={`${words.repliesTitle}（${words.answeredOf(lines)}）`}>
              <Table
                caption={words.repliesTitle}
                columns={Object.values(words.replyColumns)}
                rows={lines.map(({ townId, name, reply, earlier, times }) => ({
                  key: townId,
                  cells: [
                    name,
                    reply === null ? <strong>{words.silent}</strong> : reply.words,
                    reply === null
                      ? earlier === null
                        ? ''
                        : words.silentSince(notice, earlier, times, wall)
                      : words.replyMark(notice, reply, times, wall),
                  ],
                }))}
              />
            </Section>
          )}
        </>
      ),
    }
  },
})
