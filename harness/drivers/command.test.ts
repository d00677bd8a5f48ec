import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commandAsk } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'greencheck-command-'))
afterAll(() => rmSync(folder, { recursive: true }))

let programs = 0
/** A driver that does this at every verb; `verb` and `asked` are there for it. */
const program = (body: string): readonly string[] => {
  programs += 1
  const file = join(folder, `driver-${programs}.mjs`)
  writeFileSync(
    file,
    `const verb = process.argv[2]
const asked = JSON.parse(Buffer.concat(await process.stdin.toArray()).toString())
const reply = (value) => process.stdout.write(JSON.stringify(value))
${body}`,
  )
  return [process.execPath, file]
}
const script = (body: string, mode = 0o755): readonly string[] => {
  programs += 1
  const file = join(folder, `driver-${programs}.sh`)
  writeFileSync(file, body, { mode })
  return [file]
}
const env = { PATH: process.env['PATH'] ?? '', GREENCHECK_CONTRACT: '1' }
const ask = (command: readonly string[], timeoutMs = 10_000) =>
  commandAsk(command, { timeoutMs, env })('login', { organisation: 'acme' })

describe('a program that answers', () => {
  it('is asked by its last word and stdin, and replies on stdout', async () =>
    expect(await ask(program('reply({ verb, asked, contract: process.env.GREENCHECK_CONTRACT })'))).toEqual({
      kind: 'reply',
      value: { verb: 'login', asked: { organisation: 'acme' }, contract: '1' },
    }))

  it('may refuse with exit code 0: that is the product’s word', async () =>
    expect(await ask(program("reply({ status: 'refused', reason: 'no such member' })"))).toEqual({
      kind: 'reply',
      value: { status: 'refused', reason: 'no such member' },
    }))

  it('says by exit code 127 that it does not know the verb', async () =>
    expect(await ask(program('process.exitCode = 127'))).toEqual({ kind: 'unsupported' }))

  it('need not read what it is asked', async () =>
    expect(await ask(script('#!/bin/sh\nexec <&-\necho \'{"status":"ok"}\'\n'))).toEqual({
      kind: 'reply',
      value: { status: 'ok' },
    }))

  it('may leave something running that has its pipes', async () =>
    expect(await ask(script('#!/bin/sh\nsleep 3 &\necho \'{"status":"ok"}\'\n'))).toEqual({
      kind: 'reply',
      value: { status: 'ok' },
    }))
})

it.each([
  {
    what: 'crashes',
    command: () => program("throw new Error('no database')"),
    says: /ended with exit code 1; the contract knows 0 and 127\. .*no database/s,
  },
  {
    what: 'is ended by a signal',
    command: () => script('#!/bin/sh\nkill -9 $$\n'),
    says: /ended by SIGKILL/,
  },
  {
    what: 'calls a command that is not installed',
    command: () => script('#!/bin/sh\nno-such-command-at-all\n'),
    says: /ended with exit code 127 because a command is missing\..*no-such-command-at-all/s,
  },
  {
    what: 'writes what is meant for people to stdout',
    command: () => program("console.log('starting …'); reply({ status: 'ok' })"),
    says: /wrote "starting ….* to stdout, which is not JSON\. What is meant for people belongs on stderr/s,
  },
  {
    what: 'writes half of its reply',
    command: () => program('process.stdout.write(\'{"status":\')'),
    says: /wrote ".*" to stdout, which is not JSON/,
  },
  { what: 'writes nothing', command: () => program(''), says: /wrote nothing to stdout/ },
  {
    what: 'never stops writing',
    command: () => script('#!/bin/sh\nexec yes\n'),
    says: /wrote more than 4 MB to stdout/,
  },
  {
    what: 'does not exist',
    command: () => [join(folder, 'missing')],
    says: /could not be started: there is no such program\. Correct the path/,
  },
  {
    what: 'may not be run',
    command: () => script('#!/bin/sh\n', 0o644),
    says: /it is not a program that may be run\. Make it executable: chmod \+x/,
  },
])(
  'a program that $what has failed itself, and the product has refused nothing',
  async ({ command, says }) => {
    await expect(ask(command())).rejects.toMatchObject({
      code: 'driver',
      message: expect.stringMatching(says),
    })
  },
)

it('a program that hangs is ended with everything that it started', async () => {
  const beat = join(folder, 'beat')
  const hangs = script(`#!/bin/sh\n(while :; do echo x >> ${beat}; sleep 0.01; done) &\nwait\n`)
  await expect(ask(hangs, 300)).rejects.toMatchObject({
    message: expect.stringMatching(/did not end within 0\.3 s\. Is it stuck, or waiting for more input\?/),
  })
  // The child in the background is gone as well: the file can be taken away and does not come back.
  rmSync(beat, { force: true })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(() => rmSync(beat)).toThrow(/ENOENT/)
})
