import { congressPath, definePage } from '../../../pages/page.ts'
import { Section, Table } from '../../../pages/parts.tsx'
import { readDutyFiles } from '../store/files.ts'
import { askedOf } from '../store/periods.ts'
import * as words from '../texts/pages.ts'
import type { DutyFile } from '../types.ts'
import { Periods, periodAsked } from './periods.tsx'

/** All deputies by groups in the order of the roll, with their counts: there is no other order to have them in. */
export const dutyFilesPage = definePage({
  path: 'duty-files',
  who: 'clerks',
  inMenu: words.filesTitle,
  async show(context, _numbers, query) {
    const { tx, tenant, now } = context
    const period = await periodAsked(context, query)
    if (period === null) return null
    const files = await readDutyFiles(tx, tenant, period, now)
    const [[name = '', value = 0] = []] = Object.entries(askedOf(period))
    const linkTo = (id: number) => `${congressPath(tenant.id, `duty-files/${id}`)}?${name}=${value}`
    const groups = grouped(files)
    return {
      title: words.listTitle(period),
      body: (
        <>
          <p class="note">{words.listNote}</p>
          {await Periods(context, 'duty-files', period)}
          {groups.length === 0 ? <p>{words.nobody}</p> : null}
          {groups.map(({ group, own }) => (
            <Section key={group ?? ''} title={words.groupTitle(group, own.length)}>
              <Table
                caption={words.groupTitle(group, own.length)}
                columns={Object.values(words.listColumns)}
                rows={own.map(({ person, book, disputes }) => ({
                  key: person.id,
                  cells: [
                    <a key="name" href={linkTo(person.id)}>
                      {person.active ? person.name : words.left(person.name)}
                    </a>,
                    ...words.listCells(book, disputes),
                  ],
                }))}
              />
            </Section>
          ))}
        </>
      ),
    }
  },
})

function grouped(files: readonly DutyFile[]) {
  const groups: { readonly group: string | null; readonly own: DutyFile[] }[] = []
  for (const file of files) {
    const last = groups.at(-1)
    if (last === undefined || last.group !== file.person.groupName)
      groups.push({ group: file.person.groupName, own: [file] })
    else last.own.push(file)
  }
  return groups
}
