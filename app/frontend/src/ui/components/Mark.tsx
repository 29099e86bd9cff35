import type { Look, Shape } from '../marks';

interface Props {
  shape: Shape;
  look: Look;
}

/** Who did it (circle: its author, square: a moderator, bar: erased) and what (filled: appeared, hollow: changed). */
export function Mark({ shape, look }: Props) {
  const paint = {
    fill: look === 'filled' ? 'currentColor' : 'none',
    stroke: 'currentColor',
    strokeWidth: 1.5,
    strokeDasharray: look === 'dashed' ? '2.5 2' : undefined,
  };
  return (
    <svg className="mark" viewBox="0 0 13 13" aria-hidden="true">
      {shape === 'circle' && <circle cx="6.5" cy="6.5" r="4.25" {...paint} />}
      {shape === 'square' && <rect x="2.25" y="2.25" width="8.5" height="8.5" {...paint} />}
      {shape === 'bar' && <rect x="0.75" y="4.75" width="11.5" height="3.5" {...paint} fill="currentColor" />}
      {look === 'struck' && <path d="M1 12 12 1" stroke="currentColor" strokeWidth={1.5} />}
    </svg>
  );
}
