//! The contract between the widget, the collector, the desk and the generator.
