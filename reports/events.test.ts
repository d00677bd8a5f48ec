import { expect, it } from 'vitest'
import { replayEvents } from './events.ts'
import { sampleRun } from './fixtures/runs.ts'

it('replays a run from start to end, with every scenario between', () => {
  const events = replayEvents(sampleRun)
  expect(events.at(0)).toMatchObject({
    kind: 'started',
    run: { seed: '7f3a', selected: 16 },
    areas: { discovery: 2, idtoken: 7, callback: 1, session: 2, jwks: 1, enable: 2, logout: 1 },
  })
  expect(events.at(0)).not.toHaveProperty('run.scenarios')
  expect(events.filter(({ kind }) => kind === 'preflight')).toHaveLength(5)
  expect(events.flatMap((event) => (event.kind === 'scenario-ended' ? [event.result] : []))).toEqual(
    sampleRun.scenarios,
  )
  expect(events.at(-1)).toEqual({ kind: 'ended', run: sampleRun })
})
