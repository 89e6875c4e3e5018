/** The few files that pages need, read once: no build step. Their names change with their content, so browsers keep them. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../package-root.ts'

interface WebFile {
  readonly path: string
  readonly type: string
  readonly content: Buffer
}

const webFilesPath = '/console/file/'

/** @param names of the pieces that it is made of: for the screen, for boards and charts, for one on a wall, for paper */
function read(names: readonly string[], type: string): WebFile {
  const pieces = names.map(name => readFileSync(join(packageRoot, 'src', 'pages', 'web', name)))
  const content = Buffer.concat(pieces)
  const mark = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { path: `${webFilesPath}${mark}-${names[0] ?? ''}`, type, content }
}

export const style = read(
  ['frame.css', 'console.css', 'today.css', 'live.css', 'boards.css', 'wall.css', 'paper.css', 'book.css'],
  'text/css; charset=utf-8',
)
export const script = read(['live.js'], 'text/javascript; charset=utf-8')
export const icon = read(['icon.svg'], 'image/svg+xml')

export const webFiles: ReadonlyMap<string, WebFile> = new Map(
  [style, script, icon].map(file => [file.path, file]),
)
