"""The values; each that could be executed anywhere would leave a file."""

CANARY = "/run/brine-canary"
VALUES = {
    "jinja expression": "{{ salt['cmd.run']('touch " + CANARY + "') }}",
    "jinja block": "{% do salt['cmd.run']('touch " + CANARY + "') %}",
    "jinja comment": "{# all of this is gone #}",
    "no": "no",
    "1_0": "1_0",
    "12:30:45": "12:30:45",
    "0o17": "0o17",
    "quotes": "it's \"quoted\" 'twice' \\ and `touch " + CANARY + "`",
    "newlines": "one\ntwo: 2\n- three\n\n  four",
    "unicode": "grün \u2028 \u200b☃ \U0001f680 \u202e",
    "python renderer": "#!py\n__import__('os').mknod('" + CANARY + "')",
    "shell": "$(touch " + CANARY + ") ; touch " + CANARY + " & %n",
    "pebble": "<< view.x >><% include 'x' %>{{ x }}",
    "controls": "bell \u0007 \u0085 \u001b[31m",
    "yaml": "&anchor *alias !!python/object/apply:os.mknod ['" + CANARY + "']",
}
