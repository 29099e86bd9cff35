/** What someone settles for themselves. */
import { type Submission, sendCommand } from '../../infrastructure/api/command_api';
import type { ChangePassword, ChangeProfile, RenameUser, RevokeSession } from '../models/commands';

export const changeProfile = (command: ChangeProfile, submission: Submission) =>
  sendCommand('change-profile', command, submission);

export const renameUser = (command: RenameUser, submission: Submission) =>
  sendCommand('rename-user', command, submission);

export const changePassword = (command: ChangePassword, submission: Submission) =>
  sendCommand('change-password', command, submission);

export const revokeSession = (command: RevokeSession, submission: Submission) =>
  sendCommand('revoke-session', command, submission);
