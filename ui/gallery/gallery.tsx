import { For, type JSX } from 'solid-js'
import { ApiError } from '#ui/api/problem.ts'
import { ChannelSwatch } from '#ui/chart/channel.tsx'
import { Sparkline } from '#ui/chart/sparkline.tsx'
import { Badge, Banner, Warnings } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { TextField } from '#ui/control/field.tsx'
import { Choose, ChooseMany } from '#ui/control/menu.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { Empty, Failure, SkeletonRows } from '#ui/control/state.tsx'
import { Statements } from '#ui/explain/sql.tsx'
import { Change, Figure } from '#ui/format/figure.tsx'
import { unknownMark } from '#ui/format/number.ts'
import { toggleTheme } from '#ui/state/theme.ts'
import { Table } from '#ui/table/table.tsx'
import { channels, columns, rows, setting, statement } from './samples.tsx'

const Part = (props: { title: string; children: JSX.Element }): JSX.Element => (
  <section class="flex flex-col gap-3 py-4" aria-label={props.title}>
    <h2>{props.title}</h2>
    {props.children}
  </section>
)

/** Every state of every part, to be looked at while developing. Its figures are invented, so no build for customers has it. */
export function Gallery(): JSX.Element {
  return (
    <main class="main">
      <div class="flex items-center gap-4">
        <h1>Gallery</h1>
        <Button kind="outline" onClick={toggleTheme}>
          Change theme
        </Button>
      </div>
      <Controls />
      <Figures />
      <States />
    </main>
  )
}

const nothing = () => undefined

const Controls = (): JSX.Element => (
  <>
    <Part title="Buttons and choices">
      <div class="flex flex-wrap items-center gap-3">
        <Button kind="primary">Primary</Button>
        <Button kind="outline">Outline</Button>
        <Button>Plain</Button>
        <Button kind="link">Link</Button>
        <Button kind="primary" disabled title="Your role is viewer.">
          Disabled
        </Button>
        <Button icon="close" label="Close" />
        <Segments
          label="Mode"
          value="a"
          options={[
            ['a', 'Order date'],
            ['b', 'Touch date'],
          ]}
          onChange={nothing}
        />
        <Choose
          label="Model"
          value="a"
          options={[
            ['a', 'Linear'],
            ['b', 'Last touch'],
          ]}
          onChange={nothing}
        />
        <ChooseMany
          label="Models"
          title="2 of 3"
          value={['a', 'b']}
          options={[
            ['a', 'Linear'],
            ['b', 'Last touch'],
            ['c', 'First touch'],
          ]}
          onChange={nothing}
        />
      </div>
    </Part>
    <Part title="Badges and banners">
      <div class="flex flex-wrap gap-2">
        <Badge>incomplete</Badge>
        <Badge tone="warn">partial</Badge>
        <Badge tone="bad">refused</Badge>
        <Badge tone="good">loaded</Badge>
        <Badge tone="info" hint="It says what it changes about the figure.">
          as of
        </Badge>
      </div>
      <Banner>A neutral fact about the page.</Banner>
      <Banner tone="info">You are looking back.</Banner>
      <Banner tone="bad">A file was refused.</Banner>
      <Warnings messages={['Read this before you trust the figure.', 'And this.']} />
    </Part>
    <Part title="Fields">
      <div class="grid max-w-xs gap-4">
        <TextField label="Name" name="name" value="" help="Help stands below." onInput={nothing} />
        <TextField
          label="Currency"
          name="currency"
          value="EURO"
          fault="Three letters, such as EUR."
          onInput={nothing}
        />
      </div>
    </Part>
  </>
)

const Figures = (): JSX.Element => (
  <>
    <Part title="Figures">
      <div class="flex flex-wrap items-center gap-6">
        <Figure setting={setting} column={{ type: 'decimal', unit: 'currency' }} value="1284316.40" />
        <Figure setting={setting} column={{ type: 'number', unit: 'ratio' }} value={3.75} />
        <Figure
          setting={setting}
          column={{ type: 'decimal', unit: 'currency' }}
          value={null}
          why="No platform states spend."
        />
        <Change setting={setting} now={111.5} before={100} better="up" />
        <Change setting={setting} now={111.5} before={100} better="down" />
        <Change setting={setting} now={107} before={100} better="neutral" />
        <Change setting={setting} now={5} before={0} better="up" />
        <Change setting={setting} now={null} before={0} better="up" />
        <span class="w-32">
          <Sparkline now={[1, 3, 2, null, 4, 5]} before={[2, 2, 3, 2, 3, 3]} neutral={false} />
        </span>
      </div>
    </Part>
    <Part title="Channels">
      <ul class="flex flex-wrap gap-4">
        <For each={channels}>
          {(channel) => (
            <li class="flex items-center gap-2">
              <ChannelSwatch channel={channel} /> {channel}
            </li>
          )}
        </For>
        <li class="flex items-center gap-2">
          <ChannelSwatch channel="" unknown /> Unattributed
        </li>
      </ul>
    </Part>
    <Part title="Table">
      <Table
        label="Sample"
        columns={columns}
        rows={rows}
        expanded={new Set(['a'])}
        openCell="b/amount"
        foot={`${rows.length} rows`}
      />
      <Table label="Sample, stale" columns={columns} rows={rows} stale />
    </Part>
    <Part title="SQL">
      <Statements sql={[statement]} setting={setting} />
    </Part>
  </>
)

const broken = new ApiError('The question took longer than 30 s. Ask for fewer days.', {
  status: 504,
  requestId: 'req_0123456789',
})
const refused = new ApiError('Your role is viewer. Ask an admin to change this.', { status: 403 })

const States = (): JSX.Element => (
  <>
    <Part title="Loading, after 200 ms">
      <SkeletonRows rows={4} label="Computing" />
    </Part>
    <Part title="Error, with and without a way to retry">
      <Failure what="The figures could not be computed." error={broken} onRetry={nothing} />
      <Failure what="The files were not taken." error={refused} onRetry={nothing} />
    </Part>
    <Part title="Empty">
      <Empty title="Nothing is loaded yet" action={<Button kind="primary">Add files</Button>}>
        What would be here, why it is not, and the one next step. Unknown is {unknownMark}, never 0.
      </Empty>
    </Part>
  </>
)
