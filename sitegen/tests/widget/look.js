// Pretend look.
export function look() {}
