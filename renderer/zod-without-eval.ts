import { z } from "zod";

// Before any schema is built: zod otherwise tries `new Function`, which the page's content security policy reports.
z.config({ jitless: true });
