import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, CommanderError } from 'commander'
import { z } from 'zod'
import { UnusableBackup } from '../backup/unusable-backup.ts'
import { isConnectionTrouble, refusalIn } from '../db/trouble.ts'
import { BadConfiguration } from '../errors.ts'
import { packageRoot } from '../package-root.ts'
import { createProgram } from './program.ts'
import { refuseSaidTwice } from './said-twice.ts'
import { Session, type Terminal } from './session.ts'
import { visibleJson, visibleLines } from './visible.ts'
import { WrongInput } from './wrong-input.ts'

const packageJson = z.object({ version: z.string() })

/**
 * Runs one command.
 * @param words what stands after `liaison`
 * @returns the exit code: 0; 1 when the input is wrong, said in one sentence on stderr; 2 when the command is.
 */
export async function runCli(words: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const { version } = packageJson.parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')))
  let session: Session | undefined
  const program = createProgram(version, json => {
    session = new Session(terminal, json)
    refuseUnread(words)
    return session
  })
  speakThrough(program, terminal)
  refuseSaidTwice(program)
  try {
    await program.parseAsync([...words], { from: 'user' })
    return session?.exitCode === 1 ? 1 : 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const sentence = sentenceOf(error)
    if (session?.json) terminal.out(`${visibleJson({ error: sentence })}\n`)
    terminal.err(`liaison: ${visibleLines(sentence)}\n`)
    return 1
  }
}

/** What Node could not read of the command's bytes: a name would be stored without its letters. @throws WrongInput */
function refuseUnread(words: readonly string[]): void {
  if (words.some(word => word.includes('\ufffd')))
    throw new WrongInput(
      'a word of the command is no text in UTF-8: set the terminal to it, and type it again',
    )
}

/** Commander's own words (help, usage errors) go where ours go; set for every command, it does not inherit to all. */
function speakThrough(command: Command, terminal: Terminal): void {
  command.configureOutput({
    writeOut: text => terminal.out(text),
    writeErr: text => terminal.err(visibleLines(text)),
  })
  command.exitOverride()
  command.configureHelp({ showGlobalOptions: true })
  for (const sub of command.commands) speakThrough(sub, terminal)
}

/** Errors whose message is the sentence for the operator. */
const isOperators = (error: unknown): error is Error =>
  error instanceof WrongInput || error instanceof BadConfiguration || error instanceof UnusableBackup

function sentenceOf(error: unknown): string {
  if (isOperators(error)) return error.message
  const refusal = refusalIn(error)
  if (refusal !== undefined) return refusal
  if (isConnectionTrouble(error)) return 'the database went away, or did not answer in time: try again'
  const name = error instanceof Error ? error.name : 'unknown'
  const message = error instanceof Error ? (error.message.split('\nparams:')[0] ?? '') : String(error)
  return `something unexpected happened (${name}: ${message})`
}
