import type { Up } from '../../src/domain/sheets/schema';
import type { Line } from './layout';

/** What is printed around a code. */
export interface Label extends Readonly<Record<Exclude<Line, 'hint'>, string>> {
  link: string;
}

/** Draws labels on paper. */
export interface Pen {
  /** The characters of a label that would come out blank, each once; empty where it can be printed. */
  lacks: (label: Label) => string;
  /** Pages of `up` labels each, with cut marks, as a PDF. */
  draw: (labels: readonly Label[], up: Up) => Promise<Buffer>;
}
