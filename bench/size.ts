import { cases } from '#bench/cases.ts'
import { type Cost, median } from '#bench/cost.ts'
import { type Sizes, sizesOf } from '#bench/data.ts'
import { type FormName, formNames } from '#bench/forms.ts'
import { inChild } from '#bench/task.ts'
import { exportFiles } from '#engine/generate/write-exports.ts'

/** One form's answer to one question. Times are CPU and wall milliseconds, medians; `timesScan` is null for the scans. */
export interface Measured {
  readonly case: string
  readonly form: FormName
  readonly cpuMs: number
  readonly wallMs: number
  readonly runs: number
  /** CPU time as a multiple of the scan of the same columns in the format shipped. */
  readonly timesScan: number
  /** Peak memory of a process that answers this once, Node and DuckDB included. */
  readonly peakMb: number | null
}

export interface SizeReport {
  readonly touchpoints: number
  readonly sizes: Sizes
  /** Null when the brand was in the cache. */
  readonly generated: (Cost & { peakMb: number }) | null
  readonly projected: Cost & { peakMb: number; bytes: number }
  readonly measured: readonly Measured[]
  /** Where a form's rows differ from ours; such a run means nothing. */
  readonly disagreements: readonly string[]
}

/** What loading one kind of file costs. */
export interface FileCost {
  readonly file: string
  readonly rowsIn: number
  readonly rowsPerCpuSecond: number
  readonly peakMb: number
}

/** What loading the platform files of a brand costs. */
export interface LoadCost extends Cost {
  readonly touchpoints: number
  readonly rowsIn: number
  readonly rowsPerCpuSecond: number
  /** CPU time as a multiple of reading the same files as text. */
  readonly timesParse: number
  readonly peakMb: number
  /** Each file alone; its fixed costs weigh more then. */
  readonly files: readonly FileCost[]
}

/** Loads the platform files of a brand `runs` times, each into an empty lake in a process of its own, beside reading them only. */
export async function benchLoad(
  touchpoints: number,
  runs: number,
  say: (line: string) => void,
): Promise<LoadCost> {
  say('loading platform files ...')
  await inChild({ kind: 'exports', touchpoints })
  const loads: Cost[] = []
  const parses: Cost[] = []
  let [rowsIn, peakMb] = [0, 0]
  for (let turn = 0; turn < runs; turn += 1) {
    const load = await inChild({ kind: 'load', touchpoints, file: null })
    loads.push(...(load.costs.load ?? []))
    parses.push(...((await inChild({ kind: 'parse', touchpoints })).costs.parse ?? []))
    rowsIn = load.rowsIn
    peakMb = Math.max(peakMb, load.peakMb)
  }
  const cpuMs = cpuOf(loads)
  const wallMs = median(loads.map((cost) => cost.wallMs))
  return {
    touchpoints,
    rowsIn,
    cpuMs,
    wallMs,
    peakMb,
    rowsPerCpuSecond: rowsIn / (cpuMs / 1000),
    timesParse: cpuMs / cpuOf(parses),
    files: await fileCosts(touchpoints, runs),
  }
}

async function fileCosts(touchpoints: number, runs: number): Promise<FileCost[]> {
  const found: FileCost[] = []
  for (const file of Object.values(exportFiles)) {
    const loads = []
    for (let turn = 0; turn < runs; turn += 1) loads.push(await inChild({ kind: 'load', touchpoints, file }))
    const cpuMs = cpuOf(loads.flatMap((load) => load.costs.load ?? []))
    const rowsIn = loads[0]?.rowsIn ?? 0
    const peakMb = Math.max(...loads.map((load) => load.peakMb))
    found.push({ file, rowsIn, peakMb, rowsPerCpuSecond: rowsIn / (cpuMs / 1000) })
  }
  return found
}

/** Measures everything about one size. */
export async function benchSize(
  touchpoints: number,
  runs: number,
  full: boolean,
  only: string | null,
  say: (line: string) => void,
): Promise<SizeReport> {
  const forms = formNames.filter((form) => full || form !== 'ours_raw')
  const asking = cases.filter((one) => only === null || one.id === only)
  const known = await sizesOf(touchpoints)
  if (known === null) say(`generating ${touchpoints.toLocaleString('en')} touchpoints ...`)
  const generated = known === null ? await inChild({ kind: 'generate', touchpoints }) : null
  const sizes = known ?? (await sizesOf(touchpoints))
  if (sizes === null) throw new Error('the generated brand has no truth.json')
  say('building projections ...')
  const built = await inChild({ kind: 'project', touchpoints })
  const { projections } = built
  const questions = { touchpoints, projections, secondsPerCase: touchpoints > 2_000_000 ? 25 : 8 }
  say('asking ...')
  const answers = await inChild({
    kind: 'measure',
    ...questions,
    runs,
    cases: asking.map((one) => one.id),
    forms,
  })
  const measured: Measured[] = []
  for (const one of asking) {
    const scan = cpuOf(answers.costs[`${one.id}/scan`])
    for (const form of forms) {
      const costs = answers.costs[`${one.id}/${form}`] ?? []
      const askedAlone = form === 'ours' || (full && form === 'naive')
      const alone = askedAlone
        ? await inChild({ kind: 'once', ...questions, runs: 1, cases: [one.id], forms: [form] })
        : null
      measured.push({
        case: one.id,
        form,
        cpuMs: cpuOf(costs),
        wallMs: median(costs.map((cost) => cost.wallMs)),
        runs: costs.length,
        timesScan: cpuOf(costs) / scan,
        peakMb: alone?.peakMb ?? null,
      })
    }
  }
  const costOf = (task: typeof built, name: string) => {
    const [cost] = task.costs[name] ?? []
    if (cost === undefined) throw new Error(`the bench did not measure ${name}`)
    return { ...cost, peakMb: task.peakMb }
  }
  return {
    touchpoints,
    sizes,
    measured,
    disagreements: answers.disagreements,
    generated: generated === null ? null : costOf(generated, 'generate'),
    projected: { ...costOf(built, 'project'), bytes: projections.reduce((sum, file) => sum + file.bytes, 0) },
  }
}

const cpuOf = (costs: readonly Cost[] = []): number => median(costs.map((cost) => cost.cpuMs))
