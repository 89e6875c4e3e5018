import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findPage, pages } from '../src/console/registry.ts'
import { findCommand, helpNames } from '../src/desk/help.ts'
import { registry } from '../src/desk/registry.ts'
import { registerFormats } from '../src/features/registers/types.ts'
import { packageRoot } from '../src/package-root.ts'
import { registers } from '../src/registers/list.ts'
import { readSources } from './architecture/sources.ts'
import { addressOf, pagePictures } from './e2e/page-pictures.ts'

/** The liaison's manual against the service: what it tells people to type has to exist. */

const docs = join(packageRoot, 'docs')
const manual = readFileSync(join(docs, '使用手册.md'), 'utf8')
/** Whatever stands as something to type. */
const typed = [...manual.matchAll(/`([^`\n]+)`|^(@.+|\/.+)$/gmu)].map(match => match[1] ?? match[2] ?? '')
const commands = typed.map(text => text.replace(/^@联络员 /u, '')).filter(text => text.startsWith('/'))

describe('the manual', () => {
  it('has enough to type to be checked at all', () => {
    expect(commands.length).toBeGreaterThan(30)
  })

  it.each(commands)('%s is a command of the service', text => {
    const body = text.slice(1).trim()
    const isHelp = [...helpNames].some(name => body.startsWith(name))
    if (body !== '') expect(isHelp || findCommand(registry, body) !== null).toBe(true)
  })

  it.each(registry.commands.map(command => command.name))('/%s is explained', name => {
    expect(manual).toMatch(new RegExp(`[\`、]\`?/?${name}`, 'u'))
  })

  it('quotes the bot in the very words that it says', () => {
    const said = readSources().flatMap(source => source.chinese)
    const quoted = [...manual.matchAll(/(?:说|^\*\*)“([^”]+)”/gmu)].map(match => match[1] ?? '')
    expect(quoted.length).toBeGreaterThan(3)
    for (const sentence of quoted)
      expect(
        said.filter(text => text.includes(sentence)),
        sentence,
      ).not.toEqual([])
    // It reads every source there is.
  }, 60_000)

  const pictures = readdirSync(join(docs, 'pictures'), { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.png'),
  )

  it('shows pictures that exist, each with words for those who cannot see it', () => {
    const shown = [...manual.matchAll(/<img src="pictures\/([^"]+)" width="\d+" alt="[^"]{6,}">/g)]
    expect(shown.map(match => match[1]).sort()).toEqual(pictures.toSorted())
    expect(manual.match(/<img/g)).toHaveLength(shown.length)
  })

  it('shows every page that there is, on a desk and on a phone, and none that is not', () => {
    const shown = pagePictures.map(picture => {
      const found = findPage(addressOf(picture, 1).replace(/\?.*$/, ''))
      return found?.page.path ?? null
    })
    const files = registers.flatMap(({ key }) => registerFormats.map(format => `registers/${key}/${format}`))
    const looked = pages.map(({ path }) => path).filter(path => !files.includes(path))
    // The first page is of no congress, so it is not among them.
    expect(new Set(shown)).toEqual(new Set([null, ...looked]))
    expect(pictures.filter(name => name.startsWith('pages/')).sort()).toEqual(
      pagePictures.flatMap(({ name }) => [`pages/${name}-phone.png`, `pages/${name}.png`]).sort(),
    )
  })

  it('loads on a phone: no picture is over 150 KiB', () => {
    for (const name of pictures) {
      expect(statSync(join(docs, 'pictures', name)).size, name).toBeLessThan(150 * 1024)
    }
  })

  it('has links that lead somewhere', () => {
    const headings = [...manual.matchAll(/^## (.+)$/gmu)].map(match =>
      (match[1] ?? '').replace(/[、，。：（）]/gu, ''),
    )
    for (const [, target = ''] of manual.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(target)
  })
})
