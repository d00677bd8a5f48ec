/** Writes the documents of a finished or interrupted run. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type ChosenReporter, documents } from '../../reports/report.ts'
import type { Run } from '../../reports/run.ts'
import { HarnessError, wordsOf } from '../errors.ts'

/** Where each chosen document goes; a typed path is relative to the working directory. */
export const reportPaths = (reporters: readonly ChosenReporter[], output: string): readonly string[] =>
  reporters.flatMap((chosen) =>
    chosen.name === 'terminal' ? [] : [chosen.file ?? join(output, documents[chosen.name].file)],
  )

/** Writes every document; each is complete or not there at all. */
export const writeReports = async (
  run: Run,
  reporters: readonly ChosenReporter[],
  output: string,
): Promise<void> => {
  for (const chosen of reporters) {
    if (chosen.name === 'terminal') continue
    const { file, render } = documents[chosen.name]
    const path = resolve(chosen.file ?? join(output, file))
    const partial = `${path}.${process.pid}.partial`
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(partial, render(run))
      await rename(partial, path)
    } catch (thrown) {
      throw new HarnessError(
        'environment',
        `The report ${path} could not be written (${wordsOf(thrown)}). Name another place with --output or --reporter ${chosen.name}:path.`,
      )
    }
  }
}
