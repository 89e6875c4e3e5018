/** The chat room of a running sandbox, by its JSON API: what people say and press, and its clock. */

export interface Heard {
  readonly text: string | null
  readonly card: Record<string, unknown> | null
  readonly reply: Record<string, unknown> | null
  readonly message: { readonly id: string; readonly text: string } | null
  readonly pushed: readonly {
    readonly chat: string
    readonly text: string
    readonly mentions?: unknown
    readonly files?: readonly { readonly id: string; readonly name: string }[]
  }[]
  readonly violations: readonly unknown[]
}

export interface Room {
  /** @param chat a group's name; left out: the single chat. The mention is added in groups. */
  say(user: string, text: string, chat?: string): Promise<Heard>
  click(
    user: string,
    message: string,
    key: string,
    chat?: string,
    selected?: Record<string, string>,
  ): Promise<Heard>
  /** Runs the clock to this instant. */
  moveTo(instant: string): Promise<void>
  messages(
    chat: string,
  ): Promise<readonly { readonly id: string; readonly text: string; readonly at: string }[]>
  api(path: string, body?: unknown): Promise<{ status: number; body: unknown }>
}

/**
 * @param url where the service listens, without a path
 * @param before done before anything is said or pressed
 */
export function roomAt(url: string, botName: string, before: () => Promise<void> = async () => {}): Room {
  async function api(path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    if (body !== undefined) await before()
    const response = await fetch(`${url}/sandbox/api/${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }

  async function done(path: string, body: unknown): Promise<unknown> {
    const answer = await api(path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const heard = async (path: string, body: unknown) => (await done(path, body)) as Heard

  return {
    api,
    say: (user, text, chat) =>
      heard('say', {
        chat: chat ?? 'single',
        user,
        text: chat === undefined ? text : `@${botName} ${text}`,
      }),
    click: (user, message, key, chat, selected) =>
      heard('click', { chat: chat ?? 'single', user, message, key, ...(selected ? { selected } : {}) }),
    async moveTo(instant) {
      await done('clock', { now: instant })
    },
    async messages(chat) {
      const { body } = await api(`chats/${encodeURIComponent(chat)}/messages`)
      return (body as { messages: { id: string; text: string; at: string }[] }).messages
    },
  }
}
