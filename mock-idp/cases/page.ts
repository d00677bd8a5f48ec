import { stringify } from 'yaml'
import type { Case } from './case.ts'

/** The cases as a page for people who have a symptom and look for its cause. Markdown. */
export const casesPage = (cases: readonly Case[]): string =>
  `${[
    '# Failures from the field, by name',
    'Made by `npm run docs` from `mock-idp/cases/failures/`; do not edit.',
    'Each of these is a failure that relying parties have with Microsoft Entra ID. `greencheck idp --case NAME` starts the mock in the state that reproduces it and says what to do in the product to see it (`npm run mock-idp -- --case NAME` in this repository). `--redirect-uri` registers the one of your product. The top 25 failures come first. Words in double braces are filled in when the mock runs.',
    table(cases),
    ...cases.map(section),
  ].join('\n\n')}\n`

const table = (cases: readonly Case[]): string =>
  [
    '| Case | What goes wrong | Seen as |',
    '| --- | --- | --- |',
    ...cases.map(
      ({ name, title, code }) =>
        `| [\`${name}\`](#${name}) | ${escaped(title)} | ${code === undefined ? '' : `AADSTS${code}`} |`,
    ),
  ].join('\n')

const section = (one: Case): string =>
  [
    `## ${one.name}`,
    `**${capital(escaped(one.title))}.**`,
    [
      `- To see it: ${escaped(one.seeIt)}${one.command === undefined ? '' : ` \`${one.command}\``}`,
      `- You see: ${escaped(one.symptom)}`,
      `- Remedy: ${escaped(one.remedy)}`,
      ...Object.entries(one.paste ?? {}).map(
        ([name, text]) => `- Paste as ${pasteWords[name] ?? name}: \`${text}\``,
      ),
      `- Seen in: ${one.evidence.map(linked).join(', ')}`,
    ].join('\n'),
    `\`\`\`yaml\n${stringify(one.config)}\`\`\``,
  ].join('\n\n')

const pasteWords: Readonly<Record<string, string>> = {
  issuer: 'issuer',
  metadataUrl: 'metadata document',
  clientSecret: 'client secret',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Braces and angle brackets would be taken for markup by some renderers. */
const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

const linked = (thread: string): string => {
  const match = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(thread)
  return match === null ? thread : `[${thread}](https://github.com/${match[1]}/issues/${match[2]})`
}
