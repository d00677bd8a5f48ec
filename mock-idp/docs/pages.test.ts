import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { pages } from './pages.ts'

describe('the pages that are made from data', () => {
  it.each(Object.entries(pages))('%s is as `npm run docs` writes it', async (name, make) => {
    const committed = await readFile(new URL(name, import.meta.url), 'utf8').catch(() => '')
    const made = await make()
    if (committed !== made)
      expect.fail(`mock-idp/docs/${name} is stale: run "npm run docs" and commit the page`)
  })
})
