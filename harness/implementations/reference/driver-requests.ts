/** The requests that the driver of the reference implementation lists, below an organisation's address. */
import type { ProductRequest } from '../../driver.ts'
import { channelPaths } from './channels.ts'

/** The ways to the private content beside its page. */
export const channelsOf = (base: string): readonly ProductRequest[] => [
  { name: 'the JSON API', url: `${base}/${channelPaths.api}`, forPrograms: true },
  { name: 'the raw file', url: `${base}/${channelPaths.file}` },
  { name: 'the feed', url: `${base}/${channelPaths.feed}` },
  { name: 'the search', url: `${base}/${channelPaths.search}?q=canary`, forPrograms: true },
]

/** The ways to make the members' page show a text. */
export const writesOf = (base: string, text: string): readonly ProductRequest[] => [
  {
    name: 'the form on the page',
    method: 'POST',
    url: `${base}/notes`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ text }).toString(),
  },
  {
    name: 'the JSON API',
    method: 'POST',
    url: `${base}/${channelPaths.notes}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    forPrograms: true,
  },
]
