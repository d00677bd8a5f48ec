/** The sequence of a step as text: three narrow lanes, and the words beside them, so that nothing is cut. */
import type { Paint } from '../screen.ts'
import type { Arrow } from '../sequence.ts'
import { hang, printable, unparted, wrap } from '../wrap.ts'

const at = { browser: 3, product: 12, entra: 21 } as const
const laneColumns = 25

const idle = (): string[] => {
  const cells = Array.from({ length: laneColumns }, () => ' ')
  for (const column of Object.values(at)) cells[column] = '│'
  return cells
}

const drawn = ({ from, to, kind, lies }: Arrow): string => {
  const cells = idle()
  const [left, right] = [Math.min(at[from], at[to]), Math.max(at[from], at[to])]
  for (let column = left + 1; column < right; column += 1) cells[column] = kind === 'request' ? '─' : '╌'
  const rightward = at[from] < at[to]
  cells[rightward ? left : right] = rightward ? '├' : '┤'
  cells[rightward ? right - 1 : left + 1] = rightward ? '▶' : '◀'
  if (lies.length > 0) cells[Math.floor((left + right) / 2)] = '✗'
  return cells.join('')
}

/** One line an arrow, more where its words need them. */
export const sequenceText = (arrows: readonly Arrow[], width: number, paint: Paint): readonly string[] => {
  const lane = idle().join('')
  const beside = (arrow: Arrow): readonly string[] => {
    const room = width - laneColumns
    return [
      ...wrap(printable(arrow.label).replaceAll(/⟨[^⟩]*⟩/g, unparted), room),
      ...arrow.lies
        .flatMap((lie) => hang('the lie: ', printable(lie), room))
        .map((line) => paint('red', line)),
      ...(arrow.note === undefined ? [] : wrap(`(${printable(arrow.note)})`, room)),
      ...(arrow.reaction === true ? wrap('↑ what the product did with it', room) : []),
    ]
  }
  return [
    'browser  product   Entra',
    ...arrows.flatMap((arrow) =>
      beside(arrow).map((words, index) => {
        const lanes = index === 0 ? drawn(arrow) : lane
        return `${arrow.lies.length > 0 && index === 0 ? paint('red', lanes) : lanes}${words}`.trimEnd()
      }),
    ),
  ]
}
