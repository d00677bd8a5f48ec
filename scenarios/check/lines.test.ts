import { expect, it } from 'vitest'
import { lineOf } from './lines.ts'

const source = `import { scenario } from '../../harness/scenario.ts'

/** title: "not here", { nor: 'here' } */
const shared = { title: 'not here' }

export default scenario({
  id: "a.b", // title: 'not here'
  title: 'an { odd "one", it\\'s',
  needs: ['one', 'two'],
  references: [
    'OIDC Core 1',
    \`RFC 1, \${shared.title}\`,
  ],
  ...shared,
  steps: [
    { do: 'login', expect: 'in' },
    {
      do: 'lie',
      faults: [idToken.claim('aud', { a: ['}'] }), jwks.reset()],
    },
  ],
  variants: {
    'no-key': {
      steps: shared.steps,
      faults: [
        jwks.without('keys'),
      ],
    },
  },
})
`

it.each([
  ['id', 7],
  ['title', 8],
  ['needs', 9],
  ['needs.1', 9],
  ['references.0', 11],
  ['references.1', 12],
  ['steps.0.expect', 16],
  ['steps.1', 17],
  ['steps.1.do', 18],
  ['steps.1.faults.1.says', 19],
  ['variants.no-key', 23],
  ['variants.no-key.faults.0.member', 26],
  ['variants.no-key.steps.0.do', 24],
])('%s is at line %i', (path, line) => expect(lineOf(source, path)).toBe(line))

it('is the line of what is around it when it is not written out', () => {
  expect(lineOf(source, 'effect')).toBe(6)
  expect(lineOf(source, 'variants.other.steps')).toBe(22)
  expect(lineOf('export default made()\n', 'title')).toBe(1)
  expect(lineOf('nothing at all', 'title')).toBe(1)
})

it('never runs past the end of a file that is cut off', () => {
  for (let length = 0; length < source.length; length += 7)
    expect(lineOf(source.slice(0, length), 'variants.no-key.faults.0')).toBeGreaterThan(0)
})
