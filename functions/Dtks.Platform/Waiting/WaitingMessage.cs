namespace Dtks.Platform.Waiting;

/// <summary>A message that something waits for.</summary>
/// <param name="Queue">Its queue.</param>
/// <param name="Message">The message.</param>
public sealed record WaitingMessage(string Queue, object Message);
