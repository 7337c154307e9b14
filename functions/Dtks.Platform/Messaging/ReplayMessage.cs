using System.Text;
using Dtks.Platform.Json;

namespace Dtks.Platform.Messaging;

/// <summary>Stands on a queue for a message that was set aside and is tried again.</summary>
/// <param name="Replay">The id under which it was set aside.</param>
public sealed record ReplayMessage(string Replay)
{
    /// <summary>Reads one; null when the text is a message of the queue's own.</summary>
    public static ReplayMessage? TryRead(string text) =>
        text.StartsWith("{\"replay\":", StringComparison.Ordinal) && StrictJson.TryRead<ReplayMessage>(Encoding.UTF8.GetBytes(text), out var message).Count == 0
            ? message
            : null;
}
