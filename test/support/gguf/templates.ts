/** Chat templates written for the fixtures: the shape of the families' own, in our words. */
export const CHATML_TEMPLATE = `
{%- macro text(content) -%}
{%- if content is string -%}{{ content }}
{%- elif content -%}{%- for part in content -%}{%- if part.type == 'text' -%}{{ part.text }}{%- endif -%}{%- endfor -%}
{%- endif -%}
{%- endmacro -%}
{%- if tools -%}
{{ '<|im_start|>system\\n' }}
{%- if messages[0].role == 'system' -%}{{ text(messages[0].content) + '\\n\\n' }}{%- endif -%}
{{ 'Tools:\\n<tools>' }}
{%- for tool in tools -%}{{ '\\n' + (tool | tojson) }}{%- endfor -%}
{{ '\\n</tools>\\nCall one as <tool_call>{"name": ..., "arguments": {...}}</tool_call><|im_end|>\\n' }}
{%- elif messages[0].role == 'system' -%}
{{ '<|im_start|>system\\n' + text(messages[0].content) + '<|im_end|>\\n' }}
{%- endif -%}
{%- for message in messages -%}
{%- if message.role == 'user' -%}
{{ '<|im_start|>user\\n' + text(message.content) + '<|im_end|>\\n' }}
{%- elif message.role == 'assistant' -%}
{{ '<|im_start|>assistant\\n' }}
{%- if message.reasoning_content and loop.last -%}{{ '<think>' + message.reasoning_content + '</think>' }}{%- endif -%}
{{ text(message.content) }}
{%- for call in message.tool_calls or [] -%}
{{ '<tool_call>' + ({'name': call.function.name, 'arguments': call.function.arguments} | tojson) + '</tool_call>' }}
{%- endfor -%}
{{ '<|im_end|>\\n' }}
{%- elif message.role == 'tool' -%}
{{ '<|im_start|>user\\n<tool_response>' + text(message.content) + '</tool_response><|im_end|>\\n' }}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
{{ '<|im_start|>assistant\\n' }}
{%- if messages[-1].role == 'tool' -%}{{ '<|after_tool|>' }}
{%- elif enable_thinking is defined and not enable_thinking -%}{{ '<think></think>' }}
{%- endif -%}
{%- endif -%}
`.trim();

/** The form of GLM-4.7: no line ends between the parts; the prompt opens or closes the thinking. */
export const GLM_TEMPLATE = `
{%- macro text(content) -%}
{%- if content is string -%}{{ content }}
{%- elif content -%}{%- for part in content -%}{%- if part.type == 'text' -%}{{ part.text }}{%- endif -%}{%- endfor -%}
{%- endif -%}
{%- endmacro -%}
{{ '[gMASK]<sop>' }}
{%- if tools -%}
{{ '<|system|>Tools you may call:\\n<tools>' }}
{%- for tool in tools -%}{{ '\\n' + (tool | tojson) }}{%- endfor -%}
{{ '\\n</tools>' }}
{%- endif -%}
{%- set last = namespace(user=-1) -%}
{%- for message in messages -%}{%- if message.role == 'user' -%}{%- set last.user = loop.index0 -%}{%- endif -%}{%- endfor -%}
{%- for message in messages -%}
{%- if message.role == 'system' -%}{{ '<|system|>' + text(message.content) }}
{%- elif message.role == 'user' -%}{{ '<|user|>' + text(message.content) }}
{%- elif message.role == 'assistant' -%}
{{ '<|assistant|>' }}
{%- if message.reasoning_content and loop.index0 > last.user -%}
{{ '<think>' + message.reasoning_content + '</think>' }}
{%- else -%}{{ '</think>' }}
{%- endif -%}
{{ text(message.content) }}
{%- for call in message.tool_calls or [] -%}
{{ '<tool_call>' + call.function.name }}
{%- for key, value in call.function.arguments.items() -%}
{{ '<arg_key>' + key + '</arg_key><arg_value>' }}{{ value if value is string else value | tojson }}{{ '</arg_value>' }}
{%- endfor -%}
{{ '</tool_call>' }}
{%- endfor -%}
{%- elif message.role == 'tool' -%}
{%- if loop.first or messages[loop.index0 - 1].role != 'tool' -%}{{ '<|observation|>' }}{%- endif -%}
{{ '<tool_response>' + text(message.content) + '</tool_response>' }}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
{{ '<|assistant|>' }}
{%- if messages[-1].role == 'tool' -%}{{ '</think><|after_tool|>' }}
{%- elif enable_thinking is defined and not enable_thinking -%}{{ '</think>' }}
{%- else -%}{{ '<think>' }}
{%- endif -%}
{%- endif -%}
`.trim();
