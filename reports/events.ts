/** A finished run as the events that it once was, so that a live reporter can show it again. */
import type { Run, RunEvent } from './run.ts'
import { byArea } from './tally.ts'

/** One scenario after the other, whatever ran at the same time then. */
export const replayEvents = (run: Run): readonly RunEvent[] => {
  const {
    scenarios,
    summary: _summary,
    durationMs: _durationMs,
    complete: _complete,
    preflight,
    ...started
  } = run
  const areas = Object.fromEntries([...byArea(scenarios)].map(([area, members]) => [area, members.length]))
  return [
    { kind: 'started', run: started, areas },
    ...preflight.map((check) => ({ kind: 'preflight', check }) as const),
    ...scenarios.flatMap((result) => [
      { kind: 'scenario-started', id: result.id } as const,
      { kind: 'scenario-ended', result } as const,
    ]),
    { kind: 'ended', run },
  ]
}
