import { View } from '@tarojs/components'
import { say } from '../../../domain/words/say'
import { Field } from '../../components/Field'
import { PaperTray } from '../../components/PaperTray'
import { useDraft } from '../../sending/drafts'
import type { useFiles } from './useFiles'

/** Papers (材料), where the sub-item needs some: which of them help, and what the anonymous should know before they send any. */
export function Papers({ asked, files: { papers }, error }: { asked?: string; files: ReturnType<typeof useFiles>; error?: string }) {
  const isAnonymous = useDraft(({ identity }) => identity === 'anonymous')
  if (!asked && papers.keys.length === 0) return null
  return (
    <Field id="field-papers" label={say('材料')} aside={say('可以不传')} error={error}>
      {asked && <View className="small text-2">{say('有就传：{papers}。纸上的拍成照片就行。', { papers: say(asked) })}</View>}
      <PaperTray tray={papers} anonymous={isAnonymous} />
    </Field>
  )
}
