import type { LoadedModel } from "#contract/engine-status.ts";

/** A way to write prompts: a template, and texts that show that the model has gone on to the next turn. */
export interface PromptSource {
  readonly kind: LoadedModel["template"];
  readonly template: string;
  readonly stopTexts: readonly string[];
}

/** For models whose vocabulary has ChatML's marks. */
export const chatml: PromptSource = {
  kind: "chatml",
  template:
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{{ '' }}" +
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{{ '' }}{% endif %}",
  stopTexts: [],
};

/** For every other model, base models above all: a plain transcript that it can go on with. */
export const plain: PromptSource = {
  kind: "plain",
  template:
    "{% for message in messages %}{% if message.role == 'user' %}User: " +
    "{% elif message.role == 'assistant' %}Assistant: {% endif %}{{ message.content }}\n\n{{ '' }}" +
    "{% endfor %}{% if add_generation_prompt %}Assistant:{% endif %}",
  stopTexts: ["\nUser:"],
};
