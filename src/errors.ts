/**
 * The three families of errors that are thrown. The fourth kind of trouble, a user's mistake, is not an
 * error: rules return it as a value and `texts.ts` explains it in Chinese with the next step.
 */

/** A setting is wrong. The message is one sentence for the operator and names the variable. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration'
}

/** The platform understood us and said no. `errcode` is WeCom's (wecom-protocol 6). */
export class PlatformRefused extends Error {
  override readonly name = 'PlatformRefused'
  readonly errcode: number

  constructor(errcode: number, errmsg: string) {
    super(`errcode ${errcode}: ${errmsg}`)
    this.errcode = errcode
  }
}

/**
 * We do not have the platform's answer: connection failed, timeout, 5xx, not its JSON.
 * `delivered` tells what may have happened: 'no' when the request cannot have been carried out, else 'unknown'.
 */
export class PlatformUnreachable extends Error {
  override readonly name = 'PlatformUnreachable'
  readonly delivered: 'no' | 'unknown'

  constructor(message: string, delivered: 'no' | 'unknown', options?: ErrorOptions) {
    super(message, options)
    this.delivered = delivered
  }
}

/** A request that ends with this HTTP status. The message is shown to the caller, so it says nothing secret. */
export class HttpRefused extends Error {
  override readonly name = 'HttpRefused'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
