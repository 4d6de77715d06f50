import type { EChartsCoreOption } from 'echarts/core'
import type { Palette } from './palette.ts'
import { positionOf } from './tooltip.ts'

/** A measure day by day beside its comparison, with another as bars under it. Null is unknown and leaves a gap. */
export interface TimeSeries {
  /** Label of each day on the axis. */
  readonly days: readonly string[]
  readonly line: readonly (number | null)[]
  /** Aligned by position: the first day of the earlier period stands under the first of this one. */
  readonly before: readonly (number | null)[] | null
  readonly bars: readonly (number | null)[] | null
  /** Position of the first day that is not complete; null when all are. */
  readonly incompleteFrom: number | null
  readonly lineLabel: (value: number) => string
  readonly barLabel: (value: number) => string
  /** Built with textContent. */
  readonly tooltip: (position: number) => HTMLElement
}

const thin = 1.2
const thick = 1.7

export function timeSeriesOption(series: TimeSeries, palette: Palette): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid: { left: 2, right: 6, top: 12, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: tooltip(series, palette),
    xAxis: dayAxis(series.days, palette),
    yAxis: [valueAxis(series.lineLabel, palette), barAxis(series, palette)],
    series: [...bars(series, palette), ...comparison(series, palette), ...line(series, palette)],
  }
}

const tooltip = (series: TimeSeries, palette: Palette) => ({
  trigger: 'axis',
  confine: true,
  transitionDuration: 0,
  backgroundColor: palette.background,
  borderWidth: 0,
  padding: 0,
  textStyle: { fontFamily: palette.font },
  axisPointer: { type: 'line', lineStyle: { color: palette.cursor, type: [2, 2] } },
  formatter: (points: unknown) => series.tooltip(positionOf(points)),
})

const axisText = (palette: Palette) => ({ color: palette.label, fontSize: 10.5, fontFamily: palette.font })

const dayAxis = (days: readonly string[], palette: Palette) => ({
  type: 'category',
  data: days,
  boundaryGap: true,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: palette.axis } },
  axisLabel: {
    ...axisText(palette),
    hideOverlap: true,
    showMinLabel: true,
    interval: Math.max(0, Math.ceil(days.length / 7) - 1),
  },
})

const valueAxis = (label: (value: number) => string, palette: Palette) => ({
  type: 'value',
  min: (extent: { min: number }) => Math.min(0, extent.min),
  splitNumber: 4,
  splitLine: { lineStyle: { color: palette.grid } },
  axisLabel: { ...axisText(palette), formatter: label },
})

/** Bars keep to the lower third: the axis reaches three times as high, and names only their own part. */
function barAxis(series: TimeSeries, palette: Palette) {
  const top = niceTop(Math.max(0, ...(series.bars ?? []).map((value) => value ?? 0)))
  return {
    type: 'value',
    show: series.bars !== null && top > 0,
    min: 0,
    max: top * 3 || 1,
    interval: top || 1,
    splitLine: { show: false },
    axisLabel: {
      ...axisText(palette),
      formatter: (value: number) => (value <= top ? series.barLabel(value) : ''),
    },
  }
}

/** The smallest of 1, 1.5, 2, 3, 5, 7.5 times a power of ten that is not below the value. */
export function niceTop(value: number): number {
  if (value <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.5, 2, 3, 5, 7.5, 10].find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? 10
  return step * power
}

const bars = (series: TimeSeries, palette: Palette) =>
  series.bars === null
    ? []
    : [
        {
          type: 'bar',
          yAxisIndex: 1,
          data: series.bars,
          silent: true,
          barWidth: '46%',
          itemStyle: { color: palette.second, opacity: 0.26, borderRadius: [2, 2, 0, 0] },
          z: 1,
        },
      ]

const comparison = (series: TimeSeries, palette: Palette) =>
  series.before === null
    ? []
    : [
        {
          type: 'line',
          data: series.before,
          symbol: 'none',
          silent: true,
          lineStyle: { color: palette.compare, width: thin, type: [4, 3] },
          z: 2,
        },
      ]

/** Solid to the last complete day, dotted over the rest. */
function line(series: TimeSeries, palette: Palette) {
  const cut = series.incompleteFrom
  const shown = {
    type: 'line',
    symbol: 'circle',
    symbolSize: 5,
    showSymbol: series.days.length === 1,
    itemStyle: { color: palette.series },
    z: 3,
  }
  const complete = series.line.map((value, at) => (cut === null || at < cut ? value : null))
  const rest = series.line.map((value, at) => (cut !== null && at >= cut - 1 ? value : null))
  const shade = {
    silent: true,
    itemStyle: { color: palette.immature },
    label: { color: palette.label, fontSize: 10.5, position: 'insideTop' },
    data: [[{ name: 'incomplete', xAxis: cut ?? 0 }, { xAxis: series.days.length - 1 }]],
  }
  return [
    {
      ...shown,
      data: complete,
      lineStyle: { color: palette.series, width: thick },
      areaStyle: { color: palette.area },
    },
    ...(cut === null
      ? []
      : [
          {
            ...shown,
            data: rest,
            lineStyle: { color: palette.series, width: thick, type: [1.5, 3] },
            markArea: shade,
          },
        ]),
  ]
}
