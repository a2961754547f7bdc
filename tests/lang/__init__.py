"""Tests of the language: parse, tree, emit."""
