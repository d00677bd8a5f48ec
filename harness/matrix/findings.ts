/** Reads a page of findings: which cause, under which heading, explains which scenario. Pure. */

/** The anchor that GitHub gives a heading. */
export const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')

const idPattern = /`([a-z][a-z-]*\.[a-z0-9][a-z0-9-]*)(?:\[[^\]`]*\])?`/g

/**
 * The explanations of a page, by the id of the scenario: the first heading of the second level under which the id
 * stands between backticks.
 */
export const explanationsIn = (
  markdown: string,
  page: string,
): ReadonlyMap<string, { readonly title: string; readonly href: string }> => {
  const found = new Map<string, { title: string; href: string }>()
  for (const section of markdown.split(/^## /m).slice(1)) {
    const title = section.slice(0, section.indexOf('\n')).trim()
    const href = `${page}#${slugOf(title)}`
    for (const [, id = ''] of section.matchAll(idPattern)) if (!found.has(id)) found.set(id, { title, href })
  }
  return found
}
