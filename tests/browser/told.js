// A list of what is wrong, as long as somebody reads it.

const MOST = 40;

export const told = (wrong) => [...wrong.slice(0, MOST), ...(wrong.length > MOST ? [`and ${wrong.length - MOST} more`] : [])].join("\n");
