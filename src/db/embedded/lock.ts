/**
 * One service a data folder. The lock is a file with the owner's process number and start; it is never taken from
 * a living owner, and always from a dead one.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { startOf } from './process-identity.ts'

const Owner = z.object({ pid: z.int().positive(), started: z.string() })

export interface Lock {
  release(): void
}

/** @returns the lock, or the process number of the living service that has it. */
export function takeLock(dataDir: string): Lock | number {
  const path = lockPath(dataDir)
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, mine, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      const owner = lockOwner(dataDir)
      if (owner !== undefined) return owner
      // `link` is atomic and never replaces; a dead owner's file is moved away first, and only if it is still that.
      if (attempt > 0) moveAway(path, draft)
      if (tryLink(draft, path)) return { release: () => release(path, mine) }
    }
    throw new Error(`${path} cannot be written`)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** @returns the living service that has the folder. */
export function lockOwner(dataDir: string): number | undefined {
  return livingOwner(readText(lockPath(dataDir)))
}

function livingOwner(text: string | undefined): number | undefined {
  const owner = Owner.safeParse(parse(text))
  if (!owner.success) return undefined
  return startOf(owner.data.pid) === owner.data.started ? owner.data.pid : undefined
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'service.lock')
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch {
    return false
  }
}

/** Two may find the same dead owner: whoever moves a living one's fresh lock away by mistake puts it back. */
function moveAway(path: string, draft: string): void {
  const aside = `${draft}.aside`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (livingOwner(readText(aside)) !== undefined) tryLink(aside, path)
  rmSync(aside, { force: true })
}

function release(path: string, mine: string): void {
  if (readText(path) === mine) rmSync(path, { force: true })
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
