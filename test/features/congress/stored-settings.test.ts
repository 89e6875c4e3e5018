import { expect, test } from 'vitest'
import { readStoredSettings, settingsOf } from '../../../src/features/congress/settings.ts'

const texts = [
  '{}',
  '{"quietHours":{"from":"22:00","until":"07:00"}}',
  '{"session":{"noticeDays":5},"labels":{"session":"代表大会"}}',
  '{"suggestions":{}}',
]
const provinces = [null, '江苏', '江苏省', '浙江', '云南']

test('what is worked out once for a text is what is worked out for its settings, province by province', () => {
  // Twice, so that the second is what was remembered.
  for (const text of [...texts, ...texts])
    for (const province of provinces) {
      const fresh = settingsOf({ settings: JSON.parse(text), province })
      expect(settingsOf({ settings: readStoredSettings(text), province })).toEqual(fresh)
    }
})

test('equal texts are worked out once', () => {
  const once = settingsOf({ settings: readStoredSettings('{}'), province: null })
  expect(settingsOf({ settings: readStoredSettings('{}'), province: null })).toBe(once)
})

test('settings that are not of the form are refused each time', () => {
  const settings = readStoredSettings('{"quiet":true}')
  for (const _ of ['first', 'again']) expect(() => settingsOf({ settings, province: null })).toThrow('quiet')
})

test('a thousand congresses with rules of their own keep their own', () => {
  const rules = Array.from(
    { length: 1_000 },
    (_, nth) => `{"session":{"noticeDays":${nth % 60}}}${' '.repeat(nth)}`,
  )
  for (const _ of ['first', 'again'])
    expect(
      rules.map(
        text => settingsOf({ settings: readStoredSettings(text), province: null }).session.noticeDays?.days,
      ),
    ).toEqual(rules.map((_, nth) => nth % 60))
})
