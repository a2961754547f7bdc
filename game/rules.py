"""The version of the rules: language, schema and engine together.

A log names the version that wrote it. From release 1.0 on every version stays replayable (`game/past/README.md` says
how); before that, a change is a line in CHANGELOG.md. A version is called after the release of Fjordvik that brings
it, so that a program that does not have it can say which one to get.
"""

RULES_VERSION = "0.1"
