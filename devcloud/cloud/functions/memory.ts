import { readFileSync } from 'node:fs';

const PAGE = 4096;

/** Bytes of memory that a process holds, as the kernel counts them; 0 where the system does not tell cheaply. */
export const memoryOf = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE;
  } catch {
    // Not Linux, or the process is gone: its own figure at the end of the invocation and V8's limit remain.
    return 0;
  }
};
