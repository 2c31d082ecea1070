import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { DoorCounter } from './door/door-counter'
import { EditMeeting } from './edit-meeting'
import { MeetingDetail } from './meeting-detail'
import { MeetingList } from './meeting-list'
import { NewMeeting } from './new-meeting'
import { RunMeeting } from './run/run-meeting'

export const meetingListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings',
  component: MeetingList,
})

export const newMeetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/new',
  component: NewMeeting,
})

export const meetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$meetingId',
  component: function Screen() {
    const { meetingId } = meetingRoute.useParams()
    return <MeetingDetail key={meetingId} id={meetingId} />
  },
})

export const editMeetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$meetingId/plan',
  component: function Screen() {
    const { meetingId } = editMeetingRoute.useParams()
    return <EditMeeting key={meetingId} id={meetingId} />
  },
})

export const runMeetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$meetingId/run',
  component: function Screen() {
    const { meetingId } = runMeetingRoute.useParams()
    return <RunMeeting key={meetingId} id={meetingId} />
  },
})

export const doorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$meetingId/door',
  component: function Screen() {
    const { meetingId } = doorRoute.useParams()
    return <DoorCounter key={meetingId} id={meetingId} />
  },
})

export const meetingRoutes = [
  meetingListRoute,
  newMeetingRoute,
  meetingRoute,
  editMeetingRoute,
  runMeetingRoute,
  doorRoute,
] as const
