import { describe, expect, it } from 'vitest'
import { safeBack } from '../../../src/features/sessions/rules/back.ts'
import { deviceOf, isWecom } from '../../../src/features/sessions/rules/device.ts'
import { type Rotating, stepOf } from '../../../src/features/sessions/rules/rotation.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)
const fresh: Rotating = { held: 'current', rotatedAt: ago(60), nextAt: null, seenAt: ago(1) }

describe('a session’s id', () => {
  it.each([
    ['is left alone while it is young', {}, 'nothing'],
    ['is noted as used once a minute', { seenAt: ago(60) }, 'touch'],
    ['is replaced after a quarter of an hour', { rotatedAt: ago(900) }, 'issue'],
    ['is not replaced a second before', { rotatedAt: ago(899) }, 'nothing'],
    [
      'is not replaced again while the next is under way',
      { rotatedAt: ago(900), nextAt: ago(29) },
      'nothing',
    ],
    ['is sent anew when the next was lost on its way', { rotatedAt: ago(900), nextAt: ago(30) }, 'issue'],
    [
      'moves on when the next one has arrived',
      { held: 'next', rotatedAt: ago(900), nextAt: ago(1) },
      'promote',
    ],
    ['is never renewed by the one before', { held: 'earlier', rotatedAt: ago(9_000) }, 'nothing'],
  ] as const)('%s', (_what, given, step) => {
    expect(stepOf({ ...fresh, ...given }, now)).toBe(step)
  })
})

describe('after signing in somebody comes', () => {
  it.each([
    '/console',
    '/console/c/1/meetings',
    '/console/c/12/meetings/3',
    '/console/c/1/suggestions/3?series=2026',
    `/console/c/1/suggestions?${new URLSearchParams({ office: '农业农村办 一', mine: '1', x: "*-._'" })}`,
  ])('to %s', path => {
    expect(safeBack(path)).toBe(path)
  })
  it.each(['https://evil.example', 'a\nb', 'a?b', '<b>', 'a b', 'a#b', 'ü', 'x'.repeat(401), ''])(
    'to the page itself where %j was asked of it',
    query => {
      expect(safeBack(`/console/c/1/meetings?${query}`)).toBe('/console/c/1/meetings')
    },
  )
  it.each([
    'https://evil.example/console',
    '//evil.example',
    '/console//evil.example',
    '/console/../metrics',
    '/console/c/1\\evil',
    '/console?x=1',
    '/console/c/%2e%2e',
    '/console@evil.example',
    '/consoles',
    '/console/sign-out',
    '/console/enter/abc',
    ' /console/c/1',
    '/console/c/1\n',
    `/console/c${'/1'.repeat(200)}`,
    '',
    null,
  ])('to the first page, and not to %j', path => {
    expect(safeBack(path)).toBe('/console')
  })
})

it.each([
  [
    'Mozilla/5.0 (Linux; Android 13; wv) Chrome/116 Mobile Safari/537 wxwork/4.1 MicroMessenger/7.0',
    'wecom/android',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0', 'edge/windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1', 'safari/ios'],
  ['curl/8.0', 'other/other'],
  ['', 'other/other'],
])('%j is a %s', (agent, device) => {
  expect(deviceOf(agent)).toBe(device)
})

it('WeCom’s own browser is known, and neither another nor a program is taken for it', () => {
  expect(isWecom('Mozilla/5.0 Chrome/120 wxwork/4.1 MicroMessenger/7.0')).toBe(true)
  expect(isWecom('Mozilla/5.0 Chrome/120')).toBe(false)
  expect(isWecom('Mozilla/5.0 Chrome/120 MicroMessenger/8.0')).toBe(false)
  expect(isWecom('node')).toBe(false)
})
