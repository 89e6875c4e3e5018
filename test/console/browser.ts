/** A browser that runs nothing: it keeps cookies, follows no redirect by itself, and sends forms as a page's own. */

export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly html: string
  readonly headers: Headers
}

export class PlainBrowser {
  readonly cookies = new Map<string, string>()
  readonly #url: string
  readonly #agent: string

  constructor(url: string, agent = 'Mozilla/5.0 (Linux; Android 13) Chrome/116 wxwork/4.1') {
    this.#url = url
    this.#agent = agent
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers })
  }

  post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      headers: { origin: this.#url, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    })
  }

  async send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
    const response = await fetch(path.startsWith('http') ? path : `${this.#url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { 'user-agent': this.#agent, cookie: this.cookieHeader(), ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const { status, headers } = response
    return { status, headers, location: headers.get('location'), html: await response.text() }
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** As somebody does who taps the link and presses the button. */
  async enter(link: string): Promise<Answer> {
    const page = await this.get(link)
    return this.post(new URL(link, this.#url).pathname, { token: tokenIn(page.html) })
  }
}

export const tokenIn = (html: string): string => /name="token" value="([\w-]{43})"/.exec(html)?.[1] ?? ''

export const linkIn = (text: string | null): string =>
  /\]\((http[^)]+\/console\/[^)]+)\)/.exec(text ?? '')?.[1] ?? ''
