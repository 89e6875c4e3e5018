import type { VNode } from 'preact'

/** What bars are filled with: told apart without colour, on a copy too. */
export const fills = ['solid', 'hatched', 'empty', 'dotted'] as const
export type Fill = (typeof fills)[number]

/** @param chart its name within the page: patterns are called by it */
const fillOf = (chart: string, fill: Fill): string =>
  fill === 'solid' || fill === 'empty' ? '' : `url(#${chart}-${fill})`

/** Those that are not plain, drawn once for each picture. */
export function Patterns({ chart }: { readonly chart: string }): VNode {
  return (
    <defs>
      <pattern
        id={`${chart}-hatched`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="blank" width="6" height="6" />
        <line class="strokes" x1="0" y1="0" x2="0" y2="6" />
      </pattern>
      <pattern id={`${chart}-dotted`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="blank" width="6" height="6" />
        <circle class="ink" cx="3" cy="3" r="1.4" />
      </pattern>
    </defs>
  )
}

interface MarkProps {
  readonly chart: string
  readonly fill: Fill
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function Mark({ chart, fill, ...box }: MarkProps): VNode {
  const pattern = fillOf(chart, fill)
  const look = fill === 'solid' ? 'mark ink' : fill === 'empty' ? 'mark blank' : 'mark'
  return <rect class={look} {...box} {...(pattern === '' ? {} : { fill: pattern })} />
}

interface LegendProps {
  readonly chart: string
  readonly entries: readonly { readonly fill: Fill; readonly text: string }[]
}

/** Which filling means what. The patterns are those of the picture above it. */
export function Legend({ chart, entries }: LegendProps): VNode {
  return (
    <ul class="legend">
      {entries.map(({ fill, text }) => (
        <li key={fill}>
          <svg viewBox="0 0 22 12" aria-hidden="true">
            <Mark chart={chart} fill={fill} x={1} y={1} width={20} height={10} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
}
