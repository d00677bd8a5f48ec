import { hasVariable, type SettingName, settingNames, settings, variableOf } from './settings.ts'

const rows = settingNames.map((name): readonly [string, string] => {
  const setting = settings[name]
  return [`--${name}${'value' in setting ? ` ${setting.value}` : ''}`, setting.says]
})
const width = Math.max(...rows.map(([left]) => left.length)) + 2

const variables: readonly SettingName[] = settingNames.filter(hasVariable)

export const help = `A mock Entra ID: for tests only, everybody knows its signing keys.

Examples
  greencheck idp                                  one tenant, one application, four people
  greencheck idp --case expired-secret            reproduce a failure from the field
  greencheck idp --config entra.yaml              a directory of your own
  greencheck idp --redirect-uri http://localhost:8080/sso/callback
  greencheck idp cases                            which failures there are
  greencheck idp cases expired-secret             one of them in full, with its seed file
  greencheck idp faults                           which lies can be told, with an example each
  greencheck idp check entra.yaml                 look for mistakes and start nothing
In a clone of the repository say "npm run mock-idp --" in the place of "greencheck idp".

Options
${rows.map(([left, says]) => `  ${left.padEnd(width)}${says}`).join('\n')}

Environment, for containers; options win
  ${wrapped(variables.map(variableOf))}

Exit  0 done · 2 wrong usage or a bad seed file · 3 the surroundings do not allow it · 130, 143 stopped
`

function wrapped(words: readonly string[]): string {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length > 96) lines.push(word)
    else lines[lines.length - 1] = `${last}  ${word}`
  }
  return lines.join('\n  ')
}
