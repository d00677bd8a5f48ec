import { expect, it } from 'vitest'
import { parseTold } from './told.ts'

it('reads what was typed', () => {
  expect(
    parseTold([
      '--url',
      'localhost:4000',
      '--start',
      'npm start',
      '--env',
      'A={{issuer}}',
      '--env',
      'B=x=y',
      '--callback',
      'http://localhost:4000/cb?x=1',
      '--yes',
    ]),
  ).toMatchObject({
    kind: 'told',
    told: {
      start: 'npm start',
      env: { A: '{{issuer}}', B: 'x=y' },
      callback: '/cb?x=1',
      yes: true,
      output: 'greencheck.yaml',
    },
  })
})

it('finds every mistake at once', () => {
  const parsed = parseTold([
    'http://x',
    '--url',
    'ftp://x',
    '--env',
    'novalue',
    '--login',
    'x',
    '--strt=y',
    '--timeout',
    '0',
  ])
  expect(parsed).toMatchObject({
    problems: [
      expect.stringContaining('There is no flag --strt. Did you mean --start'),
      expect.stringContaining('the address of your product is --url http://x'),
      expect.stringContaining('--url: '),
      expect.stringContaining('--env: "novalue" is not NAME=value'),
      expect.stringContaining('--timeout: '),
      expect.stringContaining('--login: "x" is neither'),
    ],
  })
})
