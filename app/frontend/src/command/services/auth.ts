/** Coming and going. */
import { type Submission, sendCommand } from '../../infrastructure/api/command_api';
import type { LogIn, LogOut, Register } from '../models/commands';

export const register = (command: Register, submission: Submission) =>
  sendCommand('register', command, submission);

export const logIn = (command: LogIn, submission: Submission) => sendCommand('log-in', command, submission);

export const logOut = (command: LogOut, submission: Submission) =>
  sendCommand('log-out', command, submission);
