/** Every address of the service, asked by a stranger: what it answers, and with which headers. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown(undefined, undefined, 'callback')

interface Line {
  readonly method: string
  readonly path: string
  readonly status: number
}

/** File of the route → how a stranger is answered. */
const table: Readonly<Record<string, readonly Line[]>> = {
  'callback-route.ts': [
    { method: 'GET', path: '/wecom/bot/callback', status: 403 },
    { method: 'POST', path: '/wecom/bot/callback', status: 403 },
    { method: 'DELETE', path: '/wecom/bot/callback', status: 405 },
  ],
  /** There is no app here. */
  'app-callback-route.ts': [{ method: 'POST', path: '/wecom/app/callback', status: 404 }],
  'health-routes.ts': [
    { method: 'GET', path: '/healthz', status: 200 },
    { method: 'GET', path: '/readyz', status: 200 },
    { method: 'GET', path: '/metrics', status: 200 },
    { method: 'POST', path: '/metrics', status: 405 },
  ],
  'download-route.ts': [
    { method: 'GET', path: `/download/${'a'.repeat(43)}`, status: 404 },
    { method: 'HEAD', path: `/download/${'a'.repeat(43)}`, status: 405 },
    { method: 'POST', path: '/download/x', status: 405 },
  ],
  'calendar-route.ts': [
    { method: 'GET', path: `/calendar/${'a'.repeat(43)}.ics`, status: 404 },
    { method: 'GET', path: '/calendar/../readyz', status: 200 },
    { method: 'PUT', path: '/calendar/x', status: 405 },
  ],
  'console-route.ts': [
    { method: 'GET', path: '/console', status: 401 },
    { method: 'GET', path: '/console/c/1/meetings', status: 401 },
    { method: 'POST', path: '/console/sign-out', status: 401 },
    { method: 'GET', path: `/console/enter/${'a'.repeat(43)}`, status: 404 },
    { method: 'GET', path: '/console/oauth?code=x&state=y', status: 403 },
    { method: 'GET', path: '/console/file/../../etc/passwd', status: 404 },
    { method: 'PATCH', path: '/console', status: 405 },
  ],
}

it('every route has lines in the table', () => {
  const files = readdirSync(new URL('../../src/http', import.meta.url)).filter(name =>
    /-routes?\.ts$/u.test(name),
  )
  expect(Object.keys(table).sort()).toEqual(files.sort())
})

describe.each(Object.values(table).flat())('$method $path', ({ method, path, status }) => {
  it(`is ${status} for a stranger: kept by nobody, framed by nobody, running nothing, telling nobody where he was`, async () => {
    const response = await fetch(town.url + path, { method, redirect: 'manual' })
    expect(response.status).toBe(status)
    const { headers } = response
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toMatch(/^(?:no-referrer|same-origin)$/u)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cache-control')).toMatch(/no-store|private, no-cache/u)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(await response.text()).not.toMatch(/node_modules|\bat .+:\d+:\d+/u)
  })
})

it('what is no address of ours is 404, and none of it is told', async () => {
  for (const path of [
    '/',
    '/.env',
    '/.git/config',
    '/admin',
    '/wp-login.php',
    '/console.php',
    '/%2e%2e/',
    '/downloads',
  ])
    expect([400, 404], path).toContain((await fetch(town.url + path)).status)
})
