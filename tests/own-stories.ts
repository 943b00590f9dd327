/** Tests read this project's stories, whatever story the shell has chosen. */
for (const name of Object.keys(process.env)) if (/^STORY(_|$)/.test(name)) delete process.env[name];
