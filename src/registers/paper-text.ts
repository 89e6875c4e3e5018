/** What XML cannot carry goes, and halves of characters, and marks that turn or hide what follows. */
export const paperText = (text: string): string =>
  text.replace(
    /[^\P{Cc}\n\t]|\p{Cs}|[\ufffe\uffff\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu,
    '',
  )

/** The same for what stands on one line. */
export const paperLine = (text: string): string => paperText(text).replace(/\s+/g, ' ').trim()
