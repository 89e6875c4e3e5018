/**
 * What of a page goes on by itself. It stands in parts, each in an element with an id; they come with the page, and then as
 * they change. What is the same for all lookers is rendered once for all of them.
 */
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Tx } from '../db/tx.ts'
import * as words from './texts.ts'

export interface LivePart {
  /** Of its element; one of a kind on its page. */
  readonly id: string
  /** Null: there is nothing to show yet. */
  readonly node: VNode | null
  /** Of a long table its lines, by the ids of their elements: a changed line comes alone. */
  readonly pieces?: ReadonlyMap<string, VNode>
  /** Of a part with lines, what the rest of it goes by, beside which lines there are. */
  readonly shape?: string
}

export interface LiveShown {
  /** The moment of the figures, in words. */
  readonly madeAt: string
  /** Always the same ones, in the order of the page. */
  readonly parts: readonly LivePart[]
  /** What is one looker's own, below the parts; 'gone': it is not for him any more. */
  readonly own: (personId: number) => VNode | null | 'gone'
}

/** What somebody looks at. */
export interface LiveView {
  /** Whoever looks at the same with the same rights has the same key, and gets the same rendering. */
  readonly key: string
  readonly meetingId: number
  /** @returns null when there is nothing to look at any more */
  read(tx: Tx, now: Date): Promise<LiveShown | null>
}

const ownId = 'live-own'
/** Of the frame's last line. */
export const madeAtId = 'live-at'

/** The parts as they stand on the page that comes first. */
export function LiveParts({
  shown,
  personId,
}: {
  readonly shown: LiveShown
  readonly personId: number
}): VNode {
  const own = shown.own(personId)
  return (
    <>
      {shown.parts.map(({ id, node }) => (
        <div key={id} id={id}>
          {node}
        </div>
      ))}
      <div id={ownId}>{own === 'gone' ? null : own}</div>
    </>
  )
}

interface Rendered {
  /** Of the part as a whole, made when somebody needs it. */
  readonly html: () => string
  /** Null: it has none. */
  readonly pieces: ReadonlyMap<string, string> | null
  readonly shape: string
}

export interface RenderedLive {
  readonly parts: ReadonlyMap<string, Rendered>
  readonly own: LiveShown['own']
}

export function renderLive({ parts, own, madeAt }: LiveShown): RenderedLive {
  const at = { id: madeAtId, node: <>{words.madeAt(madeAt)}</> }
  return { parts: new Map([...parts, at].map(part => [part.id, renderPart(part)])), own }
}

function renderPart({ node, pieces, shape = '' }: LivePart): Rendered {
  let html: string | undefined
  return {
    html() {
      html ??= node === null ? '' : renderToString(node)
      return html
    },
    shape,
    pieces:
      pieces === undefined ? null : new Map([...pieces].map(([id, piece]) => [id, renderToString(piece)])),
  }
}

/** By the ids of their elements, what is to stand in them. */
export type Changes = Readonly<Record<string, string>>

/** @param before null: everything */
export function changesSince(before: RenderedLive | null, after: RenderedLive): Changes {
  const changes: Record<string, string> = {}
  for (const [id, part] of after.parts) {
    const old = before?.parts.get(id)
    if (old !== undefined && part.pieces !== null && old.pieces !== null && sameShape(old, part))
      for (const [piece, html] of part.pieces) {
        if (old.pieces.get(piece) !== html) changes[piece] = html
      }
    else if (old === undefined || old.html() !== part.html()) changes[id] = part.html()
  }
  return changes
}

const sameShape = (one: Rendered, other: Rendered): boolean =>
  one.shape === other.shape && linesOf(one) === linesOf(other)

const linesOf = ({ pieces }: Rendered): string => [...(pieces?.keys() ?? [])].join()

/** @returns null when it is not for this person any more */
export function ownHtml({ own }: RenderedLive, personId: number): Changes | null {
  const node = own(personId)
  if (node === 'gone') return null
  return { [ownId]: node === null ? '' : renderToString(node) }
}
