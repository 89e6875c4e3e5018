import { expect, test } from 'vitest'
import { ConnectionLost, isConnectionTrouble, isRetryable } from '../../src/db/trouble.ts'

const withCode = (code: string) => Object.assign(new Error(code), { code })
const wrapped = (error: unknown) => new Error('wrapped', { cause: new Error('twice', { cause: error }) })

test.each([
  ['08006', true, false],
  ['53100', true, false],
  ['53300', true, false],
  ['57P01', true, false],
  ['57P03', true, false],
  ['25P03', true, false],
  ['25006', true, false],
  ['ECONNREFUSED', true, false],
  ['CONNECTION_CLOSED', true, false],
  ['40P01', false, true],
  ['40001', false, true],
  ['23505', false, false],
  ['57014', true, false],
  ['42P01', false, false],
])('%s: connection trouble %s, retryable %s, also as a cause', (code, trouble, retryable) => {
  for (const error of [withCode(code), wrapped(withCode(code))])
    expect([isConnectionTrouble(error), isRetryable(error)]).toEqual([trouble, retryable])
})

test('a lost connection is trouble, and what is no error is none', () => {
  expect(isConnectionTrouble(wrapped(new ConnectionLost('gone', 'no')))).toBe(true)
  expect(
    [undefined, null, 'ECONNRESET', { code: '40001' }].some(it => isConnectionTrouble(it) || isRetryable(it)),
  ).toBe(false)
})

test('causes that go in a circle end', () => {
  const error = new Error('round')
  error.cause = error
  expect(isConnectionTrouble(error)).toBe(false)
})
