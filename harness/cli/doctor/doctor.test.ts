import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../../scenarios/catalogue.ts'
import { select } from '../../plan/select.ts'
import { capabilities } from '../../scenario.ts'
import { outlookOf } from './outlook.ts'
import { placeOf, withPort } from './place.ts'
import { guessRuntime } from './runtime.ts'
import { adviceLines, checkLines, type Page } from './text.ts'

const page: Page = { width: 100, paint: (_, text) => text }

const recipe = `product: Acme
start:
  command: flask run
  env:
    OIDC_ISSUER: "{{issuer}}"
login: { visit: "/login" }
`

describe('the runtime', () => {
  it.each([
    [{ log: 'requests.exceptions.SSLError: SSLCertVerificationError', command: 'make run' }, 'Python'],
    [{ answers: 'Werkzeug/3.0 Python/3.12' }, 'Python'],
    [{ log: 'sun.security.validator: PKIX path building failed' }, 'Java'],
    [{ log: 'x509: certificate signed by unknown authority' }, 'Go'],
    [{ log: 'code: UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'Node.js'],
    [{ answers: 'Express\nconnect.sid' }, 'Node.js'],
    [{ answers: 'Kestrel' }, '.NET'],
    [{ answers: 'PHPSESSID' }, 'PHP'],
    [{ command: 'bundle exec rails server' }, 'Ruby'],
    // What a log says outweighs what starts it.
    [{ command: 'npm start', log: 'SSLCertVerificationError' }, 'Python'],
    [{ command: 'make run' }, undefined],
  ])('of %j is %s', (traces, name) => expect(guessRuntime(traces)?.name).toBe(name))
})

describe('the place where something is mended', () => {
  it.each([
    ['login', 'greencheck.yaml:6', 'login: { visit: "/login" }'],
    ['start.env', 'greencheck.yaml:4', 'env:'],
    ['start', 'greencheck.yaml:2', 'start:'],
    ['start.ready', 'greencheck.yaml:2', undefined],
    ['whoami', 'greencheck.yaml:7', undefined],
  ])('of %s is %s', (path, at, line) =>
    expect(placeOf(recipe, 'greencheck.yaml', path)).toEqual({ at, line }),
  )

  it('leaves a port to the recipe', () => {
    expect(withPort('http://localhost:20123/cb', true)).toBe('http://localhost:{{port}}/cb')
    expect(withPort('http://localhost:3000/cb', false)).toBe('http://localhost:3000/cb')
  })
})

describe('the words', () => {
  const text = { placeOf: (path: string) => placeOf(recipe, 'greencheck.yaml', path), ownPort: true }

  it('say what was seen', () => {
    expect(checkLines({ check: { name: 'clocks agree', ok: true, seen: 'clocks agree' } }, page)).toEqual([
      ' ✓ clocks agree',
    ])
  })

  it('name the runtime, the line and what to put there', () => {
    const examined = {
      check: { name: 'certificate trusted', ok: false, seen: 'it hung up', fix: 'Let it trust …' },
      about: 'start.env',
    }
    expect(adviceLines(examined, page, text, guessRuntime({ command: 'flask run' }))).toEqual([
      '   It is a Python process: start it with REQUESTS_CA_BUNDLE={{caBundle}}',
      '   greencheck.yaml:4  env:',
      '                 put  start: { env: { REQUESTS_CA_BUNDLE: "{{caBundle}}" } }',
    ])
  })

  it('put to the letter what was seen', () => {
    const examined = {
      check: { name: 'honest login', ok: false, seen: 'Entra refused', fix: 'Register that one.' },
      about: 'redirectUri',
      put: 'http://localhost:{{port}}/cb',
    }
    expect(adviceLines(examined, page, text, undefined).slice(1)).toEqual([
      '   greencheck.yaml:7  (not there yet)',
      '                 put  redirectUri: "http://localhost:{{port}}/cb"',
    ])
  })

  it('have no line where there is no recipe', () => {
    const examined = { check: { name: 'x', ok: false, seen: 'y', fix: 'Do z.' }, about: 'login' }
    expect(adviceLines(examined, page, undefined, undefined)).toEqual(['   Do z.'])
  })
})

it('the outlook counts what runs, and what one more capability would add', async () => {
  const selection = select(await loadCatalogue(), [])
  const selected = selection.kind === 'selected' ? selection.selected : []
  const all = outlookOf(selected, capabilities)
  expect(all).toMatchObject({ scenarios: selected.length, runnable: selected.length, missing: [] })
  const less = outlookOf(
    selected,
    capabilities.filter((name) => name !== 'local-logout'),
  )
  const [missing] = less.missing
  expect(missing).toMatchObject({ capability: 'local-logout', together: selected.length - less.runnable })
  expect(missing?.alone).toBe(missing?.together)
  expect(less.phases.reduce((sum, { runnable }) => sum + runnable, 0)).toBe(less.runnable)
})
