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
    const before = hrefIn(document.activeElement)
    for (const [id, html] of Object.entries(JSON.parse(event.data))) {
      const place = document.getElementById(id)
      if (place === null || typeof html !== 'string' || place.innerHTML === html) continue
      place.innerHTML = html
      if (place.tagName === 'TR') place.className = 'news'
    }
    if (before !== null && hrefIn(document.activeElement) === null) focusOn(before)
  }

  /** @param {Element | null} element */
  function hrefIn(element) {
    return element === null ? null : element.getAttribute('href')
  }

  /**
   * What somebody had the focus on may have been written anew, or stand in another list by now.
   * @param {string} href
   */
  function focusOn(href) {
    for (const link of document.querySelectorAll('a')) {
      if (hrefIn(link) !== href) continue
      link.focus({ preventScroll: true })
      return
    }
  }

  function open() {
    clearTimeout(later)
    if (source !== null || document.hidden) return
    if (!('EventSource' in window)) {
      askLater()
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
      askLater()
    }
  }

  function close() {
    if (source !== null) source.close()
    source = null
  }

  function askLater() {
    later = setTimeout(askAnew, againMs)
  }

  // While a proxy answers in place of the service the page stays as it is: one that was put there would not come back.
  function askAnew() {
    fetch(location.href, { method: 'HEAD' }).then(({ status: code }) => {
      if (code < 500) location.replace('?again')
      else askLater()
    }, askLater)
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close()
    else open()
  })
  open()
})()
