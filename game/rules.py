"""The version of the rules: language, schema and engine together.

A log names the version that wrote it. From release 1.0 on every version stays replayable; before that, a
change is a line in CHANGELOG.md.
"""

RULES_VERSION = "0.1"
