package io.breakwater.agent.config;

/**
 * One property of a file.
 *
 * @param key its key, unescaped
 * @param value its value, unescaped
 * @param line the line it starts on, from 1
 */
record PropertyLine(String key, String value, int line) {}
