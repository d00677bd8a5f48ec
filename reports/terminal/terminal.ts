/** The terminal report: live while a run goes on, complete when it is over. The one place here that writes. */
import type { PreflightCheck, RunEvent } from '../run.ts'
import { painter, type Screen } from '../screen.ts'
import { areaOf, headline, standingOf } from '../words.ts'
import { hang, printable, wrap } from '../wrap.ts'
import { type ClosingOptions, closing } from './closing.ts'
import { areaLines, completesArea, failureLine, liveLines, notBegun, progressed } from './progress.ts'

export type TerminalOptions = Partial<ClosingOptions>

const preflightLines = (checks: readonly PreflightCheck[], screen: Screen): readonly string[] => {
  const paint = painter(screen)
  const good = checks.filter(({ ok }) => ok)
  const bad = checks.filter(({ ok }) => !ok)
  const list = good.map(({ seen }) => printable(seen)).join(' · ')
  return [
    ...(good.length === 0
      ? []
      : hang(' ✓ preflight  ', list, screen.width).map((line) => paint('green', line))),
    ...bad.flatMap(({ name, seen, fix }) => [
      ...hang(' ✗ preflight  ', `${printable(name)}: ${printable(seen)}`, screen.width).map((line) =>
        paint('red', line),
      ),
      ...(fix === undefined ? [] : hang('   to do      ', printable(fix), screen.width)),
    ]),
  ]
}

/**
 * Makes a consumer of run events. On a terminal the areas in progress and a counter are redrawn in place;
 * elsewhere each area is one line when it is complete. A failure is told when it happens, and in full at
 * the end.
 */
export const terminal = (screen: Screen, options: TerminalOptions = {}): ((event: RunEvent) => void) => {
  const paint = painter(screen)
  const settings = { quiet: false, trace: false, reports: [], ...options }
  let progress = notBegun
  let checks: readonly PreflightCheck[] = []
  let drawn = 0

  const show = (lines: readonly string[]): void => {
    const erase = drawn > 0 ? `\u001b[${drawn}A\u001b[0J` : ''
    const live = screen.isTTY && !settings.quiet ? liveLines(progress, screen.width, paint) : []
    const text = [...lines, ...live].map((line) => `${line}\n`).join('')
    if (erase !== '' || text !== '') screen.write(erase + text)
    drawn = live.length
  }

  const preflight = (): readonly string[] => {
    const lines = settings.quiet && checks.every(({ ok }) => ok) ? [] : preflightLines(checks, screen)
    checks = []
    return lines
  }

  const finalLines = (event: RunEvent): readonly string[] => {
    switch (event.kind) {
      case 'started':
        return settings.quiet
          ? []
          : wrap(printable(headline(event.run)), screen.width).map((line) => paint('bold', line))
      case 'preflight':
        checks = [...checks, event.check]
        return []
      case 'scenario-started':
        return preflight()
      case 'scenario-ended': {
        if (settings.quiet) return []
        const area = areaOf(event.result.id)
        const standing = standingOf(event.result)
        return [
          ...(standing === 'failed' || standing === 'inconclusive'
            ? failureLine(event.result, screen.width, paint)
            : []),
          ...(completesArea(progress, area) ? areaLines(progress, area, screen.width, paint) : []),
        ]
      }
      case 'ended': {
        const last = preflight()
        progress = notBegun
        return [
          ...last,
          ...(settings.quiet ? [] : ['']),
          ...closing(event.run, screen.width, paint, settings),
        ]
      }
    }
  }

  return (event) => {
    progress = progressed(progress, event)
    show(finalLines(event))
  }
}
