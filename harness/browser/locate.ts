/** Finds what a locator names in an answer: an element, a place in JSON, a text. Pure. */
import { compile, selectOne } from 'css-select'
import { parse } from 'parse5'
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter'
import type { Locator } from '../driver.ts'
import { readPointer } from './pointer.ts'

type Node = Htmlparser2TreeAdapterMap['node']
type Element = Htmlparser2TreeAdapterMap['element']

/** `html` is the page as scripts left it, `body` everything that came or was made of it. */
export interface Searched {
  readonly html: string
  readonly body: string
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

const textOf = (node: Node): string => {
  if (adapter.isTextNode(node)) return adapter.getTextNodeContent(node)
  return 'childNodes' in node ? node.childNodes.map((child) => textOf(child as Node)).join('') : ''
}

const attributeOf = (element: Element, name: string): string | undefined =>
  adapter.getAttrList(element).find((candidate) => candidate.name === name)?.value

const inElement = (html: string, css: string, attribute: string | undefined): string | undefined => {
  const found = selectOne<Node, Element>(css, parse(html, { treeAdapter: adapter }))
  if (found === null) return undefined
  if (attribute !== undefined) return attributeOf(found, attribute)
  // What a field shows is its value.
  return squeeze(found.name === 'input' ? (attributeOf(found, 'value') ?? '') : textOf(found))
}

const inJson = (body: string, pointer: string): string | undefined => {
  let value: unknown
  try {
    value = readPointer(JSON.parse(body), pointer)
  } catch {
    return undefined
  }
  if (value === undefined || value === null || value === false) return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What the locator names; undefined when it is not there. A locator that is a string is a text that occurs. */
export const locate = ({ html, body }: Searched, locator: Locator): string | undefined => {
  if (typeof locator === 'string') return body.includes(locator) ? locator : undefined
  if ('css' in locator) return inElement(html, locator.css, locator.attribute)
  if ('pointer' in locator) return inJson(body, locator.pointer)
  const match = new RegExp(locator.pattern, 'm').exec(body)
  return match === null ? undefined : (match[1] ?? match[0])
}

/** What is wrong with a CSS selector; undefined when nothing is. */
export const selectorProblem = (css: string): string | undefined => problemIn(() => compile(css))

/** What is wrong with a regular expression of which `groups` groups are wanted at most. */
export const patternProblem = (pattern: string): string | undefined => {
  const broken = problemIn(() => new RegExp(pattern, 'm'))
  if (broken !== undefined) return broken
  const groups = (new RegExp(`${pattern}|`, 'm').exec('') ?? []).length - 1
  return groups > 1 ? `it has ${groups} groups, and one at most tells what is meant` : undefined
}

const problemIn = (make: () => unknown): string | undefined => {
  try {
    make()
    return undefined
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

/** A locator in words. */
export const locatorWords = (locator: Locator): string => {
  if (typeof locator === 'string') return `the text ${JSON.stringify(locator)}`
  if ('css' in locator)
    return `an element ${locator.css}${locator.attribute === undefined ? '' : ` with "${locator.attribute}"`}`
  if ('pointer' in locator) return `JSON with a value at ${locator.pointer || '/'}`
  return `text like /${locator.pattern}/`
}
