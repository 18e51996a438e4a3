/** The fields of a deed (三员的事): which it has stands in one table. */
import { View } from '@tarojs/components'
import { ADMIN_ACTS, DUTY_WORDS } from '../../domain/admin/acts'
import { DUTIES } from '../../domain/people/actors'
import { kindsUnder, UNIT_KIND_WORDS } from '../../domain/admin/unit-kinds'
import { ChipGroup } from '../components/Chips'
import { Field } from '../components/Field'
import { TextInput } from '../components/TextInput'
import { UnitPicker } from '../components/UnitPicker'
import type { Chosen, PersonalAct, Typed } from './chosen'
import { useAdminUnits } from './stores'

type FieldsProps = { chosen: Chosen; typed: Typed; onChange: (change: Partial<Typed>) => void }

function NameField({ chosen, typed, onChange }: FieldsProps) {
  const label = ADMIN_ACTS[chosen.act].of === 'person' ? '姓名' : '名称'
  return (
    <Field label={label}>
      <TextInput label={label} value={typed.name} max={40} onChange={(name) => onChange({ name })} />
    </Field>
  )
}

const AccountField = ({ typed, onChange }: FieldsProps) => (
  <Field label="账号" hint="小写字母和数字，2 到 40 个；定了不能改。">
    <TextInput label="账号" value={typed.account} max={40} onChange={(account) => onChange({ account })} />
  </Field>
)

const CodeField = ({ typed, onChange }: FieldsProps) => (
  <Field label="编号" hint="字母、数字、- 和 _；定了不能改。">
    <TextInput label="编号" value={typed.code} max={40} onChange={(code) => onChange({ code })} />
  </Field>
)

function PostFields({ typed, onChange }: FieldsProps) {
  return (
    <>
      <Field label="到哪个单位">
        <UnitPicker label="到哪个单位" units={useStanding()} value={typed.unitId} onChange={(unitId) => onChange({ unitId })} />
      </Field>
      <Field label="做什么">
        <ChipGroup
          label="做什么"
          options={DUTIES.map((value) => ({ value, text: DUTY_WORDS[value] }))}
          value={typed.duty}
          onChange={(duty) => onChange({ duty })}
        />
      </Field>
    </>
  )
}

const FromField = ({ chosen, typed, onChange }: FieldsProps) => (
  <Field label="从哪里调走" hint="在那里的岗位都结束。">
    <ChipGroup
      label="从哪里调走"
      options={[...new Map(chosen.person?.posts.map(({ unitId, unit }) => [unitId, unit]))].map(([value, text]) => ({ value, text }))}
      value={typed.from}
      onChange={(from) => onChange({ from })}
    />
  </Field>
)

const KindField = ({ chosen, typed, onChange }: FieldsProps) => (
  <Field label="哪一种">
    <ChipGroup
      label="哪一种"
      options={kindsUnder(chosen.unit!.kind).map((value) => ({ value, text: UNIT_KIND_WORDS[value] }))}
      value={typed.kind}
      onChange={(kind) => onChange({ kind })}
    />
  </Field>
)

function SuccessorField({ chosen, typed, onChange }: FieldsProps) {
  const units = useStanding().filter(({ id }) => id !== chosen.unit?.id)
  return (
    <Field label="谁承接" hint="不选，件到上一级。">
      <UnitPicker label="谁承接" units={units} value={typed.successor} onChange={(successor) => onChange({ successor })} />
    </Field>
  )
}

/** Units that stand, a grid with the name of its community. */
const useStanding = () =>
  (useAdminUnits().data?.rows ?? [])
    .filter(({ ended }) => !ended)
    .map(({ id, kind, fullName }) => ({ id, kind, name: fullName, phone: null }))

/** Which fields a deed has. */
const FIELDS: Record<PersonalAct, readonly ((props: FieldsProps) => JSX.Element)[]> = {
  add: [NameField, AccountField, PostFields],
  give: [PostFields],
  move: [FromField, PostFields],
  leave: [],
  password: [],
  factor: [],
  signOut: [],
  rename: [NameField],
  addUnit: [KindField, NameField, CodeField],
  endUnit: [SuccessorField],
}

export const Fields = (props: FieldsProps) => (
  <View className="stack stack--4">
    {FIELDS[props.chosen.act].map((One, index) => (
      <One key={index} {...props} />
    ))}
  </View>
)
