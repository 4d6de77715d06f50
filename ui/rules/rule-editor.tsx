import { createUniqueId, For, type JSX, Show } from 'solid-js'
import {
  type ChannelRule,
  type RuleCondition,
  type RuleField,
  type RuleOperator,
  ruleFields,
  ruleOperators,
  valuesOf,
} from '#engine/channels/contract.ts'
import { Button } from '#ui/control/button.tsx'
import { Field } from '#ui/control/field.tsx'
import { Segments } from '#ui/control/segments.tsx'
import type { Draft } from './draft.ts'
import { replaced, without } from './move.ts'
import { fieldNames, operatorNames } from './words.ts'

interface EditorProps {
  /** Where the rule stands in the definitions, for what is wrong with it. */
  readonly path: string
  readonly rule: ChannelRule
  readonly channels: readonly string[]
  readonly draft: Draft
  readonly isReadOnly: boolean
  readonly onChange: (rule: ChannelRule) => void
}

const blank: RuleCondition = { field: 'source', operator: 'is', values: [''] }

/** Channel, conditions and note of one rule. */
export function RuleEditor(props: EditorProps): JSX.Element {
  const list = createUniqueId()
  const change = (changes: Partial<ChannelRule>) => props.onChange({ ...props.rule, ...changes })
  const conditions = () => props.rule.conditions
  return (
    <fieldset class="rule-editor" disabled={props.isReadOnly}>
      <legend class="spoken">Rule for {props.rule.channel}</legend>
      <div class="rule-channel">
        <Field
          label="Channel"
          help="One of GA4’s, or a name of your own."
          fault={
            props.rule.channel === '' ? 'Give it a channel.' : props.draft.fault(`${props.path}.channel`)
          }
        >
          {(input) => (
            <input
              id={input.id}
              class="input"
              list={list}
              maxlength={80}
              value={props.rule.channel}
              aria-invalid={input.invalid}
              aria-describedby={input.describedBy}
              onInput={(event) => change({ channel: event.currentTarget.value })}
            />
          )}
        </Field>
        <datalist id={list}>
          <For each={props.channels}>{(channel) => <option value={channel} />}</For>
        </datalist>
        <Field label="Note" help="For whoever reads this later.">
          {(input) => (
            <input
              id={input.id}
              class="input"
              maxlength={500}
              value={props.rule.note}
              aria-describedby={input.describedBy}
              onInput={(event) => change({ note: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <div class="conditions">
        <div class="conditions-head">
          <span>Takes a visit when</span>
          <Segments
            label="Conditions that must hold"
            value={props.rule.match}
            options={[
              ['all', 'all hold'],
              ['any', 'any holds'],
            ]}
            onChange={(match) => change({ match })}
          />
        </div>
        <For each={conditions().map((_, at) => at)}>
          {(at) => (
            <ConditionRow
              path={`${props.path}.conditions.${at}`}
              condition={conditions()[at] ?? blank}
              draft={props.draft}
              isOnly={conditions().length === 1}
              onChange={(condition) => change({ conditions: replaced(conditions(), at, condition) })}
              onRemove={() => change({ conditions: without(conditions(), at) })}
            />
          )}
        </For>
        <Show when={conditions().length < 20}>
          <Button icon="plus" onClick={() => change({ conditions: [...conditions(), blank] })}>
            Add condition
          </Button>
        </Show>
      </div>
    </fieldset>
  )
}

/** Values that still fit after another operator was chosen. */
function fitting(operator: RuleOperator, values: readonly string[]): string[] {
  const wanted = valuesOf(operator)
  if (wanted === 'none') return []
  if (wanted === 'list') return values.length === 0 ? [''] : [...values]
  return [values[0] ?? '']
}

const isField = (text: string): text is RuleField => ruleFields.some((field) => field === text)
const isOperator = (text: string): text is RuleOperator => ruleOperators.some((operator) => operator === text)

function ConditionRow(props: {
  path: string
  condition: RuleCondition
  draft: Draft
  isOnly: boolean
  onChange: (condition: RuleCondition) => void
  onRemove: () => void
}): JSX.Element {
  const fault = () => {
    const { operator, values } = props.condition
    if (valuesOf(operator) !== 'none' && values.every((value) => value === ''))
      return 'Say what it is compared with.'
    const paths = [`${props.path}.values`, ...values.map((_, at) => `${props.path}.values.${at}`)]
    return paths.map((path) => props.draft.fault(path)).find((found) => found !== undefined)
  }
  const setField = (text: string) => isField(text) && props.onChange({ ...props.condition, field: text })
  const setOperator = (text: string) =>
    isOperator(text) &&
    props.onChange({ ...props.condition, operator: text, values: fitting(text, props.condition.values) })
  return (
    <div class="condition">
      <select class="input" aria-label="Field" onChange={(event) => setField(event.currentTarget.value)}>
        <For each={ruleFields}>
          {(field) => (
            <option value={field} selected={props.condition.field === field}>
              {fieldNames[field]}
            </option>
          )}
        </For>
      </select>
      <select
        class="input"
        aria-label="Operator"
        onChange={(event) => setOperator(event.currentTarget.value)}
      >
        <For each={ruleOperators}>
          {(operator) => (
            <option value={operator} selected={props.condition.operator === operator}>
              {operatorNames[operator]}
            </option>
          )}
        </For>
      </select>
      <ConditionValues
        condition={props.condition}
        invalid={fault() !== undefined}
        onChange={(values) => props.onChange({ ...props.condition, values })}
      />
      <Button
        icon="close"
        label="Remove this condition"
        disabled={props.isOnly}
        onClick={() => props.onRemove()}
      />
      <Show when={fault()}>{(message) => <span class="fault">{message()}</span>}</Show>
      <Show when={props.condition.operator === 'matches' && fault() === undefined}>
        <span class="muted">A regular expression (RE2), found anywhere; ^ and $ hold the ends.</span>
      </Show>
    </div>
  )
}

function ConditionValues(props: {
  condition: RuleCondition
  invalid: boolean
  onChange: (values: string[]) => void
}): JSX.Element {
  const wanted = () => valuesOf(props.condition.operator)
  const lines = (text: string) =>
    [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  return (
    <Show when={wanted() !== 'none'} fallback={<span />}>
      <Show
        when={wanted() === 'list'}
        fallback={
          <input
            class="input"
            classList={{ mono: props.condition.operator === 'matches' }}
            aria-label="Value"
            aria-invalid={props.invalid}
            maxlength={500}
            spellcheck={false}
            value={props.condition.values[0] ?? ''}
            onInput={(event) => props.onChange([event.currentTarget.value])}
          />
        }
      >
        <textarea
          class="input lines"
          aria-label="Values, one a line"
          placeholder="One a line"
          rows={Math.min(6, Math.max(2, props.condition.values.length + 1))}
          aria-invalid={props.invalid}
          spellcheck={false}
          onChange={(event) => {
            const values = lines(event.currentTarget.value)
            props.onChange(values.length === 0 ? [''] : values)
          }}
        >
          {props.condition.values.join('\n')}
        </textarea>
      </Show>
    </Show>
  )
}
