import type { VNode } from 'preact'
import { type BoardWish, wishQuery } from '../rules/board.ts'
import type { ResultClass } from '../settings.ts'
import { className, filters as words, yearName } from '../texts/board.ts'

interface FiltersProps {
  readonly action: string
  readonly wish: BoardWish
  readonly offices: readonly { readonly id: number; readonly name: string }[]
  readonly classes: readonly ResultClass[]
  readonly years: readonly number[]
}

/** Folded until something is asked for. A form that only asks: what is chosen stands in the address, so that it can be kept and passed on. */
export function Filters({ action, wish, offices, classes, years }: FiltersProps): VNode {
  const isAsking = wishQuery({ ...wish, page: 1 }) !== ''
  return (
    <details class="card screen-only" open={isAsking}>
      <summary>{words.title}</summary>
      <form class="filters" method="get" action={action}>
        <Choice
          name="office"
          label={words.office}
          all={words.allOffices}
          chosen={wish.officeId}
          options={offices.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Choice
          name="class"
          label={words.resultClass}
          all={words.allClasses}
          chosen={wish.resultClass}
          options={classes.map(({ code, name }) => ({ value: code, text: className(code, name) }))}
        />
        <Choice
          name="year"
          label={words.year}
          all={words.notArchived}
          chosen={wish.year}
          options={years.map(year => ({ value: year, text: yearName(year) }))}
        />
        <Tick name="overdue" label={words.overdue} isTicked={wish.overdue} />
        <Tick name="mine" label={words.mine} isTicked={wish.mine} />
        <div class="do">
          <button type="submit">{words.apply}</button>
          {isAsking ? <a href={action}>{words.clear}</a> : null}
        </div>
      </form>
    </details>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  /** What leaving it open is called. */
  readonly all: string
  readonly chosen: string | number | null
  readonly options: readonly { readonly value: string | number; readonly text: string }[]
}

function Choice({ name, label, all, chosen, options }: ChoiceProps): VNode {
  return (
    <label>
      <span class="name">{label}</span>
      <select name={name}>
        <option value="">{all}</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

interface TickProps {
  readonly name: string
  readonly label: string
  readonly isTicked: boolean
}

function Tick({ name, label, isTicked }: TickProps): VNode {
  return (
    <label class="tick">
      <input type="checkbox" name={name} value="1" checked={isTicked} />
      <span>{label}</span>
    </label>
  )
}
