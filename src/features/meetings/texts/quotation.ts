/** Other people's words inside our sentences. */

/** A meeting's name stands in quotation marks, those inside it become single ones (GB/T 15834). */
export const quoted = (title: string): string =>
  `“${title
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .replaceAll(/"([^"]*)"/gu, '‘$1’')}”`

/** A reason as it goes on inside a sentence: the stop that its writer put at its end would stand twice. */
export const withoutStop = (words: string): string =>
  words.replace(/(?<![\s。.！!；;，,、])[\s。.！!；;，,、]+$/u, '')
