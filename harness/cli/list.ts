/** What `greencheck list` prints. Pure. */
import type { Selected } from '../plan/plan.ts'

/** A line for each scenario, and how many there are. */
export const listText = (selected: readonly Selected[]): string => {
  const width = Math.max(...selected.map(({ scenario }) => scenario.id.length))
  const lines = selected.map(({ scenario: { id, level, title }, cases }) => {
    const variants = cases.length > 1 ? `  (${cases.length} variants)` : ''
    return `${id.padEnd(width)}  ${level.padEnd(6)}  ${title}${variants}`
  })
  return `${[...lines, `${selected.length} scenarios`].join('\n')}\n`
}

/** The same for programs. */
export const listJson = (selected: readonly Selected[]): string =>
  `${JSON.stringify(
    selected.map(({ scenario: { id, title, level, basis, phase, needs = [] }, cases }) => ({
      id,
      title,
      level,
      basis,
      phase,
      needs,
      variants: cases.flatMap(({ variant }) => variant ?? []),
    })),
    null,
    2,
  )}\n`

/** A line for each name with what it says of itself. */
export const namedText = (lines: readonly (readonly [name: string, says: string])[]): string => {
  const width = Math.max(...lines.map(([name]) => name.length))
  return `${lines.map(([name, says]) => `${name.padEnd(width)}  ${says}`).join('\n')}\n`
}

/** The same for programs. */
export const namedJson = (lines: readonly (readonly [name: string, says: string])[]): string =>
  `${JSON.stringify(
    lines.map(([name, says]) => ({ name, says })),
    null,
    2,
  )}\n`
