import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { projectApi, type PublicProject } from '../../../domain/api-project'
import { PROJECT_STATE_WORDS } from '../../../domain/project/project'
import { dateWords } from '../../../domain/reading/time'
import { say } from '../../../domain/words/say'
import { Card } from '../../components/Card'
import { KeyValues } from '../../components/KeyValues'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'

const ALL = 'all'
const shown = remote(() => call(projectApi.publicProjects, {}))

/** 民生项目 for anyone: those that were released, with who answers for them and how far they are. */
export default function ProjectsPage() {
  const of = shown.use(ALL)
  const load = () => void shown.load(ALL, true)
  useEffect(load, [])
  return (
    <Page title={say('民生项目')} narrow>
      <Loaded
        of={of}
        onRetry={load}
        rows={3}
        empty={of.data?.rows.length === 0 && <StateView kind="empty" title={say('还没有公开的民生项目')} />}
      >
        {({ rows, now }) => (
          <View className="stack stack--4">
            {rows.map((row) => (
              <OneCard key={row.id} project={row} now={now} />
            ))}
          </View>
        )}
      </Loaded>
    </Page>
  )
}

const OneCard = ({ project, now }: { project: PublicProject; now: number }) => (
  <Card title={project.content} aside={say(PROJECT_STATE_WORDS[project.state])}>
    <KeyValues
      pairs={[
        { key: say('为谁做'), value: project.served },
        { key: say('责任单位'), value: project.unit },
        ...(project.leader ? [{ key: say('牵头领导'), value: project.leader }] : []),
        { key: say('期限'), value: dateWords(project.dueDay, now) },
        ...(project.planned > 0
          ? [{ key: say('进度'), value: say('{planned} 步里做到了 {reached} 步', { planned: project.planned, reached: project.reached }) }]
          : []),
      ]}
    />
  </Card>
)
