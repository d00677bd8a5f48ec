import { describe, expect, it } from 'vitest'
import type { Scenario } from '../harness/scenario.ts'
import { idToken } from '../mock-idp/faults/fault.ts'
import { checkScenario } from './check.ts'

const good: Scenario = {
  id: 'idtoken.aud-wrong',
  title: 'refuses an ID token for another application',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: ['OIDC Core 3.1.3.7 (3)'],
  faults: [idToken.claim('aud', 'beef')],
  expect: 'refused',
  failure: 'signed {who} in',
  effect: 'Anybody is in.',
  fix: 'Compare "aud".',
}

describe('a scenario file', () => {
  it('is good', () => expect(checkScenario(good, 'idtoken/aud-wrong')).toEqual([]))

  const signIn = { do: 'login', organisation: 'globex', expect: 'in' }
  const broken: readonly [string, Partial<Record<string, unknown>>, at: string, says: string][] = [
    ['an id that is not its path', { id: 'idtoken.aud-other' }, 'id', 'name one after the other'],
    ['a number for an id', { id: 'idtoken.1' }, 'id', 'is no slug'],
    ['an unknown area', { id: 'idtokn.aud-wrong' }, 'id', 'did you mean "idtoken"?'],
    ['a title with "must"', { title: 'must refuse the token' }, 'title', 'the title says "must"'],
    ['a title with "should"', { title: 'should refuse the token' }, 'title', 'the level is a field'],
    ['a title that is a sentence', { title: 'Refuses the token.' }, 'title', 'lower-case verb'],
    ['a title that is too long', { title: `refuses ${'x'.repeat(80)}` }, 'title', 'at most 80'],
    ['an effect that is too long', { effect: 'x'.repeat(201) }, 'effect', 'at most 200'],
    ['a fix that is too long', { fix: 'x'.repeat(241) }, 'fix', 'at most 240'],
    ['an empty effect', { effect: ' ' }, 'effect', '"effect" is empty'],
    ['no effect', { effect: undefined }, 'effect', '"effect" is missing: add what follows'],
    ['no level', { level: undefined }, 'level', 'one of MUST, SHOULD, MAY'],
    ['an unknown level', { level: 'Must' }, 'level', 'did you mean "MUST"?'],
    ['an unknown basis', { basis: 'rfc' }, 'basis', 'expected one of spec, bcp'],
    ['an unknown phase', { phase: 'member_login' }, 'phase', 'did you mean "member-login"?'],
    ['an unknown member', { reference: [] }, 'reference', 'did you mean "references"?'],
    ['a member of another kind', { needs: 'has-enable' }, 'needs', 'expected a list'],
    ['no reference', { references: [] }, 'references', 'say who demands it'],
    ['an unknown reference', { references: ['OIDC Kore 3'] }, 'references.0', 'not in references.ts'],
    ['an unknown capability', { needs: ['has-enabel'] }, 'needs.0', 'did you mean "has-enable"?'],
    ['nothing to judge', { expect: undefined, faults: undefined }, '', 'nothing would be judged'],
    ['a refusal of nothing', { faults: [] }, 'expect', 'nothing is wrong that could be refused'],
    ['a word in braces that nobody fills in', { failure: 'let {whom} in' }, 'failure', '{whom}'],
    [
      'a name that no world has',
      { faults: [idToken.claim('email', '{{bob.email}}')] },
      'faults.0.value',
      'names {{bob.email}}',
    ],
    [
      'an organisation that is not in its world',
      { expect: undefined, steps: [signIn] },
      'steps.0.organisation',
      'add it to world.organisations',
    ],
    [
      'a fault at no message',
      { faults: [{ at: 'id-tokn', do: 'drop', part: 'claims', member: 'aud', says: 'x' }] },
      'faults.0.at',
      'did you mean "id-token"?',
    ],
    [
      'a fault that no seam of the mock knows',
      { faults: [{ at: 'jwks', do: 'forget', rule: 'pkce', says: 'x' }] },
      'faults.0.do',
      'expected one of set, drop, answer',
    ],
    [
      'a fault in a step of a variant',
      {
        expect: undefined,
        variants: {
          none: { steps: [{ do: 'lie', faults: [{ at: 'jwks', do: 'drop', says: 'x' }] }, signIn] },
        },
      },
      'variants.none.steps.0.faults.0.member',
      'expected a text, got nothing',
    ],
  ]
  it.each(broken)('is refused for %s', (_, change, at, says) => {
    const found = checkScenario({ ...good, ...change } as Scenario, 'idtoken/aud-wrong')
    expect(found).toContainEqual({ at, says: expect.stringContaining(says) })
  })

  it('is told everything at once', () => {
    const data = { ...good, title: 'must refuse', effect: undefined, needs: ['x'], fix: '' }
    const found = checkScenario(data as unknown as Scenario, 'idtoken/aud-wrong')
    expect(found.map(({ at }) => at).sort()).toEqual(['effect', 'fix', 'needs.0', 'title'])
  })
})
