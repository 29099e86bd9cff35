/** Liking things, and liking them no more. */
import { type Submission, sendCommand } from '../../infrastructure/api/command_api';
import type { React, WithdrawReaction } from '../models/commands';

export const react = (command: React, submission: Submission) => sendCommand('react', command, submission);

export const withdrawReaction = (command: WithdrawReaction, submission: Submission) =>
  sendCommand('withdraw-reaction', command, submission);
