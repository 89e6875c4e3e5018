// @ts-check
import { h } from './dom.js'
import { texts } from './texts.js'

/** More than the service takes, so that its own answer is seen; the sandbox takes no more than this. */
const mostBytes = 16 * 1_048_576
const nameMaxChars = 120

/**
 * Pictures and files into the chat: by the button, dropped anywhere on the page, or pasted into the field. In a group
 * the platform brings none of them to the bot; the button then stays, to say so.
 *
 * @param {import('./api.js').Chat} chat
 * @param {{send: (file: File) => void, say: (reason: string) => void}} actions
 * @returns {{elements: HTMLElement[], onPaste: (event: ClipboardEvent) => void, leave: () => void}}
 */
export function fileEntry(chat, { send, say }) {
  const isOff = chat.type === 'group'
  const input = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    'aria-hidden': 'true',
    onchange: onPick,
  })
  const button = h('button', {
    type: 'button',
    class: 'icon-button file-button',
    title: isOff ? texts.filesOff : texts.sendFile,
    'aria-label': texts.sendFile,
    // It can be reached all the same, or whoever uses the keyboard would not learn why.
    ...(isOff ? { 'aria-disabled': 'true', 'aria-description': texts.filesOff } : {}),
    onclick: () => (isOff ? say(texts.filesOff) : input.click()),
  })

  /** @param {FileList} files */
  function take(files) {
    if (isOff) return say(texts.filesOff)
    for (const file of files) {
      if (file.size === 0) say(texts.emptyFile(file.name))
      else if (file.size > mostBytes) say(texts.largeFile(file.name))
      else send(file)
    }
  }

  function onPick() {
    if (input.files) take(input.files)
    // The same file again is a choice again.
    input.value = ''
  }

  /** @param {DragEvent} event */
  function onDrag(event) {
    if (!event.dataTransfer?.types.includes('Files')) return
    // Else the browser leaves the room and shows the file.
    event.preventDefault()
    const isLeaving = event.type === 'drop' || (event.type === 'dragleave' && event.relatedTarget === null)
    document.body.classList.toggle('dropping', !isLeaving && !isOff)
    if (event.type === 'drop') take(event.dataTransfer.files)
  }

  const drags = /** @type {const} */ (['dragover', 'dragleave', 'drop'])
  for (const name of drags) document.addEventListener(name, onDrag)
  return {
    elements: [button, input],
    onPaste(event) {
      const files = event.clipboardData?.files
      if (!files || files.length === 0) return
      event.preventDefault()
      take(files)
    },
    leave() {
      for (const name of drags) document.removeEventListener(name, onDrag)
    },
  }
}

/** As the API takes it. @param {File} file @returns {Promise<{kind: 'image' | 'file', name: string, base64: string}>} */
export function contentOf(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () =>
      resolve({
        kind: /^image\/(jpeg|png|gif|webp|bmp|hei[cf])$/.test(file.type) ? 'image' : 'file',
        name: file.name.slice(-nameMaxChars),
        base64: String(reader.result).split(',')[1] ?? '',
      })
    reader.onerror = () => reject(reader.error ?? new Error(file.name))
    reader.readAsDataURL(file)
  })
}

/** A picture as the chat shows it, or a file with its name and size. @param {import('./api.js').SentFile} file */
export function fileElement(file) {
  const href = `/sandbox/api/files/${file.id}`
  const target = { href, target: '_blank', rel: 'noreferrer' }
  if (file.kind === 'file') return fileBox(file, { ...target, download: file.name })
  const picture = h(
    'a',
    { class: 'picture', ...target },
    h('img', {
      src: href,
      alt: texts.pictureOf(file.name),
      // One that the browser cannot draw, or that went when the service was started anew.
      onerror: () => picture.replaceWith(fileBox(file, target)),
    }),
  )
  return picture
}

/** @param {import('./api.js').SentFile} file @param {Record<string, unknown>} target */
function fileBox({ name, bytes }, target) {
  return h(
    'a',
    { class: 'file', ...target },
    h('span', { class: 'file-name' }, name),
    h('span', { class: 'file-size' }, texts.size(bytes)),
  )
}
