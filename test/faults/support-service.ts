/** The service as it is delivered, live, in processes of its own that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { deliver } from '../support/delivered.ts'
import { keys } from '../wecom/official.ts'

export interface Replica {
  readonly port: number
  readonly child: ChildProcess
  /** Its code, or the signal that ended it. */
  readonly exited: Promise<number | string>
}

interface ServiceSettings {
  readonly databaseUrl: string
  readonly apiBase: string
  /** Of the bot; left out, those of the tests. */
  readonly token?: string
  readonly encodingAesKey?: string
  /** The bot has a long connection instead of a callback. */
  readonly connection?: { readonly id: string; readonly secret: string; readonly url: string }
}

export interface BuiltService {
  /** @returns when it is ready, as its greeting says */
  start(settings: ServiceSettings): Promise<Replica>
  /** Ends whatever still runs and removes the program. */
  remove(): Promise<void>
}

/** Bundles `src/main.ts` as `npm run build` does, because a process that compiles itself first starts slowly. */
export async function buildService(): Promise<BuiltService> {
  const { file, folder } = await deliver('src/main.ts')
  const running = new Set<Replica>()
  return {
    async start({ databaseUrl, apiBase, token, encodingAesKey, connection }) {
      const child = spawn(process.execPath, [file], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          PATH: process.env.PATH,
          PORT: '0',
          DATABASE_URL: databaseUrl,
          ...(connection === undefined
            ? {
                WECOM_BOT_TOKEN: token ?? keys.token,
                WECOM_BOT_AES_KEY: encodingAesKey ?? keys.encodingAesKey,
              }
            : {
                WECOM_BOT_ID: connection.id,
                WECOM_BOT_SECRET: connection.secret,
                WECOM_WS_URL: connection.url,
              }),
          // A few people are played who send as much as a province.
          LIAISON_MESSAGES_A_MINUTE: '0',
          WECOM_API_BASE: apiBase,
          LIAISON_ADMIN_CODE: 'faults-only',
          LOG_LEVEL: 'silent',
        },
      })
      const exited = once(child, 'exit').then(
        ([code, signal]: (number | string | null)[]) => code ?? signal ?? '',
      )
      const port = await Promise.race([
        portOf(child),
        exited.then(how => Promise.reject(new Error(`the service ended before it was ready: ${how}`))),
      ])
      // Its signal handlers come with the greeting, but a moment after it: one round later they are there.
      await fetch(`http://127.0.0.1:${port}/healthz`)
      const replica = { port, child, exited }
      running.add(replica)
      void exited.then(() => running.delete(replica))
      return replica
    },
    async remove() {
      for (const { child } of running) child.kill('SIGKILL')
      await Promise.all([...running].map(({ exited }) => exited))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** From the address that the greeting shows. */
async function portOf(child: ChildProcess): Promise<number> {
  let printed = ''
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk)
    const port = /Health\s+http:\/\/127\.0\.0\.1:(\d+)\/readyz/.exec(printed)?.[1]
    if (port !== undefined) return Number(port)
  }
  return new Promise(() => undefined)
}
