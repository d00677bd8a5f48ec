/** Text for a grid of columns: what a line takes, where it breaks, and nothing that could move a cursor. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])/u
// Colours that we set ourselves take no columns.
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
const commands = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu

/**
 * One line of text from a product or a scenario, safe to print: line breaks become spaces, and control
 * characters, which could recolour or overwrite a terminal, and marks that reverse the direction of text
 * become visible (`�`).
 */
export const printable = (text: string): string =>
  text.replaceAll(/\s*[\r\n\t]+\s*/g, ' ').replaceAll(commands, '�')

/** Columns that a text takes. */
export const columns = (text: string): number => {
  const plain = text.replaceAll(colours, '')
  if (/^[\x20-\x7e]*$/.test(plain)) return plain.length
  let total = 0
  for (const { segment } of graphemes.segment(plain)) total += wide.test(segment) ? 2 : 1
  return total
}

/** Fills up with spaces on the right. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columns(text)))

// A long word, mostly a URL, breaks after one of these if the line is not left too short.
const joints = /[/?&=,;.-]/

const breakWord = (word: string, width: number): readonly string[] => {
  const pieces: string[] = []
  let piece: string[] = []
  for (const { segment } of graphemes.segment(word)) {
    if (columns([...piece, segment].join('')) > width) {
      const joint = piece.findLastIndex((sign) => joints.test(sign)) + 1
      const cut = joint > piece.length / 2 ? joint : piece.length
      pieces.push(piece.slice(0, cut).join(''))
      piece = piece.slice(cut)
    }
    piece.push(segment)
  }
  return [...pieces, piece.join('')]
}

const stuck = '\u00a0'
/** The text as one word that no line break parts; `wrap` gives the spaces back. */
export const unparted = (text: string): string => text.replaceAll(' ', stuck)

/** Breaks at spaces, and inside a word only when it alone is wider than a line. Loses nothing but those spaces. */
export const wrap = (text: string, width: number): readonly string[] => {
  const limit = Math.max(8, width)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (columns(joined) <= limit) {
      line = joined
      continue
    }
    const long = columns(word) > limit
    const goesOn = long && columns(line) < limit / 3
    if (line !== '' && !goesOn) lines.push(line)
    const pieces = long ? breakWord(goesOn ? joined : word, limit) : [word]
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return [...lines, line].map((text) => text.trimEnd().replaceAll(stuck, ' '))
}

/** A wrapped text whose first line begins with `first` and whose others are indented as far. */
export const hang = (first: string, text: string, width: number): readonly string[] => {
  const indent = columns(first)
  return wrap(text, width - indent).map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line)
}
