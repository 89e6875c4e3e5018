/** What pages are built of. Whatever is put into them is text: preact escapes it. */
import { type ComponentChildren, isValidElement, type VNode } from 'preact'

export const formTokenField = 'token'

export function FormToken({ value }: { readonly value: string }): VNode {
  return <input type="hidden" name={formTokenField} value={value} />
}

interface SectionProps {
  readonly title: string
  readonly tone?: 'alert' | 'calm'
  readonly children: ComponentChildren
}

export function Section({ title, tone, children }: SectionProps): VNode {
  return (
    <section {...(tone === undefined ? {} : { class: tone })}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** What is known of something: name and value. Those without a value are left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, string | null])[] }): VNode {
  return (
    <dl class="facts">
      {facts.flatMap(([name, value]) =>
        value === null || value === ''
          ? []
          : [
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>,
            ],
      )}
    </dl>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: number
  readonly tone?: 'alert' | undefined
}

export function Figures({ figures }: { readonly figures: readonly FigureProps[] }): VNode {
  return (
    <dl class="figures">
      {figures.map(({ name, value, tone }) => (
        <div key={name} class={tone === 'alert' && value > 0 ? 'alert' : ''}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface TableProps {
  /** Read out before the table, not shown: the section's title says it to those who see. */
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  /** Of the columns among each other; left out: as their texts want it. */
  readonly widths?: readonly number[]
  /** The row of totals. */
  readonly foot?: readonly ComponentChildren[]
}

interface TableRow {
  readonly key: string | number
  readonly cells: readonly ComponentChildren[]
  /** Of its element, where the line changes by itself. */
  readonly id?: string
}

/** On a phone each row is a small card whose cells bear their column's name. */
export function Table({ caption, columns, rows, widths, foot }: TableProps): VNode {
  const all = widths?.reduce((sum, width) => sum + width, 0) ?? 0
  return (
    <table>
      <caption>{caption}</caption>
      {widths === undefined ? null : (
        <colgroup>
          {widths.map((width, nth) => (
            <col key={columns[nth]} width={`${Math.round((width / all) * 1000) / 10}%`} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, id }) => (
          <tr key={key} {...(id === undefined ? {} : { id })}>
            <Cells columns={columns} cells={cells} />
          </tr>
        ))}
      </tbody>
      {foot === undefined ? null : (
        <tfoot>
          <tr>
            <Cells columns={columns} cells={foot} />
          </tr>
        </tfoot>
      )}
    </table>
  )
}

/** What stands in a line of a table. */
export function Cells({ columns, cells }: Pick<TableProps, 'columns'> & Pick<TableRow, 'cells'>): VNode {
  return (
    <>
      {cells.map((cell, nth) =>
        nth === 0 ? (
          <th key={columns[nth]} scope="row" class={fitOf(cell)}>
            {cell}
          </th>
        ) : (
          <td key={columns[nth]} data-name={columns[nth]} class={fitOf(cell)}>
            <div>{cell}</div>
          </td>
        ),
      )}
    </>
  )
}

/** How much stands in a cell, in characters; what is made elsewhere counts as much. */
function lengthOf(cell: ComponentChildren): number {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return 0
  if (Array.isArray(cell)) return cell.reduce<number>((sum, one) => sum + lengthOf(one), 0)
  if (isValidElement(cell)) return typeof cell.type === 'string' ? lengthOf(cell.props.children) : longest
  return typeof cell === 'string' || typeof cell === 'number' ? Array.from(String(cell)).length : longest
}
const longest = 1_000

/** A name or a state stays on its line; a moment is broken before its hour and not within; nothing needs no line on a phone. */
function fitOf(cell: ComponentChildren): string {
  const length = lengthOf(cell)
  return length === 0 ? 'none' : length <= 6 ? 'short' : length <= 20 ? 'brief' : ''
}
