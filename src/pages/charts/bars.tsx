import type { VNode } from 'preact'
import { stacked } from './columns.tsx'
import { type Fill, Mark, Patterns } from './fills.tsx'
import { lengthOf, round, type Scale, shortened } from './scale.ts'

interface Bar {
  readonly label: string
  readonly parts: readonly { readonly value: number; readonly fill: Fill }[]
  /** What is printed behind it. */
  readonly text: string
}

interface BarChartProps {
  readonly id: string
  /** What it shows, for those who do not see it: the figures stand in a table below. */
  readonly about: string
  readonly scale: Scale
  readonly bars: readonly Bar[]
  /** A value that each is held against. */
  readonly limit?: number | null
}

/** In units of the drawing. A bar's label stands above it: names of villages and offices are long. */
const size = { width: 340, row: 38, right: 70, label: 14, thick: 13 } as const

/** One bar below the other, for what has a name. */
export function BarChart({ id, about, scale, bars, limit = null }: BarChartProps): VNode {
  const axis = size.width - size.right
  const height = Math.max(1, bars.length) * size.row + 4
  const limitAt = limit === null ? null : round(lengthOf(limit, scale, axis))
  return (
    <svg viewBox={`0 0 ${size.width} ${height}`} role="img" aria-label={about}>
      <Patterns chart={id} />
      <line class="base" x1="0.5" x2="0.5" y1="0" y2={height} />
      {bars.map((bar, nth) => {
        const parts = stacked(bar.parts, scale, axis)
        const y = nth * size.row
        return (
          <g key={nth}>
            <text x="4" y={y + size.label}>
              {shortened(bar.label, 26)}
            </text>
            {parts
              .filter(({ start, end }) => end > start)
              .map(({ start, end, fill }) => (
                <Mark
                  key={start}
                  chart={id}
                  fill={fill}
                  x={round(start)}
                  y={y + size.label + 5}
                  width={round(end - start)}
                  height={size.thick}
                />
              ))}
            <text class="value" x={round((parts.at(-1)?.end ?? 0) + 6)} y={y + size.label + 16}>
              {bar.text}
            </text>
          </g>
        )
      })}
      {limitAt === null ? null : <line class="limit" x1={limitAt} x2={limitAt} y1="0" y2={height} />}
    </svg>
  )
}
