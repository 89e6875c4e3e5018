import type { VNode } from 'preact'
import { isClerk } from '../../../bot/actor.ts'
import { definePage, type PageContext, type Shown } from '../../../pages/page.ts'
import { Facts, Section, Table } from '../../../pages/parts.tsx'
import { findCongress } from '../../congress/store.ts'
import { readDutyFile } from '../store/files.ts'
import * as form from '../texts/form.ts'
import * as words from '../texts/pages.ts'
import { Periods, periodAsked } from './periods.tsx'

/** One deputy's file in full, by the number of his person: for clerks, and for himself. */
export const dutyFilePage = definePage({
  path: 'duty-files/:number',
  who: 'members',
  async show(context, [personId = 0], query) {
    if (!isClerk(context.actor) && context.actor.personId !== personId) return null
    return showFile(context, personId, `duty-files/${personId}`, query)
  },
})

/** His own, for whoever is signed in. */
export const ownDutyFilePage = definePage({
  path: 'duty',
  who: 'members',
  inMenu: words.ownTitle,
  inMenuOf: ({ isDeputy }) => isDeputy,
  async show(context, _numbers, query) {
    const shown = await showFile(context, context.actor.personId, 'duty', query)
    if (shown !== null || (await periodAsked(context, query)) === null) return shown
    return { title: words.ownTitle, body: <p>{words.notDeputy}</p> }
  },
})

async function showFile(
  context: PageContext,
  personId: number,
  path: string,
  query: URLSearchParams,
): Promise<Shown | null> {
  const { tx, tenant, actor, now } = context
  const period = await periodAsked(context, query)
  if (period === null) return null
  const file = await readDutyFile(tx, tenant, period, now, personId)
  const congress = await findCongress(tx, tenant.id)
  if (file === null || congress === null) return null
  const notes = form.notesOf(file)
  return {
    title: form.fileTitle(file.person.name),
    body: (
      <>
        {await Periods(context, path, period)}
        <Section title={form.sayPeriod(period)}>
          <Facts facts={form.factsOf(file, congress)} />
          {notes.map(note => (
            <p key={note} class="note">
              {note}
            </p>
          ))}
          {actor.personId === personId ? <p class="note screen-only">{words.howToDispute}</p> : null}
        </Section>
        {form.sectionsOf(file).map(({ key, heading, counts, rows }) => (
          <Section key={key} title={heading}>
            <p>{counts}</p>
            {records(heading, form.columns, rows)}
          </Section>
        ))}
        <Section title={form.disputesTitle}>
          {file.disputes.length === 0 ? <p>{form.noDisputes}</p> : null}
          {records(form.disputesTitle, form.disputeColumns, file.disputes.map(form.disputeRow))}
        </Section>
      </>
    ),
  }
}

function records(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): VNode | null {
  if (rows.length === 0) return null
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={rows.map(cells => ({ key: cells.slice(0, 2).join(' '), cells }))}
    />
  )
}
