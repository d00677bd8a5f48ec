import { describe, expect, it } from 'vitest'
import { controls, decisiveStep, explanation, honestText, sentText } from './explain.ts'
import { audienceFailure, hostileFailure, variantFailure } from './fixtures/failures.ts'
import { sandwich } from './fixtures/login.ts'

describe('explanation', () => {
  it('has its keys in the same order always', () => {
    expect(explanation(audienceFailure).map(({ key }) => key)).toEqual([
      'sent',
      'honest',
      'expected',
      'seen',
      'clause',
      'clause',
      'effect',
      'fix',
      'control',
      'replay',
    ])
    expect(
      explanation(variantFailure)
        .map(({ key }) => key)
        .slice(-2),
    ).toEqual(['variants', 'replay'])
  })

  it('tells what evidence alone tells when there is no diagnosis', () => {
    const { diagnosis: _diagnosis, ...bare } = audienceFailure
    expect(explanation(bare).map(({ key }) => key)).toEqual(['sent', 'honest', 'expected', 'seen', 'control'])
  })
})

describe('a lie', () => {
  const lie = { says: 'a metadata document that is HTML', at: 'discovery', delivered: true }
  it.each([
    [{ ...lie, member: 'aud', sent: '"a"', honest: '"b"' }, 'aud  "a"', 'aud  "b"'],
    [{ ...lie, member: 'aud', honest: '"b"' }, 'aud  (left out)', 'aud  "b"'],
    [{ ...lie, member: 'aud', sent: '"a"' }, 'aud  "a"', 'aud  (not there)'],
    [{ ...lie, member: 'aud' }, 'aud  (left out)', undefined],
    [lie, 'a metadata document that is HTML', undefined],
    [{ ...lie, honest: `{${' '.repeat(2000)}}` }, 'a metadata document that is HTML', undefined],
  ])('%#', (one, sent, honest) => {
    expect([sentText(one), honestText(one)]).toEqual([sent, honest])
  })

  it('says where the rest of a very long value is', () => {
    expect(sentText({ ...lie, member: 'groups', sent: 'x'.repeat(5000) })).toMatch(
      /x… \(5000 characters; run\.json has them all\)$/,
    )
  })
})

describe('controls', () => {
  it('name what held and what did not', () => {
    expect(controls(audienceFailure)).toEqual([
      { held: true, text: 'honest login before' },
      { held: true, text: 'honest login after' },
      { held: true, text: 'lie delivered' },
    ])
    expect(controls(hostileFailure)).toEqual([{ held: false, text: 'lie not delivered' }])
  })
})

it('rests on the first judged step that did not hold', () => {
  const [before, judged, after] = sandwich('x', 'out', true)
  const broken = { ...sandwich('x', 'in', false)[1] }
  const steps = [before, judged, broken, after].filter((step) => step !== undefined)
  expect(decisiveStep(steps as never)).toBe(broken)
  expect(decisiveStep(sandwich('x', 'out', true))?.role).toBe('judged')
  expect(decisiveStep([])).toBeUndefined()
})
