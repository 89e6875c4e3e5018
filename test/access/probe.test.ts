import { expect, it } from 'vitest'
import { registry } from '../../src/desk/registry.ts'
import { testDatabase } from '../support/database.ts'
import { settleTowns, words, group, foreignWords, planted } from './town.ts'
import { createWalk } from './walk.ts'
const { db } = await testDatabase()
it('x', { timeout: 900000 }, async () => {
  const t = await settleTowns(db)
  const walk = await createWalk(db, [t.here, t.there, t.county])
  const who = ['chair','vice','liaison','leader','presidium','office','office2','owner','bystander','z-chair','z-owner','k-clerk','k-member','leaver','nobody']
  const started = performance.now()
  let n = 0
  const out: any = {}
  for (const command of registry.commands) {
    const line: string[] = []
    for (const w of who) {
      let eff: string[] = [], may = '?', leaks = new Set<string>()
      const all = new Set(command.examples.flatMap(example => [example, example.replace(/(?<=[ 第])(\d{1,3})(?=[ 、-]|$)/, '1')]))
      for (const said of all) {
        if (['leaver','nobody'].includes(w) && command.who !== 'anyone' && eff.length+n > 1e9) break
        n++
        const got = await walk(words(w, said))
        if (got.wrote.length) eff.push(said + '=>' + got.wrote.join('+'))
        if (foreignWords.test(got.text) && !w.startsWith('z')) leaks.add('FOREIGN')
        for (const [k, v] of Object.entries(planted)) if (got.text.includes(v)) leaks.add(k)
        may = got.text.includes('花名册中还没有') ? 'S' : got.text.includes('已离任') ? 'L' : got.text.includes('使用。如有需要') ? 'N' : got.text.includes('县级不办理') ? 'B' : got.text.includes('由县级人大使用') ? 'C' : 'y'
        if (got.touched.some(id => id !== (w.startsWith('z') ? t.there : w.startsWith('k') ? t.county : t.here))) leaks.add('TOUCHED' + got.touched)
        if (['leaver','nobody'].includes(w) && command.who !== 'anyone') break
      }
      line.push(`  ${w}:${may}${leaks.size ? '!' + [...leaks].join(',') : ''} ${eff.join(' | ')}`)
    }
    console.log(command.name, command.who, command.of ?? '', '\n', line.join('\n'))
  }
  console.log('n', n, performance.now() - started)
  expect(1).toBe(1)
})
