import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * When the process of this number was started, in a form that no other process of the same number ever shares:
 * numbers are given out again, also by the next boot. @returns undefined when there is no such process.
 */
export function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ask(pid, 'lstart')
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // proc(5): fields after the name, which stands in brackets and may hold anything; state is 3rd, start 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${fields[19]}`
  } catch {
    return undefined
  }
}

/** True when the process is a PostgreSQL server on this folder (a server's working folder is its data folder). */
export function isServerOf(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return ask(pid, 'command')?.includes(folder) ?? false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder && startOf(pid) !== undefined
  } catch {
    return false
  }
}

function ask(pid: number, field: string): string | undefined {
  try {
    const answer = execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' })
    return answer.trim() || undefined
  } catch {
    return undefined
  }
}
