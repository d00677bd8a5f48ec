import type { Person } from '../contract.ts'
import { type Form, formsOf, textOf } from './forms.ts'
import { type Browser, makeBrowser } from './relying-party.ts'

/** Where a visit to the identity provider ended. */
export type Ending =
  /** Back at the relying party: by a redirect or by a form that submits itself. */
  | {
      readonly at: 'relying-party'
      /** With query and fragment as they came. */
      readonly url: URL
      readonly method: 'GET' | 'POST'
      /** Of the query, the fragment or the form. */
      readonly parameters: Readonly<Record<string, string>>
    }
  /** On a page that offers nothing more to do: the relying party hears nothing. `text` is what is read there. */
  | { readonly at: 'page'; readonly status: number; readonly text: string; readonly url: URL }

export interface Visitor {
  readonly browser?: Browser
  /** Who signs in, where the page asks. */
  readonly as?: Pick<Person, 'id' | 'password'>
  /** What they answer on pages with certain words, otherwise than usual: fields and the button, by name. */
  readonly answers?: readonly (readonly [onPage: string, form: Readonly<Record<string, string>>])[]
  /** Collects what the pages said. */
  readonly seen?: string[]
}

/** The usual way through the pages: pick oneself, type one's password, say yes to everything. */
const answer = (text: string, { fields, buttons }: Form, { as, answers = [] }: Visitor): URLSearchParams => {
  const body = new URLSearchParams(fields)
  const [, chosen] = answers.find(([words]) => text.includes(words)) ?? []
  if (chosen !== undefined) {
    for (const [name, value] of Object.entries(chosen)) body.set(name, value)
    return body
  }
  for (const [name] of fields) if (/password/i.test(name)) body.set(name, as?.password ?? '')
  const own = buttons.find(([name, value]) => name === 'account' && value === as?.id)
  const [name, value] = own ?? buttons[0] ?? []
  if (name !== undefined) body.set(name, value ?? '')
  return body
}

const isAsking = ({ buttons, fields }: Form): boolean => buttons.length + fields.length > 0

/**
 * Opens a URL of the identity provider as a browser does, and goes through its pages until it sends the
 * visitor away or has nothing more to ask.
 */
export const visit = async (start: URL | string, visitor: Visitor = {}): Promise<Ending> => {
  const { browser = makeBrowser() } = visitor
  const { origin } = new URL(start)
  let url = new URL(start)
  let response = await browser(url)
  for (let page = 0; page < 20; page += 1) {
    const location = response.headers.get('location')
    if (location !== null) {
      url = new URL(location, url)
      if (url.origin !== origin) return backBy('GET', url, parametersOf(url))
      response = await browser(url)
      continue
    }
    const html = await response.text()
    const text = textOf(html)
    visitor.seen?.push(text)
    const [form] = formsOf(html, url).filter(isAsking)
    if (form === undefined) return { at: 'page', status: response.status, text, url }
    if (form.action.origin !== origin) return backBy('POST', form.action, Object.fromEntries(form.fields))
    url = form.action
    response = await browser(url, { method: 'POST', body: answer(text, form, visitor) })
  }
  throw new Error(`the pages of ${origin} did not end`)
}

const backBy = (method: 'GET' | 'POST', url: URL, parameters: Readonly<Record<string, string>>): Ending => ({
  at: 'relying-party',
  url,
  method,
  parameters,
})

const parametersOf = ({ searchParams, hash }: URL): Readonly<Record<string, string>> =>
  Object.fromEntries([...searchParams, ...new URLSearchParams(hash.slice(1))])

/** The visit, when it has to end at the relying party. */
export const signInAt = async (start: URL | string, visitor: Visitor = {}) => {
  const ending = await visit(start, visitor)
  if (ending.at === 'relying-party') return ending
  throw new Error(`the identity provider did not send the browser back: ${ending.text}`)
}
