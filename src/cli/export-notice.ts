import { dayOfIso, isoDay } from '../calendar/day.ts'
import { readPublicNotice } from '../features/reception/store/public-notice.ts'
import { publicNotice } from '../features/reception/texts/public-notice.ts'
import { writeReceptionNotice } from '../registers/reception-notice.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { type WriteOptions, writeWorkbook } from './write-workbook.ts'
import { WrongInput } from './wrong-input.ts'

/** Writes the public announcement of a reception day. */
export async function exportNotice(
  session: Session,
  file: string,
  options: WriteOptions & { readonly congress: string; readonly day: string },
): Promise<void> {
  if (!/\.docx$/i.test(file)) throw new WrongInput(`${file} must end in .docx`)
  const date = dayOfIso(options.day)
  if (date === null) throw new WrongInput(`${options.day} is no day: write it as 2026-03-16`)
  const noticed = await withDatabase(session, ({ db }) =>
    db.look(async tx => {
      const congress = await congressCalled(tx, options.congress)
      const found = await readPublicNotice(tx, congress, date, session.now())
      if (found === 'no_reception') throw new WrongInput(`${congress.name} receives voters on no day yet`)
      if (found === 'no_day') throw new WrongInput(`${congress.name} receives no voters on ${options.day}`)
      if (found === 'cancelled')
        throw new WrongInput(`the reception of ${congress.name} on ${options.day} is cancelled`)
      return found
    }),
  )
  const notice = publicNotice(noticed, session.now())
  await writeWorkbook(file, await writeReceptionNotice(notice), options)
  const day = isoDay(noticed.day.day)
  const deputies = noticed.onDuty.map(duty => duty.name)
  session.answer({ file, day, title: notice.title, deputies }, [
    `${file} written: ${notice.title}, ${day}, ${deputies.length === 0 ? 'nobody is on duty yet' : deputies.join(', ')}`,
  ])
}
