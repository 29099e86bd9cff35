/** What can be done with a comment. */
import { type Submission, sendCommand } from '../../infrastructure/api/command_api';
import type { AddComment, DeleteComment, EditComment, RestoreComment } from '../models/commands';

export const addComment = (command: AddComment, submission: Submission) =>
  sendCommand('add-comment', command, submission);

export const editComment = (command: EditComment, submission: Submission) =>
  sendCommand('edit-comment', command, submission);

export const deleteComment = (command: DeleteComment, submission: Submission) =>
  sendCommand('delete-comment', command, submission);

export const restoreComment = (command: RestoreComment, submission: Submission) =>
  sendCommand('restore-comment', command, submission);
