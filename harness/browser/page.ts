/** Reads the forms of an HTML page, as far as a browser without scripts needs them. Pure. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

export interface Field {
  readonly name: string
  readonly id: string | undefined
  readonly label: string | undefined
  readonly value: string
  /** False for an unchecked box or radio button, which is not submitted. */
  readonly successful: boolean
}

export interface Button {
  readonly name: string | undefined
  readonly value: string
  readonly id: string | undefined
  readonly text: string
}

export interface Form {
  readonly id: string | undefined
  readonly action: string
  readonly method: 'GET' | 'POST'
  readonly fields: readonly Field[]
  readonly buttons: readonly Button[]
}

export interface Document {
  readonly forms: readonly Form[]
  /** The visible text, with white space collapsed. */
  readonly text: string
  /** The page submits its only form by itself when it is loaded (response_mode=form_post). */
  readonly submitsItself: boolean
}

const elementsOf = (node: Node): Element[] => {
  const children = 'childNodes' in node ? node.childNodes : []
  return children.flatMap((child) =>
    defaultTreeAdapter.isElementNode(child) ? [child, ...elementsOf(child)] : elementsOf(child),
  )
}

const hidden = new Set(['script', 'style', 'template', 'noscript', 'head'])

const textOf = (node: Node): string => {
  if (defaultTreeAdapter.isTextNode(node)) return node.value
  if (defaultTreeAdapter.isElementNode(node) && hidden.has(node.tagName)) return ''
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : ''
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value

const fieldValue = (element: Element): string => {
  if (element.tagName === 'textarea') return textOf(element)
  if (element.tagName !== 'select') return attribute(element, 'value') ?? ''
  const options = elementsOf(element).filter(({ tagName }) => tagName === 'option')
  const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
  return chosen === undefined ? '' : (attribute(chosen, 'value') ?? squeeze(textOf(chosen)))
}

const isButton = (element: Element): boolean =>
  element.tagName === 'button'
    ? (attribute(element, 'type') ?? 'submit') === 'submit'
    : element.tagName === 'input' && ['submit', 'image'].includes(attribute(element, 'type') ?? '')

const isField = (element: Element): boolean =>
  ['input', 'select', 'textarea'].includes(element.tagName) &&
  !isButton(element) &&
  attribute(element, 'name') !== undefined &&
  attribute(element, 'disabled') === undefined

/** Reads a page. Malformed HTML is read as a browser reads it. */
export const readDocument = (html: string): Document => {
  const root = parse(html)
  const elements = elementsOf(root)
  const labels = elements.filter(({ tagName }) => tagName === 'label')
  const labelOf = (element: Element): string | undefined => {
    const id = attribute(element, 'id')
    const label = labels.find(
      (candidate) =>
        (id !== undefined && attribute(candidate, 'for') === id) || elementsOf(candidate).includes(element),
    )
    return label === undefined ? attribute(element, 'aria-label') : squeeze(textOf(label))
  }
  const forms = elements
    .filter(({ tagName }) => tagName === 'form')
    .map((form): Form => {
      const id = attribute(form, 'id')
      const inside = elementsOf(form)
      const owned = [
        ...inside,
        ...elements.filter(
          (element) => id !== undefined && attribute(element, 'form') === id && !inside.includes(element),
        ),
      ]
      return {
        id,
        action: attribute(form, 'action') ?? '',
        method: attribute(form, 'method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
        fields: owned.filter(isField).map((field) => ({
          name: attribute(field, 'name') ?? '',
          id: attribute(field, 'id'),
          label: labelOf(field),
          value: fieldValue(field),
          successful:
            !['checkbox', 'radio'].includes(attribute(field, 'type') ?? '') ||
            attribute(field, 'checked') !== undefined,
        })),
        buttons: owned.filter(isButton).map((button) => ({
          name: attribute(button, 'name'),
          value: attribute(button, 'value') ?? '',
          id: attribute(button, 'id'),
          text: squeeze(button.tagName === 'button' ? textOf(button) : (attribute(button, 'value') ?? '')),
        })),
      }
    })
  const body = elements.find(({ tagName }) => tagName === 'body')
  const scripts = elements.filter(({ tagName }) => tagName === 'script')
  const scriptText = scripts
    .flatMap((script) => script.childNodes)
    .map((node) => ('value' in node ? node.value : ''))
  const onload = body === undefined ? '' : (attribute(body, 'onload') ?? '')
  return {
    forms,
    text: squeeze(textOf(root)),
    submitsItself: forms.length === 1 && /\.submit\(\)/.test([onload, ...scriptText].join(' ')),
  }
}

export interface Submission {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly body: URLSearchParams | undefined
}

const submit = (form: Form, pageUrl: URL, entries: readonly (readonly [string, string])[]): Submission => {
  const url = new URL(form.action === '' ? pageUrl.href : form.action, pageUrl)
  const data = new URLSearchParams(entries.map(([name, value]): [string, string] => [name, value]))
  if (form.method === 'POST') return { method: 'POST', url, body: data }
  url.search = data.toString()
  return { method: 'GET', url, body: undefined }
}

const names = (field: Field): readonly (string | undefined)[] => [field.name, field.id, field.label]

/**
 * What pressing a button sends. The button is found by text, value or id; fields by name, id or label.
 * Returns a sentence when there is no such button or field.
 */
export const pressButton = (
  page: Document,
  pageUrl: URL,
  press: string,
  fill: Readonly<Record<string, string>> = {},
): Submission | string => {
  const matches = (button: Button): boolean => [button.text, button.value, button.id].includes(press)
  const form = page.forms.find(({ buttons }) => buttons.some(matches))
  const button = form?.buttons.find(matches)
  if (form === undefined || button === undefined) {
    const known = page.forms.flatMap(({ buttons }) => buttons.map(({ text }) => `"${text}"`))
    return `the page has no button "${press}"${known.length === 0 ? '' : ` (it has ${known.join(', ')})`}`
  }
  const missing = Object.keys(fill).find(
    (wanted) => !form.fields.some((field) => names(field).includes(wanted)),
  )
  if (missing !== undefined) {
    const known = form.fields.map((field) => `"${field.label ?? field.name}"`)
    return `the form has no field "${missing}" (it has ${known.join(', ')})`
  }
  const entries = form.fields.flatMap((field) => {
    const wanted = names(field).find((name) => name !== undefined && Object.hasOwn(fill, name))
    if (wanted !== undefined) return [[field.name, fill[wanted] ?? ''] as const]
    return field.successful ? [[field.name, field.value] as const] : []
  })
  return submit(
    form,
    pageUrl,
    button.name === undefined ? entries : [...entries, [button.name, button.value]],
  )
}

/** What a page that submits itself sends; undefined when it does not. */
export const ownSubmission = (page: Document, pageUrl: URL): Submission | undefined => {
  const [form] = page.forms
  if (!page.submitsItself || form === undefined) return undefined
  return submit(
    form,
    pageUrl,
    form.fields.filter(({ successful }) => successful).map(({ name, value }) => [name, value]),
  )
}
