/** A text that a page shows to members and to nobody else, and shows them always. Pure. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'

type Node = DefaultTreeAdapterMap['node']

const hidden = new Set(['script', 'style', 'template', 'noscript', 'title'])
const inline = new Set(['a', 'b', 'i', 'em', 'strong', 'span', 'code', 'small', 'u'])

/** The texts of a page, block by block; headings first. */
const textsIn = (html: string): readonly string[] => {
  const found: { readonly text: string; readonly weight: number }[] = []
  const walk = (node: Node, weight: number): string => {
    if (defaultTreeAdapter.isTextNode(node)) return node.value
    if (!('childNodes' in node)) return ''
    const tag = defaultTreeAdapter.isElementNode(node) ? node.tagName : ''
    if (hidden.has(tag)) return ''
    const own = /^h[1-6]$/.test(tag) ? 2 : tag === 'p' || tag === 'td' || tag === 'li' ? 1 : weight
    const text = node.childNodes.map((child) => walk(child, own)).join('')
    if (inline.has(tag)) return text
    for (const line of text.split('\n')) found.push({ text: line.trim(), weight: own })
    return '\n'
  }
  walk(parse(html), 0)
  return found.toSorted((one, other) => other.weight - one.weight).map(({ text }) => text)
}

const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/"([^"\\]{4,60})"/g)].map(([all]) => all)

export interface Shown {
  /** Twice what a member was shown. */
  readonly member: readonly [string, string]
  /** What was shown where nobody was signed in: this page, and others. */
  readonly nobody: readonly string[]
  /** Texts that belong to the person, not to the page. */
  readonly person: readonly string[]
}

/** The text, or undefined where the page has none. */
export const privateText = ({ member: [first, second], nobody, person }: Shown): string | undefined => {
  const isJson = /^\s*[[{]/.test(first)
  const texts = isJson ? quoted(first) : textsIn(first)
  return texts.find(
    (text) =>
      text.length >= 4 &&
      text.length <= 80 &&
      second.includes(text) &&
      first.includes(text) &&
      !/\d{3,}|[<>&{}]/.test(text) &&
      !nobody.some((page) => page.includes(text)) &&
      !person.some((own) => text.toLowerCase().includes(own.toLowerCase())),
  )
}
