/** The orders a user can give, as the server's schema names them. */
import type { CommandBody } from '../../infrastructure/api/command_api';

export type Register = CommandBody<'register'>;
export type LogIn = CommandBody<'log-in'>;
export type LogOut = CommandBody<'log-out'>;
export type PublishPost = CommandBody<'publish-post'>;
export type SchedulePost = CommandBody<'schedule-post'>;
export type CancelScheduledPost = CommandBody<'cancel-scheduled-post'>;
export type EditPost = CommandBody<'edit-post'>;
export type DeletePost = CommandBody<'delete-post'>;
export type RestorePost = CommandBody<'restore-post'>;
export type RevertPost = CommandBody<'revert-post'>;
export type RedactVersion = CommandBody<'redact-version'>;
export type ChangeProfile = CommandBody<'change-profile'>;
export type RenameUser = CommandBody<'rename-user'>;
export type ChangePassword = CommandBody<'change-password'>;
export type RevokeSession = CommandBody<'revoke-session'>;
export type AddComment = CommandBody<'add-comment'>;
export type EditComment = CommandBody<'edit-comment'>;
export type DeleteComment = CommandBody<'delete-comment'>;
export type RestoreComment = CommandBody<'restore-comment'>;
export type React = CommandBody<'react'>;
export type WithdrawReaction = CommandBody<'withdraw-reaction'>;
export type RebuildView = CommandBody<'rebuild-view'>;
export type RetryParked = CommandBody<'retry-parked'>;
export type DiscardParked = CommandBody<'discard-parked'>;
