import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.ts'

const problems = (...args: string[]): readonly string[] => {
  const parsed = parseOptions(args)
  return parsed.kind === 'problems' ? parsed.problems : []
}

describe('the command line', () => {
  it('reads ids and flags in any order', () => {
    expect(
      parseOptions(['idtoken', '--seed', 's1', '--trace', 'callback.state-wrong', '--timeout=0.5']),
    ).toMatchObject({
      kind: 'options',
      options: {
        ids: ['idtoken', 'callback.state-wrong'],
        seed: 's1',
        trace: true,
        timeoutMs: 500,
        colour: 'auto',
      },
    })
  })

  it('adds up reporters that are given one by one', () => {
    expect(parseOptions(['--reporter', 'junit:out.xml', '--reporter', 'html'])).toMatchObject({
      options: { reporters: [{ name: 'junit', file: 'out.xml' }, { name: 'html' }] },
    })
  })

  it.each([
    [['--sed', 'x'], 'There is no flag --sed. Did you mean --seed'],
    [['--driver'], '--driver needs a value'],
    [['--driver', '--trace'], '--driver needs a value'],
    [['--trace=yes'], '--trace takes no value'],
    [['--concurrency', 'many'], '"many" is not a number from 1 to 64'],
    [['--profile', 'entr'], '"entr" is none of'],
    [['--reporter', 'jnit'], 'there is no reporter "jnit"'],
    [['--color', 'blue'], '"blue" is none of auto, always, never'],
  ])('explains %j', (args, message) => {
    expect(problems(...args).join('\n')).toContain(message)
  })

  it('finds every mistake at once', () => {
    expect(problems('--sed', 'x', '--concurrency', '0', '--color', 'blue')).toHaveLength(3)
  })
})
