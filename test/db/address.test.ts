import { expect, test } from 'vitest'
import { parseAddress } from '../../src/db/address.ts'

const plain = { host: 'db', port: 5432, user: 'u', password: '', database: 'd', tls: false }

test.each([
  ['postgres://u@db/d', plain],
  ['postgresql://u@db:6000/d', { ...plain, port: 6000 }],
  ['postgres://u:p%40ss%2F@db/d', { ...plain, password: 'p@ss/' }],
  ['postgres://u@db', { ...plain, database: 'u' }],
  ['postgres://u@[::1]/d', { ...plain, host: '::1' }],
  ['postgres://u@%2Fvar%2Frun%2Fpostgresql/d', { ...plain, host: '/var/run/postgresql' }],
  ['postgres:///d?host=/tmp&user=u&port=6000', { ...plain, host: '/tmp', port: 6000 }],
  ['postgres://u@db/%E4%BA%91', { ...plain, database: '云' }],
  ['postgres://u@db/d?sslmode=disable', plain],
  ['postgres://u@db/d?sslmode=require', { ...plain, tls: 'require' }],
  ['postgres://u@db/d?sslmode=verify-ca', { ...plain, tls: 'verify-full' }],
])('%s is read as libpq reads it', (url, address) => {
  expect(parseAddress(url)).toEqual(address)
})

test.each(['', 'db', 'mysql://u@db/d', 'postgres://u@db/d?sslmode=off', 'postgres://u:50%@db/d'])(
  '"%s" is refused by its name',
  url => {
    expect(() => parseAddress(url)).toThrow(/^DATABASE_URL/)
  },
)
