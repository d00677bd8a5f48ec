/** The escaping template, narrowed to texts and numbers, and to characters that have a place in a page. */
import { html as template } from 'ghtml'

// Control characters have no place in a page, and marks that reverse the direction of text can make it lie.
const unwelcome = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Escapes every value, except after `!`: `!${'<b>'}` is inserted as it is. */
export const html = (strings: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  template(
    strings,
    ...values.map((value) => String(value).replaceAll('\r\n', '\n').replaceAll(unwelcome, '�')),
    // Only an attribute without quotes needs this escape, and here are none; it would be a quarter of the page.
  ).replaceAll('&#61;', '=')
