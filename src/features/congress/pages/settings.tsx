import type { VNode } from 'preact'
import { knownYears } from '../../../calendar/holidays.ts'
import { definePage, type PageContext } from '../../../pages/page.ts'
import { Facts, Section, Table } from '../../../pages/parts.tsx'
import { storedYears } from '../../holidays/store.ts'
import { findRotaSettings } from '../../reception/store/rota.ts'
import { findReception } from '../../reception/store/rule.ts'
import { sayRota } from '../../reception/texts/rota.ts'
import { sayHours, sayRule } from '../../reception/texts/settings.ts'
import { provinceName } from '../../suggestions/rules/provinces.ts'
import { provinceTexts } from '../../suggestions/texts/provinces.ts'
import { type SettingPath, type SettingSource, settingSource, settingsOf } from '../settings.ts'
import { findCongress } from '../store.ts'
import { type SettingWords, settingWords } from '../texts/settings.ts'
import * as words from '../texts/settings-page.ts'
import type { Congress } from '../types.ts'

/** Every rule that is data, with where it comes from and how it is changed. Only to look at. */
export const settingsPage = definePage({
  path: 'settings',
  who: 'clerks',
  inMenu: words.settingsTitle,
  async show(context) {
    const { tx, tenant } = context
    const congress = await findCongress(tx, tenant.id)
    if (congress === null) return null
    return {
      title: words.settingsTitle,
      body: (
        <>
          <p class="note">{words.intro}</p>
          <About congress={congress} />
          {words.groups.map(({ title, of }) => (
            <Section key={title} title={title}>
              <Table
                caption={title}
                columns={Object.values(words.columns)}
                rows={[...settingWords]
                  .filter(([path]) => of.some(group => path.startsWith(`${group}.`)))
                  .map(([path, said]) => rowOf(congress, path, said))}
              />
            </Section>
          ))}
          {await receptionOf(context)}
        </>
      ),
    }
  },
})

function rowOf(congress: Congress, path: SettingPath, said: SettingWords) {
  return {
    key: path,
    cells: [
      said.name,
      said.say(settingsOf(congress)),
      sourceOf(congress, path, said),
      howToChange(congress, path, said.name),
    ],
  }
}

function howToChange({ name: congress }: Congress, path: SettingPath, name: string): string {
  if (path.startsWith('suggestions.')) return words.suggestionHow(name)
  return path.startsWith('dutyFile.') ? words.publishingHow : words.operatorHow(congress, path)
}

function sourceOf(congress: Congress, path: SettingPath, { basis }: SettingWords): string {
  const source: SettingSource = settingSource(congress, path)
  const province = provinceName(congress.province ?? '')
  if (source === 'default')
    return words.source(source, words.basis(basis.kind, basis.kind === 'law' ? basis.text : ''))
  const note = path.startsWith('suggestions.')
    ? provinceTexts[province]
    : words.provinceNotes[`${path} ${province}`]
  return words.source(source, note ?? province)
}

function About({ congress }: { readonly congress: Congress }): VNode {
  return (
    <Section title={words.facts.title}>
      <Facts
        facts={[
          [words.facts.name, congress.name],
          [words.facts.kind, words.kinds[congress.kind]],
          [words.facts.county, congress.county],
          [words.facts.province, congress.province],
          [words.facts.zone, congress.zone],
        ]}
      />
      <p class="note">{words.factsHow}</p>
    </Section>
  )
}

async function receptionOf({ tx, tenant }: PageContext): Promise<VNode> {
  const reception = await findReception(tx, tenant.id)
  const rota = await findRotaSettings(tx, tenant.id)
  const years = [...knownYears, ...(await storedYears(tx))].map(({ year }) => year)
  const { facts } = words
  return (
    <Section title={words.receptionTitle}>
      <Facts
        facts={[
          [
            facts.reception,
            reception === null || reception.rule.days.length === 0 ? words.notSet : sayRule(reception.rule),
          ],
          ...(reception === null
            ? []
            : ([
                [facts.hours, sayHours(reception)],
                [facts.place, reception.place],
                [facts.rota, rota === null ? words.byHand : sayRota(rota)],
              ] as const)),
          [facts.holidays, words.holidaysKnown(Math.min(...years), Math.max(...years))],
        ]}
      />
      <p class="note">{words.receptionHow}</p>
    </Section>
  )
}
