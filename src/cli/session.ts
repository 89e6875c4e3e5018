import type { Clock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import { visible, visibleJson } from './visible.ts'

/** Where a command's words go and where its settings come from; made in `cli.ts`, by hand in tests. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** stdout: the answer, and nothing else. */
  out(text: string): void
  /** stderr: what went wrong, and progress. */
  err(text: string): void
  /** stderr is watched by a person. */
  readonly isWatched: boolean
}

/** One run of one command. */
export class Session {
  readonly terminal: Terminal
  readonly json: boolean
  exitCode = 0

  constructor(terminal: Terminal, json: boolean) {
    this.terminal = terminal
    this.json = json
  }

  /** @throws BadConfiguration */
  config(): Config {
    return readConfig(this.terminal.env)
  }

  now(): Date {
    return this.terminal.clock.now()
  }

  /** The command's answer: `document` with --json, else the lines. */
  answer(document: unknown, lines: readonly string[]): void {
    this.terminal.out(
      this.json ? `${visibleJson(document, 2)}\n` : lines.map(line => `${visible(line)}\n`).join(''),
    )
  }

  /** What is going on, for those who watch; never part of the answer. */
  progress(text: string): void {
    if (this.terminal.isWatched) this.#line(text)
  }

  /** A line of what is wrong with what was given. */
  complain(line: string): void {
    this.#line(line)
  }

  #line(text: string): void {
    this.terminal.err(`${visible(text)}\n`)
  }
}
