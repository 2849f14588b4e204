/**
 * Small applications whose classes are loaded in unusual ways. What is guarded is told and asked through interfaces of the
 * JDK, so that it can be carried into any class loader.
 */
package io.breakwater.it.app.loaders;
