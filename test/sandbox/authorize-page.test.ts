import { expect, it } from 'vitest'
import { quietLog } from '../support/database.ts'
import { startTown, wednesdayMorning } from '../support/town.ts'

const town = await startTown(wednesdayMorning, quietLog, 'app')
const page = (over: Record<string, string> = {}) =>
  fetch(
    `${town.url}/sandbox/wecom/connect/oauth2/authorize?${new URLSearchParams({
      appid: 'ww1',
      agentid: '1000002',
      redirect_uri: `${town.url}/console/oauth`,
      response_type: 'code',
      scope: 'snsapi_base',
      state: 's1',
      ...over,
    })}`,
    { redirect: 'manual' },
  )

it('one chooses who one is, and is sent back with a code and the state', async () => {
  const html = await (await page()).text()
  expect(html).toContain('王秀兰')
  expect(html).toContain('as=wangxiulan')
  const back = new URL((await page({ as: 'wangxiulan' })).headers.get('location') ?? '')
  expect(back.pathname).toBe('/console/oauth')
  expect(back.searchParams.get('state')).toBe('s1')
  expect(back.searchParams.get('code')).toMatch(/^\w{32}$/)
})

it.each([
  { redirect_uri: 'https://evil.example/console/oauth' },
  { redirect_uri: '' },
  { response_type: 'token' },
  { scope: 'all' },
  { state: '"><script>' },
  { appid: '' },
])('refuses %j', async over => {
  expect((await page({ ...over, as: 'wangxiulan' })).status).toBe(400)
})
