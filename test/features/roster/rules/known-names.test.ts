import { expect, test } from 'vitest'
import { knownNames } from '../../../../src/features/roster/rules/known-names.ts'

const person = (name: string, aliases: string[] = [], roles: 'chair'[] = []) => ({
  name,
  aliases,
  levels: ['town' as const],
  roles,
})
const names = knownNames(
  [person('阿依古丽·买买提', ['古丽']), person('张三'), person('杨国梁', [], ['chair'])],
  [{ name: '农业农村办' }, { name: '财政所' }],
  [{ name: '第一代表小组' }, { name: '云溪代表小组' }],
)

test.each([
  ['阿依古丽·买买提', true],
  ['阿依古丽•买买提', true],
  ['古丽', true],
  ['张三', true],
  ['張三', true],
  ['张三代表', true],
  ['杨主席', true],
  ['王主席', false],
  ['张三丰', false],
  ['张', false],
  ['', false],
  ['代表', false],
])('%s is somebody: %s', (words, known) => {
  expect(names.isPerson(words)).toBe(known)
})

test.each([
  ['农业农村办', true],
  ['农业农村办公室', true],
  ['财政 所', true],
  ['文化站', false],
  ['办', false],
])('%s is an office: %s', (words, known) => {
  expect(names.isOffice(words)).toBe(known)
})

test.each([
  ['第一代表小组', true],
  ['一组', true],
  ['云溪小组', true],
  ['第九代表小组', false],
])('whether %s is a group: %s', (words, known) => {
  expect(names.isGroup(words)).toBe(known)
})
