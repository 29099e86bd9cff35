/** What can be done about views. */
import { type Submission, sendCommand } from '../../infrastructure/api/command_api';
import type { DiscardParked, RebuildView, RetryParked } from '../models/commands';

export const rebuildView = (command: RebuildView, submission: Submission) =>
  sendCommand('rebuild-view', command, submission);

export const retryParked = (command: RetryParked, submission: Submission) =>
  sendCommand('retry-parked', command, submission);

export const discardParked = (command: DiscardParked, submission: Submission) =>
  sendCommand('discard-parked', command, submission);
