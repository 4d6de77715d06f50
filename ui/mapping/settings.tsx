import { For, type JSX, Show } from 'solid-js'
import { mappingTargets } from '#server/routes/mappings.contract.ts'
import { Field } from '#ui/control/field.tsx'
import { useHere } from '#ui/state/here.tsx'
import type { Draft, Target } from './draft.ts'

/** What the file does not say itself: its name, what its rows are, what was paid, in which money and zone. */
export function Settings(props: { draft: Draft; nameFault: string | undefined }): JSX.Element {
  const here = useHere()
  const body = () => props.draft.body()
  const reads = (meaning: string) => body()?.columns.some((one) => one.meaning === meaning) ?? false
  const faultOf = (code: string) => props.draft.faults().find((one) => one.code === code)?.message
  return (
    <div class="mapping-settings">
      <Text
        label="Name of the mapping"
        value={props.draft.name()}
        placeholder="Podcast"
        fault={props.nameFault}
        onInput={props.draft.setName}
      />
      <TargetSelect draft={props.draft} />
      <Show when={body()?.target === 'generic_spend' && !reads('platform')}>
        <Text
          label="Paid to"
          value={body()?.platform ?? ''}
          placeholder="Podcast, Taboola …"
          help={faultOf('missing_platform') ?? 'The platform of this spend.'}
          onInput={(platform) => props.draft.change({ platform: platform.trim() === '' ? null : platform })}
        />
      </Show>
      <Show when={wantsCurrency(body()?.target) && !reads('currency')}>
        <Text
          label="Currency"
          value={body()?.currency ?? ''}
          placeholder={here.workspace().currency}
          list="mapping-currencies"
          help={faultOf('missing_currency') ?? 'Of all amounts of the file.'}
          onInput={(text) => {
            const code = text.trim().toUpperCase()
            if (code === '' || /^[A-Z]{3}$/.test(code)) props.draft.change({ currency: code || null })
          }}
        />
      </Show>
      <Show when={body()?.target === 'generic_touchpoints' || body()?.target === 'shopify_orders'}>
        <Text
          label="Time zone"
          value={body()?.timeZone ?? ''}
          placeholder={here.workspace().timeZone}
          list="mapping-zones"
          help="Of times without an offset."
          onInput={(zone) => props.draft.change({ timeZone: zone.trim() === '' ? null : zone.trim() })}
        />
      </Show>
      <Forms draft={props.draft} />
      <Choices id="mapping-currencies" values={Intl.supportedValuesOf('currency')} />
      <Choices id="mapping-zones" values={Intl.supportedValuesOf('timeZone')} />
    </div>
  )
}

const wantsCurrency = (id: string | undefined): boolean =>
  mappingTargets.find((target) => target.id === id)?.needsCurrency ?? false

const Choices = (props: { id: string; values: readonly string[] }): JSX.Element => (
  <datalist id={props.id}>
    <For each={props.values}>{(value) => <option value={value} />}</For>
  </datalist>
)

function Text(props: {
  label: string
  value: string
  placeholder?: string
  help?: string
  fault?: string | undefined
  list?: string
  onInput: (text: string) => void
}): JSX.Element {
  return (
    <Field
      label={props.label}
      fault={props.fault}
      {...(props.help === undefined ? {} : { help: props.help })}
    >
      {(input) => (
        <input
          id={input.id}
          class="input"
          value={props.value}
          placeholder={props.placeholder}
          list={props.list}
          maxlength="120"
          aria-invalid={input.invalid}
          aria-describedby={input.describedBy}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

function TargetSelect(props: { draft: Draft }): JSX.Element {
  const value = () => props.draft.body()?.target ?? 'generic_spend'
  const purpose = () => mappingTargets.find((target) => target.id === value())?.purpose ?? ''
  const chosen = (id: string): Target | undefined => mappingTargets.find((target) => target.id === id)?.id
  return (
    <Field label="Its rows are" help={purpose()}>
      {(input) => (
        <select
          id={input.id}
          class="input"
          value={value()}
          aria-describedby={input.describedBy}
          onChange={(event) => {
            const target = chosen(event.currentTarget.value)
            if (target !== undefined) props.draft.retarget(target)
          }}
        >
          <For each={mappingTargets}>
            {(target) => (
              <option value={target.id} selected={target.id === value()}>
                {target.title}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}

/** How the file writes days and numbers; asked only where nothing in it proves which. */
function Forms(props: { draft: Draft }): JSX.Element {
  const forms = () => props.draft.proposal()?.forms
  const body = () => props.draft.body()
  const asksDay = () => forms()?.isDayOpen === true || (body()?.dayOrder ?? null) !== null
  const asksMark = () => forms()?.isMarkOpen === true || (body()?.decimalMark ?? null) !== null
  return (
    <>
      <Show when={asksDay()}>
        <Pick
          label="Days are written"
          value={body()?.dayOrder ?? ''}
          help="Nothing in the file says which number is the day."
          options={[
            ['', 'Not said'],
            ['dmy', 'Day first: 31/10/2026'],
            ['mdy', 'Month first: 10/31/2026'],
          ]}
          onChange={(order) =>
            props.draft.change({ dayOrder: order === 'dmy' || order === 'mdy' ? order : null })
          }
        />
      </Show>
      <Show when={asksMark()}>
        <Pick
          label="Decimals are written"
          value={body()?.decimalMark ?? ''}
          help="No number of the file proves it."
          options={[
            ['', 'Not said'],
            [',', 'With a comma: 1,50'],
            ['.', 'With a point: 1.50'],
          ]}
          onChange={(mark) => props.draft.change({ decimalMark: mark === ',' || mark === '.' ? mark : null })}
        />
      </Show>
    </>
  )
}

function Pick(props: {
  label: string
  value: string
  help: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}): JSX.Element {
  return (
    <Field label={props.label} help={props.help}>
      {(input) => (
        <select
          id={input.id}
          class="input"
          value={props.value}
          aria-describedby={input.describedBy}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <For each={props.options}>
            {([value, title]) => (
              <option value={value} selected={value === props.value}>
                {title}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}
