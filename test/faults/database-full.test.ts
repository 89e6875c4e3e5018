/**
 * F13: the disk of the embedded server is full while callbacks come in. The disk is a small one of its own in memory, which
 * only root may make; elsewhere a quota cannot be had, and the test says that it did not run.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { packageRoot } from '../../src/package-root.ts'
import { announce, botName, click, deputies, settleTowns } from '../desk/stage.ts'
import { wireOf } from '../desk/wire.ts'
import { post, startService } from '../http/service.ts'
import { quietLog } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { seal } from '../wecom/official.ts'

const disk = mkdtempSync(join(tmpdir(), 'liaison-full-'))
const mounted = mount()
afterAll(() => {
  if (mounted) execFileSync('umount', ['--lazy', disk])
  rmSync(disk, { recursive: true, force: true })
})

function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const ballast = join(disk, 'ballast')
const freeBytes = (): number => {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}
const mebibyte = 1_048_576

test('F13: a full disk is answered with 5xx, and there is nothing to mend but the space', async ({
  annotate,
}) => {
  if (!mounted)
    return figure(annotate, 'F13', 'NOT MEASURED, for only root may make a small disk (pass: as root)')
  const server = await startEmbedded(disk, quietLog)
  await migrate({ url: server.url, folder: join(packageRoot, 'drizzle'), log: quietLog })
  const db = await openDatabase({ url: server.url })
  const { sixty } = await settleTowns(db, new Date())
  const [meetingId = 0] = await announce(db, sixty, { at: new Date() })
  const clock = { now: () => new Date(), offsetMs: 0 }
  const receive = createDesk({ db, clock, registry, botName, log: quietLog })
  const service = await startService({ clock, receive })

  const answered: string[] = []
  const statuses = new Map<number, number>()
  let sent = 0
  const say = async (): Promise<number> => {
    const who = deputies[sent % deputies.length] ?? 'd1'
    const message = click(who, `${Math.floor(sent / 60) % 2 === 0 ? 'attend' : 'leave'}:${meetingId}`)
    sent++
    const { status } = await post(service, seal(wireOf(message), new Date()))
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (status === 200) answered.push(message.origin.msgid)
    return status
  }
  for (let nth = 0; nth < 20; nth++) expect(await say()).toBe(200)

  // What is left holds little more than a row or two: everything that the server wants to write is too much.
  writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes() - mebibyte / 4)))
  const filling = db.sql`
    create table filler as select repeat(md5(n::text), 30) as x from generate_series(1, 200000) n`.then(
    () => 'taken',
    () => 'refused',
  )
  expect(await filling).toBe('refused')
  let refused = 0
  for (let nth = 0; nth < 400 && refused < 40; nth++) if ((await say()) >= 500) refused++

  rmSync(ballast)
  const backMs = performance.now()
  while ((await say()) !== 200);
  const servedMs = performance.now() - backMs
  for (let nth = 0; nth < 20; nth++) expect(await say()).toBe(200)

  const rows = await db.sql<{ msgid: string }[]>`select msgid from inbound where reply is not null`
  const kept = new Set(rows.map(({ msgid }) => msgid))
  const lost = answered.filter(msgid => !kept.has(msgid))
  const told = [...statuses].toSorted().map(([status, times]) => `${times} × ${status}`)
  await figure(
    annotate,
    'F13',
    `${sent} callbacks around a full disk: ${told.join(', ')} (pass: 200 and 503 alone), ${lost.length} acknowledged ones lost (pass: 0), served ${Math.round(servedMs)} ms after there was space (pass: < 5000)`,
  )
  expect([...statuses.keys()].filter(status => status !== 200 && status !== 503)).toEqual([])
  expect(lost).toEqual([])
  expect(servedMs).toBeLessThan(5_000)
  await service.stop(1_000)
  await db.close()
  await server.stop()
})
