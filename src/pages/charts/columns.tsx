import type { VNode } from 'preact'
import { type Fill, Mark, Patterns } from './fills.tsx'
import { lengthOf, round, type Scale, shortened } from './scale.ts'

interface Column {
  readonly label: string
  /** From the bottom up; null: there is nothing to show, which is not zero. */
  readonly parts: readonly { readonly value: number; readonly fill: Fill }[] | null
  /** What is printed above it. */
  readonly text: string
}

interface ColumnChartProps {
  /** A name that no other picture of the page has. */
  readonly id: string
  /** What it shows, for those who do not see it: the figures stand in a table below. */
  readonly about: string
  readonly unit: string
  readonly scale: Scale
  readonly columns: readonly Column[]
}

/** In units of the drawing: as wide as a small phone, so that its letters are readable there. */
const size = { width: 340, height: 196, left: 34, top: 26, bottom: 24 } as const

/** One column beside the other, for what comes one after the other. */
export function ColumnChart({ id, about, unit, scale, columns }: ColumnChartProps): VNode {
  const axis = size.height - size.top - size.bottom
  const base = size.height - size.bottom
  const step = (size.width - size.left) / Math.max(1, columns.length)
  const width = Math.min(40, step * 0.66)
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={about}>
      <Patterns chart={id} />
      <text class="axis" x="0" y="11">
        {unit}
      </text>
      {scale.ticks.map(tick => {
        const y = round(base - lengthOf(tick, scale, axis))
        return (
          <g key={tick}>
            <line class={tick === 0 ? 'base' : 'grid'} x1={size.left} x2={size.width} y1={y} y2={y} />
            <text class="axis" x={size.left - 4} y={y + 4} text-anchor="end">
              {tick}
            </text>
          </g>
        )
      })}
      {columns.map((column, nth) => (
        <OneColumn
          key={nth}
          id={id}
          column={column}
          middle={size.left + step * (nth + 0.5)}
          {...{ scale, axis, base, width, mostEms: step / 11 }}
        />
      ))}
    </svg>
  )
}

interface OneColumnProps {
  readonly id: string
  readonly column: Column
  readonly middle: number
  readonly scale: Scale
  readonly axis: number
  readonly base: number
  readonly width: number
  readonly mostEms: number
}

function OneColumn({ id, column, middle, scale, axis, base, width, mostEms }: OneColumnProps): VNode {
  const parts = stacked(column.parts ?? [], scale, axis)
  const top = base - (parts.at(-1)?.end ?? 0)
  return (
    <g>
      {parts
        .filter(({ start, end }) => end > start)
        .map(({ start, end, fill }) => (
          <Mark
            key={start}
            chart={id}
            fill={fill}
            x={round(middle - width / 2)}
            y={round(base - end)}
            width={round(width)}
            height={round(end - start)}
          />
        ))}
      {column.text === '' ? null : (
        <text class="value" x={round(middle)} y={round(top - 4)} text-anchor="middle">
          {column.text}
        </text>
      )}
      <text class="axis" x={round(middle)} y={base + 15} text-anchor="middle">
        {shortened(column.label, mostEms)}
      </text>
    </g>
  )
}

/** Where each part begins and ends on the axis; together they are as long as their sum. */
export function stacked<P extends { readonly value: number }>(
  parts: readonly P[],
  scale: Scale,
  axis: number,
): (P & { readonly start: number; readonly end: number })[] {
  let sum = 0
  return parts.map(part => {
    const start = lengthOf(sum, scale, axis)
    sum += part.value
    return { ...part, start, end: lengthOf(sum, scale, axis) }
  })
}
