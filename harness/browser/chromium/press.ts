/**
 * Finds the button and the fields in the page as it is now, fills the fields in and clicks: what a person
 * does, with everything that may be in the way.
 */
import type { ElementHandle, JSHandle, Page } from 'playwright-core'

/**
 * Runs in the page. The same rules as page.ts: a button by its text, value or id; a field of its form by
 * name, id or label.
 */
const finder = (press: string, wanted: readonly string[]): string => `(() => {
  const squeeze = (text) => (text ?? '').replace(/\\s+/g, ' ').trim()
  const press = ${JSON.stringify(press)}
  const wanted = ${JSON.stringify(wanted)}
  const buttons = [...document.querySelectorAll('button, input[type=submit], input[type=image]')]
    .filter((button) => button.form !== null && button.type !== 'button' && button.type !== 'reset')
  const textOf = (button) => squeeze(button.tagName === 'BUTTON' ? button.textContent : button.value)
  const button = buttons.find((one) => [textOf(one), one.value, one.id].includes(press))
  const namesOf = (field) => [field.name, field.id, field.getAttribute('aria-label'),
    ...[...(field.labels ?? [])].map((label) => squeeze(label.textContent))]
  const fields = button === undefined ? [] : [...button.form.elements]
  return [button, ...wanted.map((name) => fields.find((field) => namesOf(field).includes(name)))]
})()`

const elementOf = async (found: JSHandle, index: number): Promise<ElementHandle | null> =>
  (await found.getProperty(String(index))).asElement()

const fillIn = async (field: ElementHandle, text: string): Promise<void> => {
  const kind = await field.evaluate((element) => String(Reflect.get(element, 'type')))
  if (kind.startsWith('select')) await field.selectOption(text)
  else if (await field.isVisible()) await field.fill(text)
  else await field.evaluate((element, value) => Reflect.set(element, 'value', value), text)
}

/** Fills in and clicks. False when the page has no such button or field. */
export const pressIn = async (
  page: Page,
  press: string,
  fill: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<boolean> => {
  const names = Object.keys(fill)
  const found = await page.evaluateHandle(finder(press, names))
  const button = await elementOf(found, 0)
  if (button === null) return false
  for (const [index, name] of names.entries()) {
    const field = await elementOf(found, index + 1)
    if (field === null) return false
    await fillIn(field, fill[name] ?? '')
  }
  await button.click({ timeout: timeoutMs, noWaitAfter: true })
  return true
}
