import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { replayEvents } from '../events.ts'
import { audienceFailure } from '../fixtures/failures.ts'
import { largeRun, plainRun, runOf, sampleRun } from '../fixtures/runs.ts'
import type { Run } from '../run.ts'
import type { Screen } from '../screen.ts'
import { lastLine } from '../words.ts'
import { columns } from '../wrap.ts'
import { type TerminalOptions, terminal } from './terminal.ts'

const shown = (run: Run, screen: Partial<Screen> = {}, options: TerminalOptions = {}): readonly string[] => {
  const written: string[] = []
  const report = terminal(
    { width: 80, isTTY: false, colour: false, write: (text) => written.push(text), ...screen },
    options,
  )
  for (const event of replayEvents(run)) report(event)
  return written
}

const esc = String.fromCharCode(27)
const redraw = new RegExp(`^${esc}\\[(\\d+)A${esc}\\[0J`)

/** What a terminal shows in the end: our own cursor commands carried out. */
const settled = (written: readonly string[]): readonly string[] =>
  written.reduce<readonly string[]>((lines, text) => {
    const up = redraw.exec(text)
    const kept = up === null ? lines : lines.slice(0, lines.length - Number(up[1]))
    return [
      ...kept,
      ...text
        .slice(up?.[0].length ?? 0)
        .split('\n')
        .slice(0, -1),
    ]
  }, [])

const reports = ['.conformance/report.html']
const widths = [60, 80, 120] as const

describe.each(widths)('at %i columns', (width) => {
  it.each([
    ['a pipe', { isTTY: false, colour: false }],
    ['a pipe with colours', { isTTY: false, colour: true }],
    ['a terminal', { isTTY: true, colour: true }],
    ['a terminal without colours', { isTTY: true, colour: false }],
  ] as const)('looks like this on %s', (_name, screen) => {
    expect(settled(shown(plainRun, { width, ...screen }, { reports })).join('\n')).toMatchSnapshot()
  })

  it('draws the exchange under a failure', () => {
    const text = shown(runOf([audienceFailure]), { width }, { trace: true }).join('')
    expect(text).toMatchSnapshot()
  })

  it('is never wider than the screen, but for a URL that must not be broken', () => {
    const lines = settled(shown(sampleRun, { width, isTTY: true, colour: true }, { reports, trace: true }))
    const wide = lines.filter((line) => columns(line) > width)
    expect(wide.filter((line) => !/^ *https?:\/\/\S+$/.test(line))).toEqual([])
  })
})

describe('the last line', () => {
  it.each([
    ['a pipe', {}],
    ['a terminal', { isTTY: true }],
  ])('stands alone on %s', (_name, screen) => {
    expect(settled(shown(sampleRun, screen)).at(-1)).toBe('7 passed, 3 failed, 3 skipped')
  })

  it('is the same when quiet', () => {
    expect(settled(shown(sampleRun, {}, { quiet: true })).at(-1)).toBe(lastLine(sampleRun.summary))
  })
})

describe('without a terminal', () => {
  const text = shown(sampleRun).join('')
  it('has no cursor commands and no colours', () => {
    expect(stripVTControlCharacters(text)).toBe(text)
  })

  it('says the same as with colours', () => {
    expect(stripVTControlCharacters(shown(sampleRun, { colour: true }).join(''))).toBe(text)
  })

  it('tells a failure when it happens, and before the line of its area', () => {
    const lines = settled(shown(sampleRun))
    expect(lines.indexOf(' ✗ failed idtoken.aud-wrong')).toBeGreaterThan(0)
    expect(lines.indexOf(' ✗ failed idtoken.aud-wrong')).toBeLessThan(
      lines.findIndex((line) => line.startsWith(' ✗ idtoken')),
    )
  })
})

describe('on a terminal', () => {
  it('redraws a counter and the areas in progress in place', () => {
    const written = shown(sampleRun, { isTTY: true })
    expect(written.some((text) => text.includes(' 3 of 16 scenarios'))).toBe(true)
    expect(settled(written).join('\n')).not.toContain(' of 16 scenarios')
  })

  it('keeps what is redrawn below ten lines', () => {
    const heights = shown(largeRun(400, 0), { isTTY: true }).map((text) =>
      Number(redraw.exec(text)?.[1] ?? 0),
    )
    expect(Math.max(...heights)).toBeLessThan(10)
  })
})

describe('a run that proves nothing', () => {
  it('names the preflight check that failed and what to do', () => {
    const run = runOf([], {
      preflight: [
        {
          name: 'tls',
          ok: false,
          seen: 'the product does not trust the certificate',
          fix: 'start it with NODE_EXTRA_CA_CERTS=…',
        },
      ],
      selected: 41,
      complete: false,
      interrupted: 'preflight failed',
    })
    const text = shown(run).join('')
    expect(text).toContain(' ✗ preflight  tls: the product does not trust the certificate')
    expect(text).toContain('to do      start it with NODE_EXTRA_CA_CERTS=…')
    expect(text).toContain('incomplete: 0 of 41 scenarios ran; preflight failed')
    expect(shown(run, {}, { quiet: true }).join('')).toContain('✗ preflight')
  })

  it('says so when everything was skipped', () => {
    const run = runOf(sampleRun.scenarios.filter(({ verdict }) => verdict === 'skipped'))
    expect(shown(run).join('')).toContain('no verdict: every scenario was skipped')
  })
})

it('prints failures and numbers only when quiet', () => {
  const text = shown(plainRun, {}, { quiet: true }).join('')
  expect(text.startsWith('FAILED  idtoken.aud-wrong')).toBe(true)
  expect(text).not.toContain('preflight')
  expect(text).not.toContain('WARNED')
  expect(text).toContain('1 warned (a SHOULD was missed)')
})

it('says that a narrower profile excuses', () => {
  const text = shown({ ...plainRun, profile: 'oidc-core' }).join('')
  expect(text).toContain('1 warned (a SHOULD was missed, or oidc-core excuses it)')
})
