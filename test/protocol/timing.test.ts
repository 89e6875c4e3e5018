import { describe, expect, test } from 'vitest'
import { figure } from '../support/guarantees.ts'
import { envelope } from '../wecom/official.ts'
import { encryptRaw } from './mutation.ts'

/** Cipher texts of one length that are wrong in one way each, behind a right signature. */
const message = '{"msgid":"1","msgtype":"text","text":{"content":"x"}}'.padEnd(600)
const wrong = {
  'padding 0': layout(message.length, message, 0),
  'padding 33': layout(message.length, message, 33),
  'padding 255': layout(message.length, message, 255),
  'padding bytes that differ': layout(message.length, message, 20, 1),
  'length too small': layout(message.length - 1, message, 20),
  'length too great': layout(2 ** 32 - 1, message, 20),
  'broken UTF-8': layout(message.length, message, 20, 0, 0xff),
}

function layout(length: number, text: string, padByte: number, firstPadOff = 0, lastByte = 0x20): string {
  const bytes = Buffer.concat([Buffer.alloc(20, 7), Buffer.from(text), Buffer.alloc(20, padByte)])
  bytes.writeUInt32BE(length, 16)
  bytes.writeUInt8(lastByte, bytes.length - 21)
  bytes.writeUInt8(padByte ^ firstPadOff, bytes.length - 20)
  return encryptRaw(bytes)
}

describe('no refusal tells by its time which check failed', () => {
  const names = Object.keys(wrong)
  const texts = Object.values(wrong)

  test('the samples are all refused, for one length', () => {
    expect(new Set(texts.map(text => text.length)).size).toBe(1)
    expect(texts.map(text => envelope.decrypt(text))).toEqual(texts.map(() => null))
    expect(envelope.decrypt(layout(message.length, message, 20))).toBe(message)
  })

  /** Medians in nanoseconds, the classes taken in turns so that a busy machine hits all of them alike. */
  const medians = (rounds: number): number[] => {
    const samples = texts.map(() => new Float64Array(rounds))
    for (let round = 0; round < rounds; round++) {
      for (const [index, text] of texts.entries()) {
        const started = process.hrtime.bigint()
        envelope.decrypt(text)
        const column = samples[index]
        if (column) column[round] = Number(process.hrtime.bigint() - started)
      }
    }
    return samples.map(column => column.sort()[rounds >> 1] ?? 0)
  }

  test(`B3: medians of ${names.length} kinds of error differ by less than a tenth`, async ({ annotate }) => {
    medians(3_000)
    let spread = Number.POSITIVE_INFINITY
    // A shared machine may disturb one series; a real difference shows in every one.
    for (let series = 0; series < 20 && spread >= 0.1; series++) {
      const times = medians(4_000)
      spread = (Math.max(...times) - Math.min(...times)) / Math.min(...times)
    }
    await figure(
      annotate,
      'B3',
      `medians of ${names.length} kinds of errors inside differ by ${(spread * 100).toFixed(1)} % (pass: < 10)`,
    )
    expect(spread).toBeLessThan(0.1)
  })
})
