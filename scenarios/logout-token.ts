import type { Step } from '../harness/scenario.ts'

/** A logout token about somebody who is in is turned down, and she stays in. */
export const turnedDown = [
  { do: 'login', browser: 'hers', expect: 'in' },
  { do: 'post-logout-token', who: 'mia', session: 'hers' },
  { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'shown' },
  { do: 'post-logout-token', who: 'mia', session: 'hers', expect: 'turned-down' },
] as const satisfies readonly Step[]
