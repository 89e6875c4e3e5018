// @ts-check
import { api } from './api.js'
import { byId, h, openDialog } from './dom.js'
import { openFaults } from './faults-dialog.js'
import { violationElement } from './message.js'
import { now, view } from './store.js'
import { texts } from './texts.js'
import { inputValue, longDate, tomorrowMorning } from './time.js'

const hourMs = 3_600_000

/** The clock, its controls, and what there is to worry about. @param {{refresh: () => Promise<void>}} actions */
export function drawTopbar(actions) {
  byId('topbar').replaceChildren(
    h(
      'div',
      { class: 'clock' },
      h('span', { class: 'clock-label' }, texts.clock),
      h('time', { id: 'clock' }, longDate(now())),
    ),
    h(
      'div',
      { class: 'clock-buttons', role: 'group', 'aria-label': texts.clock },
      step(texts.hour, () => new Date(now().getTime() + hourMs).toISOString(), actions),
      step(texts.morning, () => tomorrowMorning(now()).toISOString(), actions),
      h('button', { type: 'button', onclick: () => chooseInstant(actions) }, texts.until),
    ),
    h('span', { class: 'top-status', id: 'top-status', role: 'status' }),
    h(
      'div',
      { class: 'top-right' },
      h('button', { type: 'button', id: 'violations', onclick: showViolations }),
      h('button', { type: 'button', id: 'faults', onclick: openFaults }, texts.faults),
    ),
  )
  updateTopbar()
}

export function updateTopbar() {
  byId('clock').textContent = longDate(now())
  const violations = byId('violations')
  violations.textContent = texts.violations(view.violationCount)
  violations.className = view.violationCount > 0 ? 'bad' : 'good'
  const faults = byId('faults')
  faults.className = view.faultsOn ? 'bad' : ''
  faults.setAttribute('aria-label', view.faultsOn ? texts.faultsOn : texts.faults)
  const status = byId('top-status')
  if (!view.connected) status.textContent = texts.offline
  else if (status.textContent === texts.offline) status.textContent = ''
}

/** @param {string} label @param {() => string} target @param {{refresh: () => Promise<void>}} actions */
function step(label, target, actions) {
  return h('button', { type: 'button', onclick: () => moveTo(target(), actions) }, label)
}

/** @param {string} instant @param {{refresh: () => Promise<void>}} actions */
async function moveTo(instant, actions) {
  const buttons = document.querySelectorAll('.clock-buttons button')
  for (const button of buttons) button.setAttribute('disabled', '')
  byId('top-status').textContent = texts.moving
  try {
    await api.moveClock(instant)
    byId('top-status').textContent = ''
  } catch (error) {
    byId('top-status').textContent = error instanceof Error ? error.message : String(error)
  }
  for (const button of buttons) button.removeAttribute('disabled')
  await actions.refresh()
}

/** @param {{refresh: () => Promise<void>}} actions */
function chooseInstant(actions) {
  const input = h('input', {
    type: 'datetime-local',
    min: inputValue(new Date(now().getTime() + 60_000)),
    value: inputValue(tomorrowMorning(now())),
    required: true,
  })
  const form = h(
    'form',
    {
      class: 'instant',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault()
        dialog.close()
        moveTo(input.value, actions)
      },
    },
    h('label', {}, texts.moveTo, input),
    h('button', { type: 'submit', class: 'primary' }, texts.confirm),
  )
  const dialog = openDialog(texts.until, texts.close, form)
}

async function showViolations() {
  const { violations } = await api.violations()
  openDialog(
    texts.violationsTitle,
    texts.close,
    h(
      'div',
      { class: 'violation-list' },
      ...(violations.length > 0
        ? violations.map(violationElement).reverse()
        : [h('p', {}, texts.noViolations)]),
    ),
  )
}
