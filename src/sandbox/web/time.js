// @ts-check
/** China's time, whatever the zone of the browser. */
const zone = 'Asia/Shanghai'
const offsetMs = 8 * 3_600_000

const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, weekday: 'long' })
const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** Fields of the instant, readable by the UTC getters. @param {Date} instant */
function local(instant) {
  return new Date(instant.getTime() + offsetMs)
}

/** @param {Date} instant */
export function longDate(instant) {
  const day = local(instant)
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日 ${weekday.format(instant)} ${clock.format(instant)}`
}

/** `14:05` today, `11月23日 14:05` on another day. @param {Date} instant @param {Date} now */
export function shortTime(instant, now) {
  const [a, b] = [local(instant), local(now)]
  const sameDay = a.toISOString().slice(0, 10) === b.toISOString().slice(0, 10)
  return sameDay
    ? clock.format(instant)
    : `${a.getUTCMonth() + 1}月${a.getUTCDate()}日 ${clock.format(instant)}`
}

/** The next morning at eight. @param {Date} now */
export function tomorrowMorning(now) {
  const day = local(now)
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 1, 8) - offsetMs)
}

/** `2026-11-23T10:00` for an input of local time, and back by the service. @param {Date} instant */
export function inputValue(instant) {
  return local(instant).toISOString().slice(0, 16)
}

/** `11月25日`, some days after now. @param {Date} now @param {number} days */
export function dayAfter(now, days) {
  const day = local(new Date(now.getTime() + days * 86_400_000))
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
}
