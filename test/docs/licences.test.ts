import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { licencePage, licencesOf, readLock } from '../support/licences.ts'

const all = licencesOf(readLock())

it('the list of licences is that of the lock file (npm run licences)', () => {
  const page = readFileSync(new URL('../../docs/licences.md', import.meta.url), 'utf8')
  expect(page).toBe(licencePage(all))
})

/** They let a town use, change and pass on the service; none asks for our source. */
const permissive =
  /^(?:MIT|MIT\/X11|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|Unlicense|BlueOak-1\.0\.0|CC0-1\.0|Zlib|PostgreSQL)$/u

it('the page on security says how many there are, and how many we chose', () => {
  const page = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8')
  const { packages } = JSON.parse(readLock())
  const chosen = Object.keys(packages[''].dependencies).length
  const many = new Set(all.map(({ name, version }) => `${name} ${version}`)).size
  expect(page).toContain(`${many} packages come with a running service, ${chosen} of them by our own choice`)
})

it('every package may be used freely: where there is a choice, by one of its licences', () => {
  const others = all.filter(({ licence }) => {
    const words = licence.replaceAll(/[()]/gu, '')
    const isFree = words.includes(' OR ')
      ? words.split(' OR ').some(one => permissive.test(one))
      : words.split(' AND ').every(one => permissive.test(one))
    return !isFree
  })
  // Says nothing; its author's other packages are MIT/X11. See docs/security.md.
  expect(others).toEqual([{ name: 'buffers', version: '0.1.1', licence: 'not stated' }])
})

it('every package that is installed comes with its checksum', () => {
  const { packages } = JSON.parse(readLock())
  const without = Object.entries(packages)
    .filter(([path, one]) => path !== '' && !(one instanceof Object && 'integrity' in one))
    .map(([path]) => path)
  expect(without).toEqual([])
})
