import { View } from '@tarojs/components'
import { categoryOf } from '../../../domain/report/categories'
import { pastWords } from '../../../domain/reading/time'
import { say } from '../../../domain/words/say'
import { Card } from '../../components/Card'
import { Button } from '../../components/Button'
import { OutgoingList } from '../../components/Outgoing'
import { Page } from '../../components/Page'
import { PhotoGrid } from '../../components/PhotoGrid'
import { Section } from '../../components/Section'
import { StateView } from '../../components/StateView'
import { confirmed } from '../../platform/confirmed'
import { goTo } from '../../lib/goTo'
import { useNow } from '../../platform/inView'
import { drafts, dropDraft } from '../../sending/drafts'
import { useUnsent } from '../../sending/waiting'
import { useTray } from '../../sending/photos'
import { useCatalogue } from '../../stores/reference'

/** What a resident wrote and the server does not have yet: what waits to be sent (待送出), and what is not finished (草稿). */
export default function UnsentPage() {
  const { written, waiting, refused } = useUnsent()
  const isEmpty = written.length + waiting.length + refused.length === 0
  return (
    <Page title={say('没送出的')} narrow onBack={goTo.home}>
      {isEmpty && (
        <StateView
          kind="empty"
          title={say('都送出去了')}
          text={say('送出的事在“进度”里，每一步都看得到。')}
          button={say('看进度')}
          onPress={goTo.progress}
        />
      )}
      <OutgoingList side="resident" />
      {written.length > 0 && (
        <Section title={say('没写完的 {count} 件', { count: written.length })} aside={say('都在手机里')}>
          {written.map((id) => (
            <DraftCard key={id} id={id} />
          ))}
        </Section>
      )}
    </Page>
  )
}

function DraftCard({ id }: { id: string }) {
  const draft = drafts.use((all) => all[id])
  const catalogue = useCatalogue()
  const now = useNow()
  const photos = useTray(draft?.photos ?? [])
  if (!draft) return null
  const category = draft.category ? say(categoryOf(catalogue, draft.category).name) : say('还没选类别')
  const discard = async () => {
    if (await confirmed('', say('删掉这份草稿，写的和照片就没了。删掉吗？'), say('删掉'), say('留着'))) dropDraft(id)
  }
  return (
    <Card>
      <View className="small text-2 num">
        {category} · {pastWords(draft.at, now)}
      </View>
      {draft.text && <View className="body wrap">{draft.text}</View>}
      {photos.length > 0 && <PhotoGrid photos={photos.map(({ key, path }) => ({ id: key, url: path }))} />}
      <View className="columns-2">
        <Button kind="line" text={say('删掉')} more={category} onPress={() => void discard()} />
        <Button kind="soft" text={say('接着写')} more={category} onPress={() => goTo.draft(id)} />
      </View>
    </Card>
  )
}
