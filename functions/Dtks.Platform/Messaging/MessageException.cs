namespace Dtks.Platform.Messaging;

/// <summary>A message that no repetition makes right: it goes to poison at once with this reason.</summary>
public sealed class MessageException(string reason) : Exception(reason);
