/** One thing that was looked at. `ok` null: could not or was not asked to be checked. */
export interface Check {
  readonly check: string
  readonly ok: boolean | null
  /** One sentence: what is right, or what is wrong and what to do. */
  readonly message: string
}

export const good = (check: string, message: string): Check => ({ check, ok: true, message })
export const bad = (check: string, message: string): Check => ({ check, ok: false, message })
export const unchecked = (check: string, message: string): Check => ({ check, ok: null, message })
