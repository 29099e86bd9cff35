/** What can be done with a post. */
import { type Submission, sendCommand } from '../../infrastructure/api/command_api';
import type {
  CancelScheduledPost,
  DeletePost,
  EditPost,
  PublishPost,
  RedactVersion,
  RestorePost,
  RevertPost,
  SchedulePost,
} from '../models/commands';

export const publishPost = (command: PublishPost, submission: Submission) =>
  sendCommand('publish-post', command, submission);

export const schedulePost = (command: SchedulePost, submission: Submission) =>
  sendCommand('schedule-post', command, submission);

export const cancelScheduledPost = (command: CancelScheduledPost, submission: Submission) =>
  sendCommand('cancel-scheduled-post', command, submission);

export const editPost = (command: EditPost, submission: Submission) =>
  sendCommand('edit-post', command, submission);

export const deletePost = (command: DeletePost, submission: Submission) =>
  sendCommand('delete-post', command, submission);

export const restorePost = (command: RestorePost, submission: Submission) =>
  sendCommand('restore-post', command, submission);

export const revertPost = (command: RevertPost, submission: Submission) =>
  sendCommand('revert-post', command, submission);

export const redactVersion = (command: RedactVersion, submission: Submission) =>
  sendCommand('redact-version', command, submission);
