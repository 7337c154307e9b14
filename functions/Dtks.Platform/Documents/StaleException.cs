namespace Dtks.Platform.Documents;

/// <summary>A document changed, or came to be, between reading and saving: load again and decide again.</summary>
public sealed class StaleException() : Exception("The document changed since it was read.");
