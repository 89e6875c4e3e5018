/** The page of guarantees against the tests that hold them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/package-root.ts'
import { guarantees } from '../support/guarantees.ts'

const page = readFileSync(join(packageRoot, 'docs/guarantees.md'), 'utf8')
const lines = [...page.matchAll(/^\| ([A-Z]\d+) \|(.+)\|$/gm)].map(([, id = '', rest = '']) => ({
  id,
  cells: rest.split(' | ').map(cell => cell.trim()),
}))

/** It prints the figure, a bench holds its bound with it, or a test of that name is there; a comment is none of them. */
const isTestOf = (id: string, text: string): boolean =>
  [
    `figure\\(\\s*annotate,\\s*'${id}'`,
    `(?:below|atLeast)\\(\\s*['\`][^'\`\\n]*\\(${id}\\)`,
    `\\b(?:it|test)\\(\\s*'${id}: `,
  ].some(form => new RegExp(form).test(text))

it('a mention is no test', () => {
  expect(isTestOf('D1', '/** D1: whatever is tested here passes on both. */')).toBe(false)
  expect(isTestOf('D1', "await figure(annotate, 'D12', 'x')")).toBe(false)
  expect(isTestOf('D1', "  await figure(\n    annotate,\n    'D1',")).toBe(true)
})

describe('the page of guarantees', () => {
  it('has a line for every guarantee, once, with all its cells', () => {
    expect(lines.map(({ id }) => id)).toEqual(Object.keys(guarantees))
    for (const { id, cells } of lines) expect(cells, id).toHaveLength(5)
  })

  it.each(lines)('$id names tests that are there, and each is its test', ({ id, cells }) => {
    const files = [...(cells[1] ?? '').matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      expect(existsSync(join(packageRoot, file)), file).toBe(true)
      expect(isTestOf(id, readFileSync(join(packageRoot, file), 'utf8')), `${file}: ${id}`).toBe(true)
    }
  })

  it('has guarantees behind each of the seven promises', () => {
    const promises = [...page.matchAll(/^(\d)\. .+: (.+)\.$/gm)]
    expect(promises.map(([, number]) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    for (const [, number, ids = ''] of promises) {
      const named = ids.split(', ')
      expect(named.length, `promise ${number}`).toBeGreaterThan(1)
      for (const id of named) expect(Object.keys(guarantees)).toContain(id)
    }
  })
})
