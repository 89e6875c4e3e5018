/**
 * The independent oracle of lunar days: new moons by Meeus, «Astronomical Algorithms», chapter 49 (within 20 s of the
 * truth), on China's clock. A lunar month begins on the day of the new moon, and nothing else decides its days' numbers.
 */
const degree = Math.PI / 180
const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000

/** Amplitude in days, power of E, then the multiples of M, M′ and F in the sine. */
const terms: readonly (readonly [number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
  [-0.00007, 0, 2, 1, 0],
  [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0],
  [0.00003, 0, 1, 1, -2],
  [0.00003, 0, 0, 2, 2],
  [-0.00003, 0, 1, 1, 2],
  [0.00003, 0, -1, 1, 2],
  [-0.00002, 0, -1, 1, -2],
  [-0.00002, 0, 1, 3, 0],
  [0.00002, 0, 0, 4, 0],
]

/** The planets' share: amplitude in days, degrees at k = 0, degrees for each k. */
const planets: readonly (readonly [number, number, number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
]

/** The `k`th new moon after that of 6 January 2000, in milliseconds of UTC. */
function newMoonMs(k: number): number {
  const t = k / 1236.85
  const e = 1 - 0.002516 * t - 0.0000074 * t ** 2
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t ** 2
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t ** 2 + 0.00001238 * t ** 3
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t ** 2 - 0.00000227 * t ** 3
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t ** 2
  let julianDay = 2451550.09766 + 29.530588861 * k + 0.00015437 * t ** 2 - 0.00000015 * t ** 3
  for (const [days, power, m, n, f] of terms)
    julianDay += days * e ** power * Math.sin((m * sun + n * moon + f * latitude) * degree)
  julianDay -= 0.00017 * Math.sin(node * degree)
  for (const [days, start, each] of planets) julianDay += days * Math.sin((start + each * k) * degree)
  return (julianDay - 2440587.5) * dayMs - earthLateMs(2000 + k / 12.3685)
}

/** ΔT: measured to 2020, then as it is foretold; a few seconds either way. */
function earthLateMs(year: number): number {
  const seconds = [29, 33, 40, 51, 57, 64, 66, 69, 72, 76, 80, 84, 88, 92, 96, 100, 104]
  const decades = (year - 1950) / 10
  const before = seconds[Math.floor(decades)] ?? 29
  const after = seconds[Math.floor(decades) + 1] ?? 104
  return (before + (after - before) * (decades - Math.floor(decades))) * 1000
}

export interface NewMoon {
  /** Days since 1970-01-01 in China. */
  readonly dayNumber: number
  /** How near to China's midnight: below some minutes the day is for the almanac's office to say. */
  readonly toMidnightMs: number
}

/** The new moons from about 1950 to about 2101. */
export function newMoons(): NewMoon[] {
  const first = Math.round(-50.1 * 12.3685)
  return Array.from({ length: Math.round(151.2 * 12.3685) }, (_, nth) => {
    const ms = newMoonMs(first + nth) + chinaMs
    const ofDayMs = ((ms % dayMs) + dayMs) % dayMs
    return { dayNumber: Math.floor(ms / dayMs), toMidnightMs: Math.min(ofDayMs, dayMs - ofDayMs) }
  })
}
