import { describe, expect, it } from 'vitest'
import { areas } from '../../scenarios/areas.ts'
import { greencheck, mistakenVerb } from './command-line.ts'
import { programHelp, programName, verbHelp } from './help.ts'
import { listSubjects, subjectOf } from './list-options.ts'
import type { Surroundings } from './surroundings.ts'
import { verbNames, verbs } from './verbs.ts'

const performed = async (...args: readonly string[]) => {
  let out = ''
  let err = ''
  const stream = (take: (text: string) => void): NodeJS.WriteStream =>
    Object.assign(Object.create(process.stdout), { isTTY: false, write: (text: string) => take(text) })
  const around: Surroundings = {
    stdout: stream((text) => {
      out += text
    }),
    stderr: stream((text) => {
      err += text
    }),
    environment: {},
    signal: new AbortController().signal,
  }
  return { code: await greencheck(args, around), out, err }
}

describe('the verbs', () => {
  it('never hide an area of the catalogue, nor do the subjects of list', () => {
    for (const name of [...verbNames, ...listSubjects, 'drivers']) expect(areas).not.toHaveProperty(name)
  })

  it.each(verbNames)('%s has help that begins with examples and names every flag', (name) => {
    const text = verbHelp(name)
    expect(text.indexOf('Examples')).toBeLessThan(text.indexOf('Usage'))
    for (const flag of Object.keys(verbs[name].flags)) expect(text).toContain(`--${flag}`)
  })

  it('are all in the help of the program', async () => {
    const { out, code } = await performed('--help')
    expect(out).toBe(`${programHelp()}\n`)
    for (const name of verbNames) expect(out).toContain(`  ${name} `)
    expect(code).toBe(0)
  })

  it('are called as they were typed', () => {
    expect(programName({ npm_lifecycle_event: 'conformance' })).toBe('npm run conformance --')
    expect(programName({})).toBe('greencheck')
  })

  it.each([
    [['lits'], 'There is no verb, scenario or area "lits". Did you mean "list"?'],
    [['idtokn'], 'Did you mean "idtoken"?'],
    [['--json', 'list'], 'The verb comes first: greencheck list --json'],
  ])('%j is explained', (args, words) => {
    expect(mistakenVerb(args, 'greencheck')).toContain(words)
  })

  it.each([[[]], [['idtoken']], [['idtoken.aud-wrnog']], [['--seed', 'x']], [['list', 'flaws']]])(
    '%j is no mistake of the verb',
    (args) => expect(mistakenVerb(args, 'greencheck')).toBeUndefined(),
  )
})

describe('list', () => {
  it('shows scenarios of an area, as --list does', async () => {
    const { out, code } = await performed('list', 'jwks')
    expect(out).toMatch(/^jwks\.\S+ +MUST/m)
    expect(out).toMatch(/\d+ scenarios\n$/)
    expect(code).toBe(0)
    expect((await performed('jwks', '--list')).out).toBe(out)
    expect((await performed('run', 'jwks', '--list')).out).toBe(out)
  })

  it.each([
    ['capabilities', 'has-settings-ui', /has-settings-ui +Settings are entered in the product/],
    ['flaws', 'ignores-nonce', /ignores-nonce +\S/],
    ['variants', 'forgets', /\S+ +\S/],
    ['drivers', 'reference', /reference +a small product/],
  ])('shows %s with a sentence each', async (subject, _, line) => {
    expect((await performed('list', subject)).out).toMatch(line)
    const listed: unknown = JSON.parse((await performed('list', subject, '--json')).out)
    expect(listed).toEqual(expect.arrayContaining([{ name: expect.any(String), says: expect.any(String) }]))
  })

  it('knows drivers as implementations', () => expect(subjectOf('drivers')).toBe('implementations'))

  it.each([
    [['flaw'], 'Or did you mean "list flaws"?'],
    [['--jsn'], 'There is no flag --jsn. Did you mean --json'],
    [['flaws', 'idtoken'], '"list flaws" takes no further words'],
  ])('explains %j and ends with 2', async (args, words) => {
    const { err, code, out } = await performed('list', ...args)
    expect(err).toContain(words)
    expect(out).toBe('')
    expect(code).toBe(2)
  })
})
