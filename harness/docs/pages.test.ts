import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { docs, pages } from './pages.ts'

describe('the pages that are made from the catalogue', () => {
  it.each(Object.entries(pages))('%s is as `npm run docs` writes it', async (name, make) => {
    const committed = await readFile(new URL(name, docs), 'utf8').catch(() => '')
    if (committed !== (await make()))
      expect.fail(`scenarios/docs/${name} is stale: run "npm run docs" and commit the page`)
  })
})
