// @ts-check
import { api } from './api.js'
import { h, openDialog } from './dom.js'
import { faultFields, texts } from './texts.js'

/** @typedef {(typeof faultFields)[number]} Field */

export async function openFaults() {
  const settings = await api.faults()
  const inputs = new Map(faultFields.map(field => [field, inputOf(field, settings[field.name])]))
  const form = h(
    'form',
    {
      class: 'faults',
      onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault()
        const given = [...inputs].map(([field, input]) => [field.name, settingOf(field, input)])
        await api.setFaults(Object.fromEntries(given))
        dialog.close()
      },
    },
    h('p', { class: 'lead' }, texts.faultsLead),
    ...[...inputs].map(([field, input]) =>
      h(
        'label',
        {},
        h('span', { class: 'fault-name' }, field.label),
        input,
        h('span', { class: 'fault-hint' }, field.hint),
      ),
    ),
    h(
      'div',
      { class: 'dialog-foot' },
      h('button', { type: 'button', onclick: clear }, texts.clearFaults),
      h('button', { type: 'submit', class: 'primary' }, texts.apply),
    ),
  )
  const dialog = openDialog(texts.faultsTitle, texts.close, form)

  async function clear() {
    await api.setFaults({ clear: true })
    dialog.close()
  }
}

/** @param {Field} field @param {any} setting */
function inputOf(field, setting) {
  if (field.kind === 'accounts') return h('input', { type: 'text', value: (setting ?? []).join(' ') })
  if (field.kind === 'choice') {
    const options = Object.entries(field.options ?? {})
    return h(
      'select',
      {},
      ...options.map(([value, label]) => h('option', { value, selected: value === setting }, label)),
    )
  }
  const value = typeof setting === 'object' ? (setting?.code ?? setting?.status ?? '') : setting || ''
  const range = field.kind === 'status' ? { min: 300, max: 599 } : field.kind === 'errcode' ? {} : { min: 0 }
  return h('input', {
    type: 'number',
    value: String(value),
    placeholder: field.kind === 'count' || field.kind === 'ms' ? '0' : '',
    ...range,
  })
}

/** @param {Field} field @param {HTMLInputElement | HTMLSelectElement} input */
function settingOf(field, input) {
  if (field.kind === 'choice') return input.value
  const empty = input.value === ''
  if (field.kind === 'accounts') return empty ? null : input.value.split(/\s+/).filter(Boolean)
  if (field.kind === 'errcode' || field.kind === 'status') return empty ? null : Number(input.value)
  return empty ? 0 : Number(input.value)
}
