import { Event, type CurrentWindowBackendContext, type Element as Node, type EventBubbleStatus } from 'glass-easel';
import type { Json, ViewEvent } from '../messages';

interface TouchPoint {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

const point = ({ identifier, pageX, pageY, clientX, clientY }: Touch): TouchPoint => ({
  identifier,
  pageX,
  pageY,
  clientX,
  clientY,
});
const touches = (list: TouchList | undefined): Json => [...(list ?? [])].map(point) as unknown as Json;

const nodeOf = (node: Node): Json => {
  const drawn = node.getBackendElement() as unknown as HTMLElement | null;
  return {
    id: node.id,
    dataset: { ...(node.dataset as Record<string, Json>) },
    offsetLeft: drawn?.offsetLeft ?? 0,
    offsetTop: drawn?.offsetTop ?? 0,
  };
};

// The engine's names for these two exist at compile time only.
const [NORMAL, NO_DEFAULT] = [0 as EventBubbleStatus, 1 as EventBubbleStatus];

const disabled = (target: Node): boolean => {
  const drawn = target.getBackendElement() as unknown as HTMLElement | null;
  return drawn?.closest('wx-button[disabled]') instanceof Element;
};

const plain = (detail: unknown): Json => {
  try {
    return JSON.parse(JSON.stringify(detail ?? {})) as Json;
  } catch {
    return {};
  }
};

/** Lets the events of the document reach the templates. */
export const connectEvents = (context: CurrentWindowBackendContext): void =>
  context.onEvent((target, type, given, options) => {
    if (type === 'tap' && disabled(target)) return NORMAL;
    const { originalEvent } = options;
    const detail: unknown =
      originalEvent instanceof CustomEvent ? originalEvent.detail : type.includes('tap') ? given : {};
    const touch = originalEvent instanceof TouchEvent ? originalEvent : undefined;
    const extraFields = { touches: touches(touch?.touches), changedTouches: touches(touch?.changedTouches) };
    const event = new Event(type, detail, { ...options, extraFields });
    Event.dispatchEvent(target, event);
    return event.defaultPrevented() ? NO_DEFAULT : NORMAL;
  });

interface Heard {
  type: string;
  timeStamp: number;
  detail: unknown;
  target: Node;
  currentTarget: Node;
  touches?: Json;
  changedTouches?: Json;
}

/** An event as it is handed to the script side: JSON only. */
export const eventFor = (heard: Heard): ViewEvent => ({
  type: heard.type,
  timeStamp: heard.timeStamp,
  detail: plain(heard.detail),
  target: nodeOf(heard.target),
  currentTarget: nodeOf(heard.currentTarget),
  touches: heard.touches ?? [],
  changedTouches: heard.changedTouches ?? [],
});
