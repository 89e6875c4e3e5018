/** However the service is used, what it counts has a bounded number of lines. */
import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { outboxMetrics } from '../../src/http/outbox-metrics.ts'
import { jobs } from '../../src/schedule/jobs.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()

const seriesOf = (text: string) => text.split('\n').filter(line => /^liaison_/.test(line))
const labelsOf = (text: string, label: string) =>
  new Set([...text.matchAll(new RegExp(`[{,]${label}="([^"]*)"`, 'g'))].map(([, value]) => value))

it('labels are of closed sets: no message, person, group, address or text becomes one', async () => {
  for (const words of [
    '/我的',
    '参加',
    '/没有这个命令 “13800000001”',
    '/会议 明天上午9点 三楼会议室 主席团会议',
  ])
    await town.say('杨国梁', words, '主席团')
  await town.say('王秀兰', '/来访 村民李四反映路灯坏了')
  await town.moveTo('2026-03-12T12:00:00+08:00')
  for (const path of [
    '/x',
    '/console/c/999999/today',
    '/calendar/abc.ics',
    '/wecom/bot/callback?msg_signature=x',
  ])
    await (await fetch(`${town.url}${path}`)).text()
  const text = seriesOf(await (await fetch(`${town.url}/metrics`)).text()).join('\n')
  const kinds = ['text', 'click', 'enter', 'media', 'feedback', 'stream', 'unknown', 'echo', 'unread']
  for (const kind of labelsOf(text, 'kind')) expect(kinds).toContain(kind)
  for (const outcome of labelsOf(text, 'outcome'))
    expect(outcome).toMatch(/^(?:text|card|update|silent|empty|ok|gone|done|failed|refused \d{3})$/)
  const known = new Set(jobs.map(({ name }) => name))
  for (const job of labelsOf(text, 'job')) expect(known).toContain(job)
  for (const channel of labelsOf(text, 'channel'))
    expect(['webhook', 'response_url', 'app', 'connection', 'book', 'media', 'app_recall']).toContain(channel)
  expect(seriesOf(text).length).toBeLessThan(1_500)
}, 120_000)

it('a platform that answers with a thousand different numbers makes sixty lines and one for the rest', async () => {
  const registry = new Registry()
  const attempted = outboxMetrics(registry, async () => [], [])
  for (let errcode = 1; errcode <= 1_000; errcode++)
    attempted({
      ...{ channel: 'webhook', target: 'x', id: 1, number: 1, subject: null, ms: 1 },
      ...{ result: 'dead', reason: `refused:${errcode}` },
    })
  const text = await registry.metrics()
  expect(labelsOf(text, 'reason').size).toBe(61)
  expect(text).toContain('liaison_wecom_errors_total{channel="webhook",reason="refused:other"} 940')
})
