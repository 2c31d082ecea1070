import { may } from '#shared/domain/access'
import { agendaProblems } from '#shared/domain/agenda'
import type { Meeting } from '#shared/model/meeting'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import { OtherAgenda } from '../agenda/other-agenda'
import { SaveAgenda } from '../agenda/save-agenda'
import { AgendaFitLine } from './agenda-fit-line'
import { AgendaParts } from './agenda-parts'
import { useAgenda } from './use-agenda'

/** The agenda of a meeting; it can be swapped for another one, and kept to start from again. */
export function AgendaEditor({ meeting }: { meeting: Meeting }) {
  const { roles } = useProfile()
  const mayEdit = may(roles, 'run-meetings')
  const { run } = useCommand(orpc.meeting.update)
  const agenda = useAgenda({
    updatedAt: meeting.updatedAt,
    segments: meeting.segments,
    problems: (segments) => agendaProblems({ ...meeting, segments }),
    save: (segments) => run({ id: meeting.id, fields: { segments } }),
  })
  return (
    <AgendaParts
      agenda={agenda}
      mayEdit={mayEdit}
      above={<AgendaFitLine meeting={meeting} segments={agenda.segments} problem={agenda.problem} />}
      more={
        <>
          <OtherAgenda agenda={agenda} />
          <SaveAgenda title={meeting.title} agenda={agenda} iconOnly />
        </>
      }
    />
  )
}
