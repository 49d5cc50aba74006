/** What became of treatment: one person's course, and the figures of a clinic. */
export * from './course.ts';
export * from './dashboard.ts';
