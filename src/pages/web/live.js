// A page that goes on by itself: what comes over the stream is put into its elements. Nothing else of the page runs.
;(() => {
  const status = document.getElementById('live')
  if (status === null) return
  const { from = '', on = '', off = '' } = status.dataset
  const againMs = 30_000
  /** @type {EventSource | null} */
  let source = null
  /** @type {number | undefined} */
  let later
  let failures = 0

  /** @param {boolean} well */
  function say(well) {
    const words = well ? on : off
    if (status === null || status.textContent === words) return
    status.textContent = words
    status.className = well ? 'live' : 'live off'
  }

  /** @param {MessageEvent<string>} event */
  function take(event) {
    failures = 0
    say(true)
    for (const [id, html] of Object.entries(JSON.parse(event.data))) {
      const place = document.getElementById(id)
      if (place === null || typeof html !== 'string' || place.innerHTML === html) continue
      place.innerHTML = html
      if (place.tagName === 'TR') place.className = 'news'
    }
  }

  function open() {
    clearTimeout(later)
    if (source !== null || document.hidden) return
    if (!('EventSource' in window)) {
      later = setTimeout(askAnew, againMs)
      return
    }
    source = new EventSource(from)
    source.onmessage = take
    source.onerror = () => {
      // Once a minute it ends and comes back by itself. Where it was refused the page is asked for, which says why.
      failures++
      if (failures > 1) say(false)
      if (source === null || source.readyState !== EventSource.CLOSED) return
      close()
      say(false)
      later = setTimeout(askAnew, againMs)
    }
  }

  function close() {
    if (source !== null) source.close()
    source = null
  }

  function askAnew() {
    fetch(location.href, { method: 'HEAD' }).then(
      () => location.reload(),
      () => {
        later = setTimeout(askAnew, againMs)
      },
    )
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close()
    else open()
  })
  open()
})()
