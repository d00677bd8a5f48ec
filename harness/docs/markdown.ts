/** Pieces of Markdown for the generated pages. */

/** Text that Markdown would read as markup stays text; what stands between backticks stays as it is. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll(/[\\|<>*_[\]]/g, '\\$&')))
    .join('')

export const code = (text: string): string => `\`${text.replaceAll('`', '')}\``

export const codes = (texts: readonly string[]): string => texts.map(code).join(', ') || '–'

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A table without rows is left out. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** The first lines of a page, and its parts with an empty line between them. */
export const page = (title: string, from: string, ...parts: readonly string[]): string =>
  [
    `# ${title}`,
    `<!-- Made from ${from} by \`npm run docs\`. Change the data, not this page. -->`,
    ...parts.filter((part) => part !== ''),
  ]
    .join('\n\n')
    .concat('\n')
