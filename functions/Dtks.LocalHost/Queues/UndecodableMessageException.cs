namespace Dtks.LocalHost.Queues;

/// <summary>A message is not what its function takes, and no further try will change that.</summary>
/// <param name="reason">Why, without the message's text.</param>
internal sealed class UndecodableMessageException(string reason) : Exception(reason);
