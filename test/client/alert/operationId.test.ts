import { describe, expect, it } from 'vitest';
import { newOperationId } from '#client/alert/operationId.ts';
import { operationIdSchema } from '#shared/protocol/alertCommands.ts';

describe('the id of a command', () => {
  it('is accepted by the protocol and new every time', () => {
    const ids = Array.from({ length: 1_000 }, newOperationId);

    expect(new Set(ids).size).toBe(1_000);
    expect(operationIdSchema.safeParse(ids[0]).success).toBe(true);
  });
});
