import type { Context, Middleware } from 'koa'
import { HttpRefused } from '../errors.ts'

type Handler = (ctx: Context, parameter: string) => void | Promise<void>
type Method = 'GET' | 'POST'

/** The few routes of the sandbox's API. A path may have one parameter, which is handed over decoded. */
export class RouteTable {
  readonly #routes: { path: RegExp; method: Method; handler: Handler }[] = []

  get(path: string, handler: Handler): void {
    this.#add('GET', path, handler)
  }

  post(path: string, handler: Handler): void {
    this.#add('POST', path, handler)
  }

  /** @throws HttpRefused 405 when the path exists for another method; passes on what it does not know */
  middleware(prefix: string): Middleware {
    return async (ctx, next) => {
      if (!ctx.path.startsWith(prefix)) return next()
      const path = ctx.path.slice(prefix.length)
      const method = ctx.method === 'HEAD' ? 'GET' : ctx.method
      const fitting = this.#routes.filter(route => route.path.test(path))
      if (fitting.length === 0) return next()
      const route = fitting.find(candidate => candidate.method === method)
      if (!route) {
        ctx.set('Allow', fitting.map(candidate => candidate.method).join(', '))
        throw new HttpRefused(405, `This address does not take ${ctx.method}.`)
      }
      await route.handler(ctx, decodeURIComponent(route.path.exec(path)?.[1] ?? ''))
    }
  }

  #add(method: Method, path: string, handler: Handler): void {
    this.#routes.push({ path: new RegExp(`^${path.replace(/:[a-z]+/, '([^/]+)')}$`), method, handler })
  }
}
