import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

/** The version that the hooks were tried with. */
const written = '9.13.3'

it('oidc-provider is the version that the hooks were tried with', async () => {
  const read = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'))
  const { dependencies } = (await read('../../package.json')) as { dependencies: Record<string, string> }
  const { version } = (await read('../../node_modules/oidc-provider/package.json')) as { version: string }
  expect(
    { pinned: dependencies['oidc-provider'], installed: version },
    `The engine was written for oidc-provider ${written}. Read its changelog, run this file, then change the number here and in package.json.`,
  ).toEqual({ pinned: written, installed: written })
})
