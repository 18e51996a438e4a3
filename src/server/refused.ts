import type { ProblemCode } from '../domain/problems-told'

/** A request that may not go ahead: becomes the status and a `Problem` with this code; `message` where the sentence depends on the case. */
export class Refused extends Error {
  constructor(
    readonly statusCode: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 502,
    readonly problem: ProblemCode,
    readonly more: { fields?: Record<string, string>; movedBy?: string; message?: string; ticket?: string } = {},
  ) {
    super(more.message ?? problem)
  }
}
