import { callback } from '../../testing/relying-party.ts'
import type { Channel } from '../catalogue.ts'

/** What came back, as far as it matters here. */
export interface Seen {
  readonly channel: Channel | 'other'
  readonly status: number
  /** The AADSTS number; 0 when there is none. */
  readonly code: number
  /** The text after the number, without ids. */
  readonly text: string
  /** The OAuth error; undefined on a page. */
  readonly error: string | undefined
}

/** Reads an answer: JSON, a redirect to the product (also in a fragment), or a page. */
export const see = async (response: Response): Promise<Seen> => {
  const { status } = response
  const location = response.headers.get('location')
  if (location !== null) {
    const url = URL.parse(location)
    const parameters = new URLSearchParams(url?.search === '' ? url.hash.slice(1) : url?.search)
    const isBack = location.startsWith(callback) || parameters.has('error')
    return {
      ...read(parameters.get('error_description') ?? ''),
      status,
      channel: isBack ? 'redirect' : 'other',
      error: parameters.get('error') ?? undefined,
    }
  }
  const body = await response.text()
  if (response.headers.get('content-type')?.startsWith('application/json') === true) {
    const { error, error_description: description } = JSON.parse(body) as Readonly<
      Record<string, string | undefined>
    >
    return { ...read(description ?? ''), status, channel: 'json', error }
  }
  return { ...read(plain(body)), status, channel: 'page', error: undefined }
}

const read = (text: string): Pick<Seen, 'code' | 'text'> => {
  const [, code = '0', rest = ''] = /AADSTS(\d+): ([^\n]*?)(?= Trace ID:|\n|$)/.exec(text) ?? []
  return { code: Number(code), text: rest }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

/** HTML as text: each tag ends a line. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replaceAll(/&(\w+);/g, (all, name: string) => entities[name] ?? all)
