import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { disagreement } from '#bench/agree.ts'
import { type Case, cases } from '#bench/cases.ts'
import { type Cost, measured } from '#bench/cost.ts'
import { exportsOf, generate, project, snapshotWith } from '#bench/data.ts'
import { type FormName, type Forms, formNames, openForms } from '#bench/forms.ts'
import { loadInto, parseOnly } from '#bench/load.ts'
import { type projections, type Task, type TaskResult, task } from '#bench/task.ts'

/** One piece of the bench in a process of its own, so that its CPU time and memory are its own. Task as JSON in, result as JSON out. */
async function run(asked: Task): Promise<TaskResult> {
  if (asked.kind === 'generate')
    return { costs: { generate: [await measured(() => generate(asked.touchpoints))] }, ...nothing }
  if (asked.kind === 'project') {
    const built: { files: z.output<typeof projections> } = { files: [] }
    const cost = await measured(async () => {
      built.files = await project(asked.touchpoints)
    })
    return { costs: { project: [cost] }, ...nothing, projections: built.files }
  }
  if (asked.kind === 'exports')
    return { ...nothing, costs: { exports: [await measured(() => exportsOf(asked.touchpoints))] } }
  if (asked.kind === 'parse') {
    const paths = await exportsOf(asked.touchpoints)
    return { ...nothing, costs: { parse: [await measured(() => parseOnly(paths))] } }
  }
  if (asked.kind === 'load') return { ...nothing, ...(await loadOnce(asked.touchpoints, asked.file)) }
  const wanted = formNames.filter((form) => asked.forms.includes(form))
  await using forms = await openForms(await snapshotWith(asked.touchpoints, asked.projections), wanted)
  const asking = cases.filter((one) => asked.cases.includes(one.id))
  const costs: Record<string, Cost[]> = {}
  const disagreements: string[] = []
  for (const one of asking) {
    if (asked.kind === 'measure') disagreements.push(...(await disagreementsOf(forms, one, wanted)))
    Object.assign(costs, await interleaved(forms, one, wanted, asked.runs, asked.secondsPerCase))
  }
  return { ...nothing, costs, disagreements }
}

const nothing = { projections: [], disagreements: [], rowsIn: 0 }

/** @param file the one that is loaded; null for all */
async function loadOnce(touchpoints: number, file: string | null) {
  const paths = (await exportsOf(touchpoints)).filter((path) => file === null || basename(path) === file)
  const staging = await mkdtemp(join(tmpdir(), 'omnitrack-bench-load-'))
  let rowsIn = 0
  const cost = await measured(async () => {
    const { report } = await loadInto(staging, paths)
    for (const file of report.files) {
      if (file.status !== 'loaded') throw new Error(`${file.name} was ${file.status}`)
      rowsIn += file.rowsIn
    }
  })
  await rm(staging, { recursive: true, force: true })
  return { costs: { load: [cost] }, rowsIn }
}

/** Compares every form with the naive rows. These first answers also warm the caches and are not timed. */
async function disagreementsOf(forms: Forms, one: Case, wanted: readonly FormName[]): Promise<string[]> {
  const naive = await forms.answer('naive', one)
  const found: string[] = []
  for (const form of wanted.filter((name) => name === 'ours' || name === 'ours_raw')) {
    const said = disagreement(one, await forms.answer(form, one), naive)
    if (said !== null) found.push(`${one.id}, ${form}: ${said}`)
  }
  return found
}

/** Runs the forms of a case turn by turn, so that whatever else the machine does falls on all of them.
 * A case that takes longer than the time given runs less often than asked, but at least three times. */
async function interleaved(
  forms: Forms,
  one: Case,
  wanted: readonly FormName[],
  runs: number,
  seconds: number,
): Promise<Record<string, Cost[]>> {
  const costs: Record<string, Cost[]> = Object.fromEntries(wanted.map((form) => [`${one.id}/${form}`, []]))
  const startedAt = performance.now()
  for (let turn = 0; turn < runs; turn += 1) {
    if (turn >= 3 && performance.now() - startedAt > seconds * 1000) break
    for (const form of wanted) costs[`${one.id}/${form}`]?.push(await measured(() => forms.answer(form, one)))
  }
  return costs
}

const result = await run(task.parse(JSON.parse(process.argv[2] ?? '{}')))
process.stdout.write(JSON.stringify({ ...result, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }))
