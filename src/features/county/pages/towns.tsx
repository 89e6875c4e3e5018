import { dayOf } from '../../../calendar/zone.ts'
import { definePage } from '../../../pages/page.ts'
import { Section, Table } from '../../../pages/parts.tsx'
import { hasNotMet } from '../rules/town-figures.ts'
import { townsOf } from '../store/links.ts'
import { readTowns } from '../store/overview.ts'
import * as words from '../texts/towns.ts'

/** The towns of a county in counts, in their order: what a person would be known by is not even read. */
export const townsPage = definePage({
  path: 'towns',
  who: 'clerks',
  of: 'county',
  inMenu: words.townsTitle,
  async show({ tx, tenant, now }) {
    const towns = await townsOf(tx, tenant.id)
    const figures = await readTowns(tx, towns, now)
    const waiting = figures.filter(hasNotMet).map(({ town }) => town.name)
    if (towns.length === 0)
      return {
        title: words.townsTitle,
        body: (
          <div class="card">
            <p>{words.noTowns}</p>
          </div>
        ),
      }
    return {
      title: words.townsTitle,
      body: (
        <>
          <p>{words.townsHeading(tenant.name, dayOf(now, tenant.zone).year, towns.length)}</p>
          <p>{words.onlyCounts}</p>
          {waiting.length === 0 ? null : (
            <Section title={words.warningTitle} tone="alert">
              <p>{words.notMetLine(waiting)}</p>
            </Section>
          )}
          <Section title={words.heldCaption}>
            <Table
              caption={words.heldCaption}
              columns={Object.values(words.heldColumns)}
              rows={figures.map(one => ({
                key: one.town.id,
                cells: [
                  one.town.name,
                  one.deputies,
                  hasNotMet(one) ? <strong>{words.sayPresidium(one)}</strong> : words.sayPresidium(one),
                  one.sessions,
                  one.activities,
                  one.studies,
                  one.receptionDays,
                  one.matters,
                ],
              }))}
            />
          </Section>
          <Section title={words.handledCaption}>
            <Table
              caption={words.handledCaption}
              columns={Object.values(words.handledColumns)}
              rows={figures.map(one => ({
                key: one.town.id,
                cells: [
                  one.town.name,
                  words.saySuggestions(one),
                  words.sayOpen(one),
                  words.sayPlan(one),
                  one.overdue.length === 0 ? words.noOverdue : one.overdue.map(words.sayOverdue).join('、'),
                ],
              }))}
            />
          </Section>
        </>
      ),
    }
  },
})
